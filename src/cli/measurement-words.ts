import { saySymbols } from '../core/element-words';
import {
  FORMERS,
  type Former,
  MODIFIERS,
  OXYGEN_CUTOFFS,
  PAIR_ELEMENTS,
  TRIVALENT_FORMERS,
} from '../core/elements';
import { sayEstimate, sayPair } from '../core/estimate-words';
import { TABLE_1_ELEMENTS } from '../core/glasses';
import { BOND_CUTOFFS, BOND_NAMES } from '../structure/bond-lengths';
import { chargeTerms } from '../structure/charge-balance';
import { coordinationName } from '../structure/coordination';
import { meanOf } from '../structure/fractions';
import type { AveragedMeasurement } from '../structure/measurement-average';
import { elementsOfPair } from '../structure/pair-name';
import { firstDiffractionPeak } from '../structure/scattering/diffraction-peak';
import type { StructureFactorCurve } from '../structure/scattering/measure-scattering';
import { RULES } from '../structure/zachariasen';

import type { MeasuredFiles } from './measured-files';

type Row = readonly [label: string, words: string];
type Shares = Readonly<Record<string, number>> | null;
type ShareErrors = Readonly<Record<string, number | null>> | null | undefined;

const RINGS = { king: 'King', guttman: 'Guttman', primitive: 'primitive' } as const;
const CRITERIA = Object.keys(RINGS) as (keyof typeof RINGS)[];
const OXYGENS = ['free', 'non-bridging', 'bridging', 'on three formers'];
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A measurement as a table for a person: a quantity a line, with its standard error where it is known. */
export function sayMeasurement(measured: MeasuredFiles): string {
  const { mean, standardError: error } = measured;
  const rows: Row[] = [
    ['glass', sampling(measured)],
    ['atoms', composition(measured)],
    ['density', `${sayEstimate(mean.density, error?.density ?? null, 4)} g/cm³`],
    ['molar volume', molarVolume(measured)],
    ...formerShells(measured),
    ...modifierShells(measured),
    ['oxygen', shares(mean.oxygen, error?.oxygen, (n) => OXYGENS[n] ?? `on ${n} formers`)],
    ...units(measured),
    ...chargeBook(measured),
    ...compensation(measured),
    ...rules(measured),
    ...angles(measured),
    ...rings(measured),
    ...bonds(measured),
    ...peaks(measured),
    ['S(Q), neutrons', diffraction(mean.structureFactor?.neutron)],
    ['S(Q), X-rays', diffraction(mean.structureFactor?.xray)],
    ...diffusion(measured),
  ];
  const width = Math.max(...rows.map(([label]) => label.length)) + 2;
  return rows.map(([label, words]) => label.padEnd(width) + words).join('\n');
}

function sampling({ frames, replicas, files }: MeasuredFiles): string {
  if (replicas > 1) {
    const each = frames === replicas ? 'a frame of each' : `${frames} frames in all`;
    return `${files.join(', ')}: mean of ${replicas} files, ${each}`;
  }
  return frames > 1 ? `${files[0]}: mean of ${frames} frames` : files[0];
}

function composition({ mean }: AveragedMeasurement): string {
  const present = PAIR_ELEMENTS.filter((element) => mean.counts[element] !== undefined);
  const counts = present.map((element) => `${mean.counts[element]} ${element}`);
  return `${mean.atoms} (${counts.join(', ')})`;
}

function molarVolume({ mean, standardError }: AveragedMeasurement): string {
  if (mean.molarVolume === null) return 'no oxide';
  return `${sayEstimate(mean.molarVolume, standardError?.molarVolume ?? null, 3)} cm³/mol`;
}

const fold = (number: number) => `${number}-fold`;

function shares(fractions: Shares, errors: ShareErrors, name: (number: number) => string): string {
  if (fractions === null) return 'absent';
  return Object.entries(fractions)
    .map(([number, share]) => {
      const error = errors?.[number] ?? null;
      return `${sayEstimate(100 * share, error === null ? null : 100 * error, 1)} % ${name(Number(number))}`;
    })
    .join(', ');
}

