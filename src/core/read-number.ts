import { oneLine } from './one-line';
import { Problem } from './problem';

/** What a number is for, so that it can be understood. */
export interface NumberWanted {
  readonly min: number;
  readonly max: number;
  /** Of the value; '' without one */
  readonly unit?: string;
  /** Only whole numbers */
  readonly whole?: boolean;
  /** What was set before: of two readings the one of its size is meant. Null when nothing was. */
  readonly before?: number | null;
  /** The decimal sign where the person lives, for what nothing else decides; null: then it is asked */
  readonly decimal?: '.' | ',' | null;
}

export interface NumberRead {
  readonly value: number;
  /** How it was understood, where that is not plain: 'read as 3000 K'; else null */
  readonly understood: string | null;
}

/** Other units that people write, and what makes the field's own of them. */
const CONVERSIONS: Readonly<Record<string, Readonly<Record<string, (value: number) => number>>>> = {
  K: {
    '°c': (c) => c + 273.15,
    degc: (c) => c + 273.15,
    c: (c) => c + 273.15,
    celsius: (c) => c + 273.15,
  },
  Å: { nm: (nm) => 10 * nm, pm: (pm) => pm / 100 },
  GPa: {
    mpa: (p) => p / 1e3,
    pa: (p) => p / 1e9,
    bar: (p) => p / 1e4,
    kbar: (p) => p / 10,
    atm: (p) => p * 1.01325e-4,
  },
  ps: { fs: (t) => t / 1e3, ns: (t) => t * 1e3 },
  fs: { ps: (t) => t * 1e3 },
  'K/ps': {
    'k/fs': (rate) => rate * 1e3,
    'k/ns': (rate) => rate / 1e3,
    'k/s': (rate) => rate / 1e12,
  },
  'g/cm³': { 'kg/m³': (rho) => rho / 1e3 },
};

/** Other names of the units themselves. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  K: ['kelvin', 'kelvins', 'degk', '°k'],
  Å: ['a', 'ang', 'angstrom', 'angstroms', 'ångström', 'aa'],
  ps: ['picosecond', 'picoseconds'],
  fs: ['femtosecond', 'femtoseconds'],
  'g/cm³': ['g/cc', 'g/ml', 'gcm-3', 'gcm⁻³'],
  '%': ['percent', 'mol%', 'mole%', 'mol.%', 'prozent'],
  'mol%': ['%', 'percent', 'mole%', 'mol.%'],
};

/** Words that may follow a number that has no unit. */
const COUNTED = /^(atoms?|atome|replicas?|glasses|steps?|frames?|seeds?)$/i;

const plainUnit = (unit: string) =>
  unit
    .toLowerCase()
    .replace(/\s+/g, '')
    .replace(/\u212B/g, 'å')
    .replace(/\^?3$/, '³');

/**
 * Reads a number as people write it: with thousands set apart, with a decimal comma, with its unit, as
 * 1e3 or 3·10³.
 *
 * @throws Problem that says what cannot be understood, or the range
 */
export function readWrittenNumber(text: string, wanted: NumberWanted): NumberRead {
  const { unit = '', min, max, whole = false } = wanted;
  const { digits, exponent, rest } = partsOf(text);
  const convert = conversion(rest, wanted);
  const scale = 10 ** exponent;
  const readings = readingsOf(digits).map((reading) => ({
    plain: reading * scale,
    value: Number(convert(reading * scale).toPrecision(15)),
  }));
  const { value, plain } = choose(readings, wanted, text);
  const withUnit = unit === '' ? '' : ` ${unit}`;
  if (!Number.isFinite(value)) throw notUnderstood(text);
  if (value < min || value > max) {
    throw new Problem(
      `${said(value)}${withUnit} is out of range.`,
      rangeHint(min, max, whole, withUnit),
    );
  }
  if (whole && !Number.isInteger(value)) {
    throw new Problem(`${said(value)} is not a whole number.`, rangeHint(min, max, true, withUnit));
  }
  const asTyped = Number(text.trim().replace('\u2212', '-'));
  const understood =
    asTyped === value || (plain === value && Number(digits) === value)
      ? null
      : `read as ${said(value)}${withUnit}`;
  return { value, understood };
}

const said = (value: number) => String(Number(value.toPrecision(12)));

function rangeHint(min: number, max: number, whole: boolean, unit: string): string {
  const kind = whole ? 'a whole number' : 'a number';
  if (Number.isFinite(min) && Number.isFinite(max)) {
    return `Give ${kind} from ${said(min)} to ${said(max)}${unit}.`;
  }
  if (Number.isFinite(min)) return `Give ${kind} of at least ${said(min)}${unit}.`;
  return `Give ${kind}${unit === '' ? '' : ` in${unit}`}.`;
}

function notUnderstood(text: string): Problem {
  const shown = oneLine(text.slice(0, 100).trim());
  return new Problem(
    `"${shown.length > 24 ? `${shown.slice(0, 23)}…` : shown}" is not a number.`,
    'Write digits, as in 2800, 24.5 or 1e3.',
  );
}

interface Parts {
  /** With its sign and all that sets digits apart */
  readonly digits: string;
  readonly exponent: number;
  /** What follows: a unit */
  readonly rest: string;
}

/** Signs of fractions as the decimals that they add. */
const FRACTIONS: Readonly<Record<string, string>> = { '¼': '.25', '½': '.5', '¾': '.75' };

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

