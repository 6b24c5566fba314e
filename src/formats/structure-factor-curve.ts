import { Problem } from '../core/problem';
import { readTwoColumns, type TwoColumnCurve } from './two-column';

/** A measured S(Q), by rising Q. */
export interface MeasuredStructureFactor {
  /** Å⁻¹ */
  readonly x: Float64Array;
  /** S(Q), which goes to 1 */
  readonly y: Float64Array;
  /** What was assumed of the file, as sentences */
  readonly assumed: readonly string[];
}

/** What the second column is. */
type Quantity = 'S' | 'S-1' | 'F';

const HINT =
  'Give Q in Å⁻¹ and S(Q), which goes to 1 at large Q. Other forms are read when the first line names them: "# Q S(Q)-1", "# Q F(Q)", "# Q (nm^-1) S(Q)".';

/** Points below which nothing can be said of a curve's shape. */
const FEWEST_POINTS = 12;
/** S(Q) of a glass has come to 1 beyond this, Å⁻¹ */
const FAR_Q = 8;
/** The mean of the far end lies so near to 1, or to 0. */
const FAR_TOLERANCE = 0.2;

/**
 * Reads a measured S(Q): the range of Q and the far end tell whether it is one, the header in which units
 * and form. S(Q) − 1 and F(Q) = Q (S(Q) − 1) are converted where the header says so.
 *
 * @param name of the file, for messages
 * @throws Problem that says what the curve is instead, or what is missing to tell
 */
export function readStructureFactor(text: string, name: string): MeasuredStructureFactor {
  const curve = readTwoColumns(text, name);
  const header = headerOf(text, curve.firstLine);
  refuseOther(curve, header, name);
  const assumed: string[] = [];
  const x = inverseAngstrom(curve.x, header, name, assumed);
  const quantity = quantityIn(header, name);
  const y = Float64Array.from(curve.y, (value, i) => {
    if (quantity === 'S-1') return value + 1;
    return quantity === 'F' ? 1 + value / Math.max(x[i], 1e-9) : value;
  });
  if (quantity === 'S-1') assumed.push('Read as S(Q) − 1, as its header says, and 1 was added.');
  if (quantity === 'F') assumed.push('Read as F(Q) = Q (S(Q) − 1), as its header says.');
  if (x.length < FEWEST_POINTS) {
    assumed.push(`${x.length} points are too few to see whether this is an S(Q).`);
  } else checkFarEnd(x, y, quantity, name, assumed);
  return { x, y, assumed };
}

/** Lines before the first numbers, and comments among them; blanks in a row as one. */
function headerOf(text: string, firstLine: number): string {
  return text
    .slice(0, 100_000)
    .split(/\r\n|\n|\r/, firstLine - 1)
    .join('\n')
    .replace(/[^\S\n]+/g, ' ');
}

