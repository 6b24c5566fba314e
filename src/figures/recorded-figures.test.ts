import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BOROSILICATE_POTENTIALS } from '../core/potential';
import { DEFAULT_CHOICES } from './figure-kind';
import { figureSvg } from './figure-svg';
import { figureKind, PAPER_FIGURES } from './figures';
import type { MeasuredGlass } from './glass';
import { glassForKind, type RecordedGlass } from './recorded-glass';

const file = new URL('../../public/paper/glasses.json', import.meta.url);
const { glasses } = JSON.parse(readFileSync(file, 'utf8')) as { glasses: RecordedGlass[] };

const COMPARING = [7, 8, 9, 10];

/** A figure of the paper as the page draws it of the recorded glasses. */
function drawn(number: number) {
  const kind = figureKind(String(number));
  const own = glasses
    .filter(
      ({ potential }) =>
        COMPARING.includes(number) || potential === BOROSILICATE_POTENTIALS[0].name,
    )
    .flatMap((glass) => glassForKind(glass, kind) ?? [])
    .map((glass, i): MeasuredGlass => ({ ...glass, name: `${glass.name}, ${i}` }));
  return kind.draw(own, DEFAULT_CHOICES);
}

/** Of glasses at 270 K/ps: [mean X–O–X, density], straight from the file. */
function pairs(potential: string): (readonly [number, number])[] {
  return glasses.flatMap(({ name: glass, potential: name, conditions, columns }) => {
    const angle = columns['bond-angles']?.['X-O-X mean']?.mean[0];
    const density = columns.density?.density?.mean[0];
    if (name !== potential || conditions?.coolingRate !== 270 || !angle || !density) return [];
    if (glass === '10B') return []; // not of the series
    return [[angle, density] as const];
  });
}

/** Pearson's r and the slope by sums over all pairs of points, which need no mean and no matrix. */
function byPairs(points: readonly (readonly [number, number])[]) {
  let [xx, xy, yy] = [0, 0, 0];
  for (const [x, y] of points) {
    for (const [u, v] of points) {
      xx += (x - u) ** 2;
      xy += (x - u) * (y - v);
      yy += (y - v) ** 2;
    }
  }
  return { r: xy / Math.sqrt(xx * yy), slope: xy / xx };
}

describe('the figures of the paper, of the recorded glasses', () => {
  it.each(PAPER_FIGURES.map(({ paper }) => paper))('%i has its panels and its claims', (number) => {
    const figure = drawn(number);
    const places = new Set(figure.panels.map(({ place }) => place));
    for (const { place } of figureKind(String(number)).panels) expect(places).toContain(place);
    expect(figure.claims?.length).toBeGreaterThan(0);
    expect(figureSvg(figure)).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('10: r and slope of each potential, by other means', () => {
    const claims = drawn(10).claims ?? [];
    for (const { name } of BOROSILICATE_POTENTIALS) {
      const { r, slope } = byPairs(pairs(name));
      const claim = claims.find(({ paper }) => paper.includes(`(${name})`));
      expect(claim?.here).toContain(`r = ${r.toFixed(2).replace('-', '−')}`);
      expect(Number(claim?.here.match(/slope ([−+]?[\d.]+)/)?.[1].replace('−', '-'))).toBeCloseTo(
        slope,
        2,
      );
    }
    const own = byPairs(pairs('Yang 2026'));
    expect(own.r).toBeCloseTo(-0.91, 2);
    expect(own.slope).toBeCloseTo(-0.051, 3);
  });

  it('10: a line takes three glasses', () => {
    const kind = figureKind('10');
    const two = glasses
      .filter(({ potential }) => potential === 'Wang 2018')
      .slice(0, 2)
      .flatMap((glass) => glassForKind(glass, kind) ?? []);
    const figure = kind.draw(two, DEFAULT_CHOICES);
    expect(figure.panels.flatMap(({ overlays }) => overlays)).toEqual([]);
    expect(figure.claims?.[0].verdict).toBe('undecided');
  });
});
