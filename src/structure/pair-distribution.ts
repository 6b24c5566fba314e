import { type Box, type Configuration, volume } from '../core/configuration';
import type { Element } from '../core/elements';
import type { PairName } from '../core/potential';
import { elementsOfPair } from './pair-name';

/** Å */
const BIN_WIDTH = 0.05;

/** A first peak is looked for below this distance, Å. */
const FIRST_PEAK_REACH = 3.5;

export interface PairDistribution {
  /** Bin centres, Å: 0.05 Å bins up to the last whole bin below half the box. */
  readonly r: Float64Array;
  /** Partial g(r) by pair name; null when the glass lacks one of the two elements. */
  readonly g: Readonly<Record<PairName, Float64Array | null>>;
}

/**
 * Averages partial pair distribution functions over configurations.
 *
 * g_ab(r) = n_ab(r) / (N_a (N_b − δ_ab) / V · 4π/3 (r₊³ − r₋³)), where n_ab counts the b around all a
 * in the bin from r₋ to r₊. Each configuration is normalised with its own volume; the bins are those
 * that fit into the smallest box met.
 */
export class PairDistributionAccumulator {
  private readonly sums: Map<PairName, Float64Array | null>;
  private bins = Number.POSITIVE_INFINITY;
  private added = 0;

  constructor(private readonly pairs: readonly PairName[]) {
    this.sums = new Map(pairs.map((name) => [name, null]));
  }

  /** How many configurations have been added. */
  get frames(): number {
    return this.added;
  }

  add(configuration: Configuration): void {
    const bins = Math.floor(Math.min(...configuration.box) / 2 / BIN_WIDTH + 1e-9);
    this.bins = Math.min(this.bins, bins);
    this.added++;
    const groups = groupByElement(configuration);
    for (const name of this.pairs) {
      const [a, b] = elementsOfPair(name);
      const centres = groups.get(a);
      const others = groups.get(b);
      if (centres === undefined || others === undefined) continue;
      const pairs = (centres.length / 3) * (others.length / 3 - (a === b ? 1 : 0));
      if (pairs === 0) continue;
      const histogram = countPairs(centres, others, configuration.box, this.bins);
      const sum = this.sums.get(name) ?? new Float64Array(this.bins);
      const scale = volume(configuration.box) / pairs;
      for (let bin = 0; bin < this.bins; bin++) {
        sum[bin] += (histogram[bin] * scale) / shellVolume(bin);
      }
      this.sums.set(name, sum);
    }
  }

  /** The mean so far; null when nothing has been added. */
  result(): PairDistribution | null {
    if (this.added === 0) return null;
    const r = Float64Array.from({ length: this.bins }, (_, bin) => (bin + 0.5) * BIN_WIDTH);
    const means = [...this.sums].map(([name, sum]): [PairName, Float64Array | null] => [
      name,
      sum?.slice(0, this.bins).map((value) => value / this.added) ?? null,
    ]);
    return { r, g: Object.fromEntries(means) };
  }
}

/** Partial g(r) of one configuration. */
export function pairDistribution(
  configuration: Configuration,
  pairs: readonly PairName[],
): PairDistribution {
  const accumulator = new PairDistributionAccumulator(pairs);
  accumulator.add(configuration);
  const result = accumulator.result();
  if (result === null) throw new Error('an accumulator that was added to has a result');
  return result;
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
 * its atoms counts twice. All pairs are tried: the reach is half the box, where cells save little.
 */
function countPairs(
  centres: Float64Array,
  others: Float64Array,
  box: Box,
  bins: number,
): Float64Array {
  const [lx, ly, lz] = box;
  const limit = (bins * BIN_WIDTH) ** 2;
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
      if (square < limit) histogram[Math.floor(Math.sqrt(square) / BIN_WIDTH)] += weight;
    }
  }
  return histogram;
}

/** Å³ */
function shellVolume(bin: number): number {
  const inner = bin * BIN_WIDTH;
  const outer = inner + BIN_WIDTH;
  return ((4 * Math.PI) / 3) * (outer ** 3 - inner ** 3);
}