/** Curves that are plainly something else. */
function refuseOther(curve: TwoColumnCurve, header: string, name: string): void {
  const { x, y } = curve;
  const say = (what: string) => new Problem(`${name} is no S(Q): ${what}.`, HINT);
  const named = /\bS\s*\(\s*[Qqk]\s*\)/.test(header);
  if (!named && /\b[gGTDN]\s*\(\s*r\s*\)|\brdf\b|pair.distribution|\bgofr\b/i.test(header)) {
    throw say('its header speaks of g(r)');
  }
  if (/2[\s_-]*theta|two[\s_-]*theta|2θ/i.test(header)) {
    throw say('its first column is an angle, not Q');
  }
  const titles = (header.trim().split('\n').at(-1) ?? '').replace(/^#L\s/, '');
  const first = /([A-Za-z_]+)([^A-Za-z]|$)/.exec(titles)?.[1] ?? '';
  if (/^(r|steps?|timestep|time|temp|temperature|atoms|row|index|frame)$/i.test(first)) {
    throw say(`its first column is called "${first}"`);
  }
  if (x[0] < 0) throw say(`its first column begins at ${x[0]}, and Q is never negative`);
  if (x.length < FEWEST_POINTS) return;
  const steps = x.every((value, i) => Number.isInteger(value) && (i === 0 || value > x[i - 1]));
  if (steps) throw say('its first column counts steps or rows in whole numbers');
  // Atoms keep a distance: g(r) is nothing up to an ångström, and S(Q) is not.
  const nothing = y.findIndex((value) => Math.abs(value) > 1e-6);
  if (nothing >= 4 && x[nothing] > 0.8) {
    throw say(`it is nothing up to ${x[nothing]}, as g(r) is between atoms that touch`);
  }
}

const INVERSE_NANOMETRE = /nm\s*\^?\s*[({]?\s*[-−–⁻]\s*[1¹]|1\s*\/\s*nm|nm⁻¹|inverse n(ano)?m/i;
const INVERSE_ANGSTROM =
  /(Å|Å|angstroms?|\bA|ang)\s*\^?\s*[({]?\s*[-−–⁻]\s*[1¹]|1\s*\/\s*(Å|Å|A\b|ang)|inverse ang/i;

/** Å⁻¹: a measurement that begins later than this misses the first peak of any glass. */
const LATEST_FIRST_Q = 2.5;

function inverseAngstrom(
  x: Float64Array,
  header: string,
  name: string,
  assumed: string[],
): Float64Array {
  if (INVERSE_NANOMETRE.test(header)) {
    assumed.push('Q is in nm⁻¹, as the header says, and was divided by 10.');
    return x.map((q) => q / 10);
  }
  const last = x[x.length - 1];
  const late = x[0] >= LATEST_FIRST_Q && last > 10 * LATEST_FIRST_Q;
  if (INVERSE_ANGSTROM.test(header) || (last <= 60 && !late)) return x;
  if (x[0] >= 1 && last <= 600) {
    assumed.push(`Q was read as nm⁻¹ and divided by 10: it goes from ${x[0]} to ${last}.`);
    return x.map((q) => q / 10);
  }
  throw new Problem(
    `${name} is no S(Q): its first column goes from ${x[0]} to ${last}, and Q of a glass is measured from 0.1 to 60 Å⁻¹.`,
    HINT,
  );
}

/** The form that a header or the ending of the name says; S(Q) where neither does. */
function quantityIn(header: string, name: string): Quantity {
  if (
    /\bS(\s*\(\s*[QqkK]\s*\))?\s*[-−–]\s*1(?![\d.])|\bSQ?[-−]1\b|\bh\s*\(\s*[Qqk]\s*\)/.test(header)
  ) {
    return /[Qq]\s*[*·×]?\s*[([{]\s*S/.test(header) ? 'F' : 'S-1';
  }
  const unnamed = !/\bS\s*\(\s*[QqkK]\s*\)/.test(header);
  if (
    unnamed &&
    (/^#L\s+Q\S*\s+F\b/m.test(header) ||
      /\bF\s*\(\s*Q\s*\)|\bfq\b|\bQi\(Q\)/i.test(header) ||
      /\.fq$/i.test(name))
  ) {
    return 'F';
  }
  return 'S';
}

/** S(Q) goes to 1: what does not is something else. */
function checkFarEnd(
  x: Float64Array,
  y: Float64Array,
  quantity: Quantity,
  name: string,
  assumed: string[],
): void {
  const last = x[x.length - 1];
  const from = last - 0.3 * (last - x[0]);
  const far = [...y].filter((_, i) => x[i] >= from);
  const mean = far.reduce((sum, value) => sum + value, 0) / far.length;
  const isS = Math.abs(mean - 1) <= FAR_TOLERANCE;
  const level = quantity === 'S' ? mean : mean - 1;
  if (isS && quantity !== 'S') return;
  if (isS && Math.max(...far.map((value) => Math.abs(value - 1))) < 2) return;
  if (quantity === 'S' && Math.abs(mean) <= FAR_TOLERANCE) {
    throw new Problem(
      `${name} ends near 0 (${mean.toFixed(2)} on average), where S(Q) goes to 1: it may be S(Q) − 1, F(Q) = Q (S(Q) − 1), or something else.`,
      'Say in its first line which it is: "# Q S(Q)-1" or "# Q F(Q)".',
    );
  }
  if (last < FAR_Q && mean > 0.3 && mean < 2) {
    assumed.push(`It ends at ${last} Å⁻¹, too early to see that it goes to 1; taken as S(Q).`);
    return;
  }
  throw new Problem(
    `${name} is no S(Q): beyond ${from.toFixed(1)} its second column is ${Number(level.toPrecision(3))} on average, and S(Q) goes to 1.`,
    HINT,
  );
}
