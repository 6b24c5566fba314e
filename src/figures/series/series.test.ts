import { describe, expect, it } from 'vitest';
import { createExperiment } from '../../core/experiment';
import { experimentFor } from '../../core/published';
import { readSeries, seriesPoints } from '../../core/series';
import {
  emptySeries,
  parseSeriesResult,
  type SeriesResult,
  withPoint,
} from '../../core/series-result';
import { figureCsv } from '../figure-csv';
import { figureSvg } from '../figure-svg';
import { logRateLine } from './laboratory';
import { seriesFigures } from './series-figures';
import { estimateOf, seriesCsv, seriesJson } from './series-result';

/** A series whose seeds have these values at each point. */
function series(
  text: string,
  values: (value: number, seed: number) => Record<string, number | null>,
  seeds = 3,
): SeriesResult {
  const experiment = createExperiment({ series: readSeries(text), replicas: seeds });
  return seriesPoints(experiment).reduce(
    (result, { value }) =>
      withPoint(result, {
        value,
        atoms: 400,
        seeds: Array.from({ length: seeds }, (_, i) => ({
          seed: i + 1,
          values: values(value, i),
        })),
      }),
    emptySeries(experiment),
  );
}

/** Denser by 0.05 g/cm³ for each power of ten that the rate is lower; seeds 0.01 apart. */
const slower = series('rate=1000,100,10', (rate, seed) => ({
  density: 2.5 - 0.05 * Math.log10(rate) + 0.01 * (seed - 1),
  B4: 40,
  Tg: seed === 0 ? null : 1500,
}));

describe('what a series came to', () => {
  it('is a mean over seeds with the error of their spread, and how many have it', () => {
    const [fast] = slower.points;
    expect(estimateOf(fast, 'density')?.mean).toBeCloseTo(2.35, 12);
    expect(estimateOf(fast, 'density')?.standardError).toBeCloseTo(0.01 / Math.sqrt(3), 12);
    expect(estimateOf(fast, 'Tg')).toEqual({ mean: 1500, standardError: 0, seeds: 2 });
    expect(estimateOf(fast, 'NBO')).toBeNull();
  });

  it('comes back from JSON, a half-finished one too', () => {
    const half: SeriesResult = {
      ...slower,
      points: [slower.points[0], ...emptySeries(slower.experiment).points.slice(1)],
    };
    for (const result of [slower, half]) {
      const json = JSON.parse(JSON.stringify(seriesJson(result)));
      expect(parseSeriesResult(json, 'series.json')).toEqual(result);
    }
    expect(() => parseSeriesResult({ version: 2 }, 'series.json')).toThrow(/"version" must be 1/);
  });

  it('is a table, by rising value', () => {
    const [head, first, , last] = seriesCsv(slower).trim().split('\n');
    expect(head).toMatch(/^rate_K_ps,atoms,seeds,density_g_cm3,density_standard_error_g_cm3,dens/);
    expect(first).toMatch(/^10,400,3,2\.45/);
    expect(last).toMatch(/^1000,400,3,2\.35/);
  });
});

describe('a line in the logarithm of the rate', () => {
  it('finds what was put in, with errors that grow as it is followed', () => {
    const points = [1000, 100, 10].flatMap((rate) =>
      [-1, 1].map((way) => ({ rate, value: 3 + 0.1 * Math.log10(rate) + 0.01 * way })),
    );
    const line = logRateLine(points);
    expect(line?.perDecade.mean).toBeCloseTo(0.1, 12);
    expect(line?.decades).toBeCloseTo(13, 12);
    expect(line?.at(1e-12).mean).toBeCloseTo(1.8, 10);
    // Straight-line regression: s² = Σ residual²/(n−2), var = s² (1/n + (x−x̄)²/Sxx)
    const s2 = (6 * 0.01 ** 2) / 4;
    const at = (x: number) => Math.sqrt(s2 * (1 / 6 + (x - 2) ** 2 / 4));
    expect(line?.at(1e-12).standardError).toBeCloseTo(at(-12), 10);
    expect(line?.at(100).standardError).toBeCloseTo(at(2), 10);
  });

  it('is not drawn through fewer than three rates', () => {
    const points = [10, 10, 100].map((rate, i) => ({ rate, value: i }));
    expect(logRateLine(points)).toBeNull();
  });
});