function partsOf(text: string): Parts {
  if (text.length > 200) throw notUnderstood(text);
  const plain = text
    .replace(/\p{Cf}/gu, '')
    .trim()
    .replace(/[\uFF01-\uFF5E]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/^(\d*)\s?([¼½¾])/, (_, ones, part) => `${ones || 0}${FRACTIONS[part]}`)
    .replace(/[\u2212\u2012\u2013\uFE63\uFF0D]/g, '-')
    .replace(/^[=~≈]\s*/, '')
    .replace(/(10)(⁻?)([⁰¹²³⁴-⁹]+)/g, (_, ten, minus, power: string) => {
      const digits = [...power].map((sign) => SUPERSCRIPTS.indexOf(sign)).join('');
      return `${ten}^${minus === '' ? '' : '-'}${digits}`;
    })
    .replace(/^10\^/, '1e');
  const match =
    /^([+-]?\s*\d[\d.,'’_\s]*|[+-]?[.,]\d+)(?:e([+-]?\d+)|\s*[×x*·]\s*10\^?([+-]?\d+))?(.*)$/i.exec(
      plain,
    );
  if (match === null) throw notUnderstood(text);
  const [, digits, power, ten, rest] = match;
  return {
    digits: digits.trim(),
    exponent: Number(power ?? ten ?? 0),
    rest: rest.trim().replace(/^[([](.*)[)\]]$/, '$1'),
  };
}

/** What makes the field's unit of the one that was written. */
function conversion(rest: string, { unit = '', max }: NumberWanted): (value: number) => number {
  const same = (value: number) => value;
  if (rest === '') return same;
  const written = plainUnit(rest);
  if (written === plainUnit(unit) || NAMES[unit]?.some((name) => plainUnit(name) === written)) {
    return same;
  }
  const convert = CONVERSIONS[unit]?.[written];
  if (convert !== undefined) return convert;
  if (written === '%' && unit === '' && max <= 1) return (value) => value / 100;
  if (unit === '' && COUNTED.test(rest)) return same;
  if (written === 'k' && unit === '') return (value) => value * 1000;
  throw new Problem(
    `"${oneLine(rest.slice(0, 20))}" is not understood after the number.`,
    unit === '' ? 'Give the number alone.' : `Give the number in ${unit}.`,
  );
}

/** What digits with signs between them may mean: one number, or two, thousands first. */
function readingsOf(written: string): number[] {
  // Blanks, apostrophes and underscores set thousands apart and nothing else.
  if (/[\s'’_]/.test(written.replace(/^[+-]\s*/, ''))) {
    const groups = /^([+-]?)\s*(\d{1,3}(?:[\s'’_]\d{3})+)([.,]\d*)?$/.exec(written);
    if (groups === null) throw notUnderstood(written);
    const [, sign, whole, decimals = ''] = groups;
    return [Number(`${sign}${whole.replace(/[\s'’_]/g, '')}${decimals.replace(',', '.')}`)];
  }
  const signs = written.replace(/[^.,]/g, '');
  if (signs === '') return [Number(written)];
  const last = signs[signs.length - 1];
  const grouped = (sign: string) => new RegExp(`^[+-]?\\d{1,3}(\\${sign}\\d{3})+$`);
  const ungrouped = (text: string) => Number(text.replace(/[.,]/g, ''));
  if (signs.length === 1) {
    const decimal = Number(written.replace(',', '.'));
    const thousands = grouped(last).test(written) && !/^[+-]?0/.test(written);
    return thousands ? [ungrouped(written), decimal] : [decimal];
  }
  if (new Set(signs).size === 1) {
    if (!grouped(last).test(written)) throw notUnderstood(written);
    return [ungrouped(written)];
  }
  // Both signs: the last one is the decimal one, and the other sets thousands apart.
  const end = written.lastIndexOf(last);
  const head = written.slice(0, end);
  if (!grouped(last === '.' ? ',' : '.').test(head)) throw notUnderstood(written);
  return [Number(`${head.replace(/[.,]/g, '')}.${written.slice(end + 1)}`)];
}

interface Reading {
  readonly plain: number;
  readonly value: number;
}

/** Of '3,000' as 3000 and as 3: what is in range, whole, of the size of what was set, or usual here. */
function choose(readings: readonly Reading[], wanted: NumberWanted, text: string): Reading {
  const { min, max, whole = false, before = null, decimal = null } = wanted;
  if (readings.length === 1) return readings[0];
  const [thousands, fraction] = readings;
  if (whole) return thousands;
  const fitting = readings.filter(({ value }) => value >= min && value <= max);
  if (fitting.length === 1) return fitting[0];
  if (before !== null && before > 0) {
    const apart = ({ value }: Reading) => Math.abs(Math.log(value / before));
    const [a, b] = [apart(thousands), apart(fraction)];
    if (Math.min(a, b) < Math.log(30) && Math.max(a, b) > Math.log(30)) {
      return a < b ? thousands : fraction;
    }
  }
  const sign = text.includes(',') ? ',' : '.';
  if (decimal !== null) return sign === decimal ? fraction : thousands;
  if (sign === '.') return fraction;
  throw new Problem(
    `"${oneLine(text.trim())}" may be ${said(thousands.value)} or ${said(fraction.value)}.`,
    `Write ${said(thousands.value)}, or ${said(fraction.value)} with a decimal point.`,
  );
}
