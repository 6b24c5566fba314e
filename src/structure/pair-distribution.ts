import { type Box, type Configuration, volume } from '../core/configuration';
import type { Element } from '../core/elements';
import type { PairName } from '../core/potential';
import { forEachPair } from './neighbours';
import { ALL_PAIRS, elementsOfPair } from './pair-name';

/** Width of the bins unless another is asked for, Å. */
export const BIN_WIDTH = 0.05;

/** Å: glasses have no order beyond; larger boxes are not searched to their half. */
export const LONGEST_RANGE = 24;

/** A first peak is looked for below this distance, Å. */
const FIRST_PEAK_REACH = 3.5;

export interface PairDistribution {
  /** Bin centres, Å, up to the last whole bin below half the box or, in a large one, 24 Å. */
  readonly r: Float64Array;
  /** Partial g(r) by pair name; null when the glass lacks one of the two elements. */
  readonly g: Readonly<Record<PairName, Float64Array | null>>;
}

/**
 * Partial pair distribution functions of one configuration:
 *
 * g_ab(r) = n_ab(r) / (N_a (N_b − δ_ab) / V · 4π/3 (r₊³ − r₋³)), where n_ab counts the b around all a
 * in the bin from r₋ to r₊. Null also for one atom alone and itself.
 *
 * @param pairs names; all fifteen unless told otherwise
 * @param binWidth Å, above 0
 * @param range Å: how far at most
 */
export function pairDistribution(
  configuration: Configuration,
  pairs: readonly PairName[] = ALL_PAIRS,
  binWidth = BIN_WIDTH,
  range = LONGEST_RANGE,
): PairDistribution {
  const { box } = configuration;
  const half = Math.min(...box) / 2;
  const bins = Math.floor(Math.min(half, range) / binWidth + 1e-9);
  const groups = groupByElement(configuration);
  const met = half > range ? countNearPairs(configuration, bins, binWidth) : null;
  const partial = (name: PairName): Float64Array | null => {
    const [a, b] = elementsOfPair(name);
    const centres = groups.get(a);
    const others = groups.get(b);
    if (centres === undefined || others === undefined) return null;
    const count = (centres.length / 3) * (others.length / 3 - (a === b ? 1 : 0));
    if (count === 0) return null;
    const histogram = met
      ? (met.get(`${a} ${b}`) ?? new Float64Array(bins))
      : countPairs(centres, others, box, bins, binWidth);
    const scale = volume(box) / count;
    return histogram.map((pairs, bin) => (pairs * scale) / shellVolume(bin, binWidth));
  };
  return {
    r: Float64Array.from({ length: bins }, (_, bin) => (bin + 0.5) * binWidth),
    g: Object.fromEntries(pairs.map((name) => [name, partial(name)])),
  };
}

/** Centre (Å) and height of the highest bin below 3.5 Å; null when g is. */
export function firstPeak(
  r: ArrayLike<number>,
  g: ArrayLike<number> | null,
): [number, number] | null {
  if (g === null || r.length === 0) return null;
  let best = 0;
  for (let bin = 0; bin < r.length && r[bin] < FIRST_PEAK_REACH; bin++) {
    if (g[bin] > g[best]) best = bin;
  }
  return [r[best], g[best]];
}

/** Coordinates of the atoms of each element, xyz interleaved, Å. */
function groupByElement(configuration: Configuration): Map<Element, Float64Array> {
  const { species, types, positions } = configuration;
  const groups = new Map<Element, number[]>();
  types.forEach((type, atom) => {
    const { element } = species[type];
    const group = groups.get(element) ?? [];
    group.push(positions[3 * atom], positions[3 * atom + 1], positions[3 * atom + 2]);
    groups.set(element, group);
  });
  return new Map([...groups].map(([element, group]) => [element, Float64Array.from(group)]));
}

/**
 * How many `others` lie in each bin around all `centres`; with the same array for both, each pair of
 * its atoms counts twice. All pairs are tried: for a reach of half the box, where cells save little.
 */
function countPairs(
  centres: Float64Array,
  others: Float64Array,
  box: Box,
  bins: number,
  binWidth: number,
): Float64Array {
  const [lx, ly, lz] = box;
  const limit = (bins * binWidth) ** 2;
  const histogram = new Float64Array(bins);
  const alike = centres === others;
  const weight = alike ? 2 : 1;
  for (let i = 0; i < centres.length; i += 3) {
    const x = centres[i];
    const y = centres[i + 1];
    const z = centres[i + 2];
    for (let j = alike ? i + 3 : 0; j < others.length; j += 3) {
      let dx = Math.abs(others[j] - x);
      let dy = Math.abs(others[j + 1] - y);
      let dz = Math.abs(others[j + 2] - z);
      dx = Math.min(dx, lx - dx);
      dy = Math.min(dy, ly - dy);
      dz = Math.min(dz, lz - dz);
      const square = dx * dx + dy * dy + dz * dz;
      if (square < limit) histogram[Math.floor(Math.sqrt(square) / binWidth)] += weight;
    }
  }
  return histogram;
}

/** The same for every two elements at once, by 'a b', where cells save much: in a box that is large beside the reach. */
function countNearPairs(
  configuration: Configuration,
  bins: number,
  binWidth: number,
): Map<string, Float64Array> {
  const { species, types } = configuration;
  const kinds = species.length;
  const histograms = Array.from({ length: kinds * kinds }, () => new Float64Array(bins));
  const reach = bins * binWidth;
  forEachPair(configuration, reach, (i, j, square) => {
    const bin = Math.floor(Math.sqrt(square) / binWidth);
    if (bin >= bins) return;
    histograms[types[i] * kinds + types[j]][bin]++;
    histograms[types[j] * kinds + types[i]][bin]++;
  });
  const met = new Map<string, Float64Array>();
  histograms.forEach((histogram, k) => {
    const name = `${species[Math.floor(k / kinds)].element} ${species[k % kinds].element}`;
    const sum = met.get(name);
    met.set(name, sum ? sum.map((pairs, bin) => pairs + histogram[bin]) : histogram);
  });
  return met;
}

/** Volume of the shell that a bin stands for, Å³. */
export function shellVolume(bin: number, binWidth: number): number {
  const inner = bin * binWidth;
  const outer = inner + binWidth;
  return ((4 * Math.PI) / 3) * (outer ** 3 - inner ** 3);
}
