import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { POTENTIALS } from '../../core/potential';
import { figureKind } from '../../figures/figures';
import { glassForKind, type RecordedGlass } from '../../figures/recorded-glass';
import { glassSeries } from './glass-series';
import { distinctGlasses, type PaperGlass } from './paper-glasses';

const { glasses } = JSON.parse(readFileSync('public/paper/glasses.json', 'utf8')) as {
  glasses: RecordedGlass[];
};

function recorded(figure: string): PaperGlass[] {
  return glasses
    .filter(({ potential }) => potential === POTENTIALS[0].name)
    .flatMap((kept) => glassForKind(kept, figureKind(figure)) ?? [])
    .map((glass) => ({ glass, source: 'recorded' as const }));
}

it('glasses stand side by side in the series that most was measured of', () => {
  // B3–O and B4–O of every composition are recorded at 100 K/ps only, six seeds of each at 270 K/ps.
  expect(glassSeries(recorded('2')).map(({ name }) => name)).toEqual([
    '100 K/ps, cutoff 7.5 Å',
    '270 K/ps, cutoff 7 Å',
  ]);
  expect(glassSeries(recorded('3'))[0].name).toBe('270 K/ps, cutoff 7 Å');
  for (const figure of ['2', '3', '4', '6']) {
    for (const { sources } of glassSeries(recorded(figure))) {
      // As many as there are colours, each under its own name.
      expect(sources.length).toBeLessThanOrEqual(9);
      const names = distinctGlasses(sources).map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
      expect(names.join()).not.toMatch(/K\/ps/);
    }
  }
});

it('what is of this session stands in every series', () => {
  const [own, ...others] = recorded('3');
  const series = glassSeries([{ ...own, source: 'own' }, ...others]);
  expect(series).toHaveLength(2);
  for (const { sources } of series) {
    expect(sources.filter(({ source }) => source === 'own')).toHaveLength(1);
  }
  expect(glassSeries(others.slice(0, 2))).toEqual([]);
});