/** Formers that are told of: those of Table 1, and others that the glass has. */
const formersOf = ({ mean }: AveragedMeasurement): readonly Former[] =>
  FORMERS.filter((former) => TABLE_1_ELEMENTS.includes(former) || mean.counts[former]);

/** How many oxygens are bound to boron, silicon and the others; silicon after those that change. */
function formerShells(measured: AveragedMeasurement): Row[] {
  const { mean, standardError } = measured;
  return [...formersOf(measured)].reverse().map((former): Row => {
    const name = coordinationName(former);
    const label = `${former}–O, ${OXYGEN_CUTOFFS[former].toFixed(1)} Å`;
    return [label, shares(mean[name], standardError?.[name], fold)];
  });
}

/** Qⁿ of the formers. */
function units(measured: AveragedMeasurement): Row[] {
  const { mean, standardError } = measured;
  return formersOf(measured).map((former): Row => {
    const name = `Q_${former}` as const;
    const words = shares(mean[name], standardError?.[name], (n) => `Q${SUPERSCRIPTS[n]}`);
    return [`Qⁿ of ${former}`, words];
  });
}

/** How many oxygens the modifiers have in their first shell. */
function modifierShells({ mean, shells }: MeasuredFiles): Row[] {
  const end = shells === 'minimum' ? 'up to the first minimum of g(r)' : 'up to a fixed distance';
  return MODIFIERS.flatMap((element): Row[] => {
    const cutoff = mean.shellCutoff[`${element}-O`];
    const number = meanOf(mean[coordinationName(element)]);
    if (number === null || cutoff === null) return [];
    const label = `${element}–O, ${cutoff.toFixed(2)} Å`;
    return [[label, `${number.toFixed(1)} oxygens on average, ${end}`]];
  });
}

/** What the charge of the modifiers is for: both sides are equal. */
function chargeBook({ mean }: AveragedMeasurement): Row[] {
  const terms = chargeTerms(mean.chargeBalance);
  if (terms.length === 0) return [];
  const charge = (value: number) => sayEstimate(Math.abs(value), null, 1).replace(/\.0$/, '');
  const sum = terms.map(({ name, charge: own }, i) => {
    const sign = own < 0 ? '− ' : i === 0 ? '' : '+ ';
    return `${sign}${charge(own)} ${name}`;
  });
  return [['charges, e', `${charge(mean.chargeBalance.modifiers)} modifiers = ${sum.join(' ')}`]];
}

/** How far Zachariasen's rules are kept. */
function rules({ mean, standardError }: AveragedMeasurement): Row[] {
  return RULES.flatMap(({ rule, say }): Row[] => {
    const share = mean.zachariasen[rule];
    if (share === null) return [];
    const error = standardError?.zachariasen?.[rule] ?? null;
    const percent = sayEstimate(100 * share, error === null ? null : 100 * error, 1);
    return [['Zachariasen', say(`${percent} %`, mean.zachariasen)]];
  });
}

/** What balances the charge of tetrahedra of trivalent formers. */
function compensation({ mean, standardError }: AveragedMeasurement): Row[] {
  if (mean.compensation === null) return [];
  const errors = standardError?.compensation;
  const present = MODIFIERS.filter((modifier) => mean.counts[modifier]);
  const modifiers = saySymbols(present.length > 0 ? present : MODIFIERS, 'or');
  return TRIVALENT_FORMERS.flatMap((former): Row[] => {
    const number = mean.compensation?.[`modifiersPer${former}O4`];
    const charge = mean.compensation?.[`chargePer${former}O4`];
    if (number === undefined || charge === undefined) return [];
    const near = sayEstimate(number, errors?.[`modifiersPer${former}O4`] ?? null, 1);
    const forIt = sayEstimate(charge, errors?.[`chargePer${former}O4`] ?? null);
    return [
      [
        `around ${former === 'B' ? 'a' : 'an'} ${former}O4`,
        `${near} ${modifiers}, with ${forIt} e for it`,
      ],
    ];
  });
}