describe('figures of a series', () => {
  it('of rates stand on a logarithmic axis from the laboratory to the fastest', () => {
    const [figure] = seriesFigures(slower);
    const [near, density] = figure.panels;
    expect(near.overlays).toEqual([]);
    expect(near.x.range).toEqual([null, null]);
    expect(density.title).toBe('Density, down to a laboratory’s rates');
    expect(figure.id).toBe('series-density-and-boron');
    expect(density.x).toMatchObject({ label: 'cooling rate', unit: 'K/ps', logarithmic: true });
    expect(density.series[0].x).toEqual([10, 100, 1000]);
    expect(density.series[0].error?.[0]).toBeCloseTo(0.01 / Math.sqrt(3), 12);
    expect(density.marks.map(({ x }) => x)).toEqual([1e-14, 1e-11]);
    const measured = density.overlays.find(({ origin }) => origin === 'experiment');
    expect(measured).toMatchObject({ x: [1e-14, 1e-11], kind: 'line' });
    const known = experimentFor(slower.experiment.composition)?.density;
    expect(measured?.y).toEqual([known, known]);
    expect(measured?.citation).toContain('Smedskjaer');
  });

  it('say where the line would lead with its error, over how many decades, and what is not known', () => {
    const { notes } = seriesFigures(slower)[0];
    expect(notes[0]).toBe(
      'Density: −0.050 ± 0.004 g/cm³ for each power of ten of the rate. Extrapolated over 13.0 decades to 1 K/s along that straight line: 3.10 ± 0.05 g/cm³.',
    );
    expect(notes[1]).toMatch(/^Four-fold boron: 0\.0/);
    expect(notes.at(-1)).toMatch(/nothing here shows/);
    const absurd = series('rate=1000,100,10', (rate, seed) => ({
      density: 2,
      B4: 60 - 10 * Math.log10(rate) + seed,
    }));
    expect(seriesFigures(absurd)[0].notes[1]).toMatch(/181 ± \d %, which cannot be/);
  });

  it('of compositions have a measured value a point and Dell and Bray’s line, also against R', () => {
    const along = series('B2O3:SiO2=6,12,24,30', () => ({ density: 2.5, B4: 60 }));
    const [figure] = seriesFigures(along);
    const [density, boron, ratio] = figure.panels;
    expect(density.x).toMatchObject({ label: 'B₂O₃ in place of SiO₂', unit: 'mol%' });
    expect(density.x.logarithmic).toBeUndefined();
    const measured = density.overlays.find(({ origin }) => origin === 'experiment');
    expect(measured).toMatchObject({ x: [6, 12, 24], kind: 'points' });
    expect(boron.overlays.map(({ name }) => name)).toEqual(['experiment', 'Dell–Bray']);
    // K ≤ 8 from 75 − x ≤ 8 x on
    expect(boron.overlays[1].x[0]).toBeGreaterThanOrEqual(75 / 9);
    expect(ratio.series[0].x).toEqual([25 / 6, 25 / 12, 25 / 24, 25 / 30]);
    expect(ratio.overlays[0].citation).toContain('Dell');
  });

  it('of soda no longer fall on one place', () => {
    const [figure] = seriesFigures(series('Na2O:SiO2=5,15,25', () => ({ density: 2.5, B4: 60 })));
    expect(figure.panels[0].series[0].x).toEqual([5, 15, 25]);
    const ratio = figure.panels.find(({ x }) => x.column === 'R');
    expect(ratio?.series[0].x).toEqual([15 / 24, 25 / 24, 35 / 24]);
  });

  it('name points that are missing, and draw nothing of none', () => {
    expect(seriesFigures(emptySeries(slower.experiment))).toEqual([]);
    const half = { ...slower, points: [slower.points[0], { value: 100, atoms: null, seeds: [] }] };
    const [figure] = seriesFigures(half);
    expect(figure.notes[0]).toBe('Not finished: 100.');
    expect(figure.panels[1].overlays.map(({ origin }) => origin)).toEqual(['experiment']);
  });

  it('without seeds beside each other have no errors and say so', () => {
    const [figure] = seriesFigures(series('melt=2500,3000', () => ({ density: 2.4 }), 1));
    expect(figure.panels[0].series[0].error).toBeNull();
    expect(figure.how).toContain('One seed a point');
    const measured = figure.panels[0].overlays.find(({ origin }) => origin === 'experiment');
    expect(measured?.x).toEqual([2500, 3000]);
  });

  it('can be saved as pictures and as numbers', () => {
    for (const figure of seriesFigures(slower)) {
      expect(figureSvg(figure, { theme: 'light' })).not.toMatch(/NaN|undefined|Infinity/);
      expect(figureCsv(figure)).not.toMatch(/NaN|undefined|Infinity/);
    }
    expect(figureSvg(seriesFigures(slower)[0], { theme: 'light' })).toMatch(/10⁻¹²|10⁻¹¹/);
  });
});
