import { groupsOf } from '../../figures/claims';
import type { PaperGlass } from './paper-glasses';

/** Recorded glasses that were made alike, with all of this session beside them. */
export interface GlassSeries {
  /** '270 K/ps, cutoff 7 Å' */
  readonly name: string;
  readonly sources: readonly PaperGlass[];
}

/** With fewer glasses nothing is compared along a series. */
const FEWEST_GLASSES = 3;

/**
 * The series in which glasses stand side by side, the fullest first: what most was measured of, and then
 * what has the most seeds. Two series over each other would need more colours than can be told apart.
 */
export function glassSeries(sources: readonly PaperGlass[]): GlassSeries[] {
  const recorded = sources.filter(({ source }) => source === 'recorded');
  const total = (of: readonly number[]) => of.reduce((sum, value) => sum + value, 0);
  return groupsOf(recorded.map(({ glass }) => glass))
    .filter(({ made, glasses }) => made !== null && glasses.length >= FEWEST_GLASSES)
    .map(({ made, glasses }) => ({
      name: made ?? '',
      sources: sources.filter(({ source, glass }) => source === 'own' || glasses.includes(glass)),
      measured: total(glasses.map(({ columns }) => Object.keys(columns).length)),
      seeds: total(glasses.map(({ sampling }) => sampling.replicas)),
    }))
    .sort((a, b) => b.measured - a.measured || b.seeds - a.seeds)
    .map(({ name, sources: own }) => ({ name, sources: own }));
}