function angles({ mean, standardError }: AveragedMeasurement): Row[] {
  return (Object.keys(mean.meanAngle) as (keyof typeof mean.meanAngle)[]).map((name) => {
    const error = standardError?.meanAngle?.[name] ?? null;
    const average = sayEstimate(mean.meanAngle[name] ?? Number.NaN, error, 1);
    return [
      `${sayPair(name)}`,
      `${average}° on average, width ${(mean.angleWidth[name] ?? 0).toFixed(1)}°`,
    ];
  });
}

function rings(measured: AveragedMeasurement): Row[] {
  const { mean, standardError } = measured;
  const { rings } = mean;
  if (rings === null) return [['rings', 'not looked for']];
  const formers = saySymbols(formersOf(measured), 'or');
  return CRITERIA.map((criterion) => {
    const statistics = rings[criterion];
    const label = `rings, ${RINGS[criterion]}`;
    if (statistics === null) return [label, 'no network'];
    if (statistics.mean === null) return [label, 'none'];
    const errors = standardError?.rings?.[criterion];
    const size = sayEstimate(statistics.mean, errors?.mean ?? null);
    const number = sayEstimate(statistics.perFormer, errors?.perFormer ?? null);
    return [label, `${number} per ${formers}, of ${size} on average`];
  });
}

/** Mean bond lengths, which need no fit. */
function bonds({ mean, standardError }: AveragedMeasurement): Row[] {
  return BOND_NAMES.flatMap((name): Row[] => {
    const bond = mean.bondLength[name];
    if (!bond) return [];
    const error = standardError?.bondLength?.[name]?.mean ?? null;
    const length = sayEstimate(bond.mean, error, 3);
    const within = BOND_CUTOFFS[name].toFixed(1);
    return [
      [
        `bond, ${sayPair(name)}`,
        `${length} Å on average up to ${within} Å, spread ${bond.width.toFixed(3)} Å`,
      ],
    ];
  });
}

function peaks({ mean, standardError }: AveragedMeasurement): Row[] {
  const told = Object.entries(mean.firstPeak).filter(
    ([name, peak]) =>
      peak !== null || elementsOfPair(name).every((one) => TABLE_1_ELEMENTS.includes(one)),
  );
  return told.map(([name, peak]) => {
    const label = `g(r), ${sayPair(name)}`;
    if (peak === null) return [label, 'absent'];
    const errors = standardError?.firstPeak[name];
    const position = sayEstimate(peak[0], errors?.[0] ?? null, 3);
    const height = sayEstimate(peak[1], errors?.[1] ?? null);
    const fit = mean.peakFit[name];
    const error = standardError?.peakFit[name]?.position ?? null;
    const byFit = fit ? `; by fit at ${sayEstimate(fit.position, error, 3)} Å` : '';
    return [label, `first peak at ${position} Å, g = ${height}${byFit}`];
  });
}

/** The first sharp diffraction peak, under Lorch's window. */
function diffraction(curve: StructureFactorCurve | undefined): string {
  if (curve === undefined) return 'absent';
  const peak = firstDiffractionPeak(curve.Q, curve.S_lorch);
  if (peak === null) return 'no first sharp peak';
  return `first sharp peak at ${peak.position.mean.toFixed(2)} Å⁻¹, S = ${peak.height.mean.toFixed(2)}`;
}

function diffusion({ diffusion }: MeasuredFiles): Row[] {
  return Object.entries(diffusion ?? {}).map(([element, found]) => {
    const label = `diffusion, ${element}`;
    if (found === null) {
      return [label, 'none can be read: the atoms move little, or not in proportion to time'];
    }
    const { mean, standardError, range } = found;
    const error = standardError === null ? '' : ` ± ${standardError.toPrecision(1)}`;
    const lags = range.map((time) => time.toPrecision(2)).join(' to ');
    return [label, `${mean.toPrecision(3)}${error} Å²/ps, from times of ${lags} ps`];
  });
}
