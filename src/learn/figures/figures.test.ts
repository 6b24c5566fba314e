import { describe, expect, it } from 'vitest';
import { campaignSettings, madeUpTrials, simulated } from '../../../tests/support/campaigns';
import { finish } from '../../../tests/support/finish';
import type { Figure } from '../../figures/figure';
import { curvesOf } from '../../figures/figure';
import { figureCsv } from '../../figures/figure-csv';
import { figureSvg } from '../../figures/figure-svg';
import { AUTHORS_BOUNDS } from '../bounds';
import {
  createCampaign,
  jobsOf,
  lossesOf,
  trialsOf,
  withCandidates,
  withOutcomes,
} from '../campaign';
import { UNSTABLE } from '../campaign-jobs';
import { learnCandidates } from '../campaign-learn';
import { KNOWN_SETS, WANG_2018 } from '../parameters';
import { targetCompositions } from '../predicted-loss';
import { sensitivities } from '../sensitivity';
import { convergenceFigure } from './convergence';
import { parallelCoordinatesFigure } from './parallel-coordinates';
import { parityFigure } from './parity';
import { sensitivityFigure } from './sensitivity';

const settings = campaignSettings({
  training: { ...campaignSettings().training, epochs: 20 },
});
const begun = createCampaign(settings, madeUpTrials(12));
const { learned, surrogate } = finish(learnCandidates(begun));
const proposed = withCandidates(begun, learned);
const outcomes = jobsOf(proposed, 0).map(simulated);
outcomes[0] = UNSTABLE;
const done = withOutcomes(proposed, outcomes);

/** Every number that is drawn; the picture and the table are made on the way. */
function numbersOf(figure: Figure): number[] {
  expect(figureSvg(figure)).toContain(figure.title);
  expect(figureCsv(figure)).not.toMatch(/NaN|Infinity/);
  return figure.panels.flatMap((panel) =>
    curvesOf(panel).flatMap(({ x, y, error }) => [...x, ...y, ...(error ?? []).map(Number)]),
  );
}

const named = (id: string, figure: Figure, panel = 0) =>
  curvesOf(figure.panels[panel]).find((series) => series.id === id);

describe('figures of a fit', () => {
  it('convergence: best so far from what was given, each iteration, predicted beside simulated', () => {
    const figure = convergenceFigure(done);
    expect(numbersOf(figure).every(Number.isFinite)).toBe(true);
    const { best, median, each, bestPredicted } = lossesOf(done, 0);
    expect(named('median', figure)).toMatchObject({ x: [1], y: [median] });
    expect(named('best', figure)).toMatchObject({ x: [1], y: [best] });
    expect(named('predicted', figure)).toMatchObject({ x: [1], y: [bestPredicted] });
    const sofar = named('best_so_far', figure);
    expect(sofar?.x).toEqual([0, 1]);
    expect(sofar?.y[1]).toBeLessThanOrEqual(sofar?.y[0] ?? 0);
    const pairs = named('simulated', figure, 1);
    expect(pairs?.x).toEqual(learned.candidates.slice(1).map(({ loss }) => loss));
    expect(pairs?.y).toEqual(each.slice(1));
    expect(figure.notes).toEqual(['1 unstable trial has no loss.']);
  });

  it('parity: a point a held-out result, beside the line where they agree', () => {
    const figure = parityFigure(surrogate.parity, surrogate.errors);
    expect(numbersOf(figure).every(Number.isFinite)).toBe(true);
    expect(named('density_24B', figure)?.x).toHaveLength(12);
    expect(named('b4_75B', figure, 1)?.x).toHaveLength(12);
    expect(figure.how).toMatch(/^Each of 12 trials .* Density is off by 0\.\d{3} g\/cm³/);
    expect(figure.how).toMatch(/Four-fold boron is off by \d+\.\d % \(root mean square\)\.$/);
    expect(figure.panels[1]).toMatchObject({ x: { unit: '%' }, y: { unit: '%' } });
    const of75B = surrogate.parity.filter(({ composition }) => composition.B2O3 === 75);
    expect(named('b4_75B', figure, 1)?.x).toEqual(
      of75B.map(({ b4 }) => 100 * (b4?.simulated ?? Number.NaN)),
    );
  });

  it('parallel coordinates: candidates and published potentials in per cent of Wang 2018', () => {
    const sets = learned.candidates.map(({ parameters }, i) => ({ name: `${i + 1}`, parameters }));
    const figure = parallelCoordinatesFigure(sets, { name: 'best', parameters: WANG_2018 });
    expect(numbersOf(figure).every(Number.isFinite)).toBe(true);
    expect(named('best', figure)?.y).toEqual([0, 0, 0, 0, 0]);
    expect(figure.panels[0].overlays.map(({ id }) => id)).toEqual(KNOWN_SETS.map(({ id }) => id));
    // Table 4 of the paper says −3.46, −0.05, −23.35, +3.92, −6.58 % of its CMA-ES set.
    const published = [-3.46, -0.05, -23.35, 3.92, -6.58];
    named('cma-es', figure)?.y.forEach((percent, i) => {
      expect(percent).toBeCloseTo(published[i], 2);
    });
    expect(figureCsv(figure)).toContain('ρ(B–O),');
  });

  it('sensitivity: density and B4 with each parameter, with the spread of the networks', () => {
    const compositions = targetCompositions(settings.targets);
    const answers = sensitivities(surrogate, WANG_2018, AUTHORS_BOUNDS.bo, compositions, 5);
    const figure = sensitivityFigure(answers);
    expect(figure.panels).toHaveLength(10);
    expect(numbersOf(figure).every(Number.isFinite)).toBe(true);
    const series = named('b4_rhoBO_75B', figure, 3);
    [-5, -1.25, 2.5, 6.25, 10].forEach((percent, i) => {
      expect(series?.x[i]).toBeCloseTo(percent, 9);
    });
    expect(series?.error?.every((spread) => spread !== null && spread >= 0)).toBe(true);
    expect(figure.notes[1]).toMatch(
      /^\+1 % of ρ\(B–O\): density [+−]?0\.\d+ ± .* g\/cm³ in 24B, .* in 75B; B4 [+−]?\d.* percentage points in 75B\.$/,
    );
    expect(figure.panels[3].y).toMatchObject({ label: 'B4', unit: '%' });
    expect(Math.max(...(series?.y ?? []))).toBeGreaterThan(1);
  });

  it('say so where there is nothing to draw', () => {
    const nothing = createCampaign(settings, []);
    expect(trialsOf(nothing)).toEqual([]);
    for (const figure of [
      convergenceFigure(nothing),
      parityFigure([], { ...surrogate.errors, density: { scaled: null, absolute: null } }),
      parallelCoordinatesFigure([], null),
      sensitivityFigure([]),
    ]) {
      expect(numbersOf(figure).every(Number.isFinite)).toBe(true);
    }
    expect(convergenceFigure(nothing).notes).toContain('Nothing is simulated yet.');
  });
});
