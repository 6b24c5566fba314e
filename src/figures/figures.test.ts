import { describe, expect, it } from 'vitest';
import { readCsv } from '../../tests/support/csv';
import { configurationOf, referenceGlass, referenceMeasurement } from '../../tests/support/glass';
import { randomGlass } from '../../tests/support/small-glass';
import { readXml } from '../../tests/support/xml';
import { Problem } from '../core/problem';
import { bondLengths } from '../structure/bond-lengths';
import { curvesOf, type Figure, residualsOf } from './figure';
import { figureCsv } from './figure-csv';
import { DEFAULT_CHOICES, measureFor } from './figure-kind';
import { figureSvg } from './figure-svg';
import { chosenFigure, FIGURE_KINDS, figureKind, PAPER_FIGURES } from './figures';
import { GlassAverage, type MeasuredGlass } from './glass';
import { withPanel } from './panel-choice';

const glass = referenceGlass();
const reference = referenceMeasurement();

const ofReference = new Map<string, MeasuredGlass>();

/** What a figure needs of the reference glass, measured once. */
function ofGlass(name: string): MeasuredGlass {
  const { id } = figureKind(name);
  const known = ofReference.get(id) ?? measured(id, glass);
  ofReference.set(id, known);
  return known;
}

/** What a figure needs of configurations of one glass, each a replica. */
function measured(name: string, ...replicas: ReturnType<typeof referenceGlass>[]): MeasuredGlass {
  const average = new GlassAverage((frame) => measureFor(figureKind(name), frame, DEFAULT_CHOICES));
  for (const [r, configuration] of replicas.entries()) average.add(configuration, r);
  const result = average.result();
  if (result === null) throw new Error('nothing was added');
  return result;
}

const draw = (name: string, ...glasses: MeasuredGlass[]) =>
  figureKind(name).draw(glasses, DEFAULT_CHOICES);

const series = (figure: Figure, id: string) =>
  figure.panels.flatMap(curvesOf).find((curve) => curve.id === id);

describe('the figures of the paper', () => {
  it('are ten, found by name, by number and by panel', () => {
    expect(PAPER_FIGURES.map(({ paper }) => paper)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(figureKind('8')).toBe(figureKind('Boron-Oxygen'));
    expect(chosenFigure('3c')).toEqual({ kind: figureKind('angles'), place: '3c' });
    expect(() => chosenFigure('3e')).toThrow('Figure 3 of the paper has no panel e.');
    expect(() => chosenFigure('11')).toThrow('There is no figure "11".');
    expect(() => figureKind('rdf')).toThrow(Problem);
    expect(() => figureKind('rdf')).toThrow('There is no figure "rdf".');
  });

  it.each(FIGURE_KINDS.map(({ id }) => id))('%s: the same numbers in SVG, CSV and JSON', (id) => {
    const figure = draw(id, ofGlass(id));
    expect(JSON.parse(JSON.stringify(figure))).toEqual(figure);
    expect(figureSvg(figure)).not.toMatch(/NaN|undefined|Infinity/);
    readXml(figureSvg(figure));
    const table = readCsv(figureCsv(figure));
    const ids = figure.panels.flatMap(curvesOf).map((curve) => curve.id);
    expect(ids.length).toBeGreaterThan(0);
    const once = new Map(figure.panels.flatMap(curvesOf).map((curve) => [curve.id, curve.y]));
    for (const curve of figure.panels.flatMap(curvesOf))
      expect(once.get(curve.id)).toEqual(curve.y);
    const curves = figure.panels.flatMap((panel) =>
      curvesOf(panel).map((curve) => ({ curve, unit: panel.y.unit })),
    );
    for (const { curve, unit } of curves) {
      const heads = Object.keys(table).filter(
        (head) => head === curve.id || (unit !== null && head.startsWith(`${curve.id}_`)),
      );
      const columns = heads.map((head) => table[head].slice(0, curve.y.length).map(Number));
      expect(columns).toContainEqual(curve.y);
    }
  });

  it.each(FIGURE_KINDS.map(({ id }) => id))('%s: of glasses that lack much', (id) => {
    const oxygen = configurationOf([['O', 1, 1, 1]], 4);
    const empty = configurationOf([], 4);
    const silica = configurationOf(
      [
        ['Si', 1, 1, 1],
        ['O', 1, 1, 2.6],
      ],
      5,
    );
    for (const configuration of [oxygen, empty, silica]) {
      const one = measured(id, configuration);
      for (const figure of [draw(id), draw(id, one), draw(id, one, ofGlass(id))]) {
        expect(`${figureSvg(figure)}${figureCsv(figure)}`).not.toMatch(/NaN|undefined|Infinity/);
      }
    }
  });
});

describe('what they draw of the reference glass', () => {
  it('density and B4, beside experiment', () => {
    const both = draw('1', ofGlass('1'));
    const [density, boron] = ['1a', '1b'].map((place) => withPanel(both, place));
    expect(series(density, 'density')).toMatchObject({ x: [24], y: [expect.closeTo(2.5112, 4)] });
    expect(residualsOf(density)).toEqual(['Simulation − experiment, g/cm³: 24B −0.03.']);
    expect(series(boron, 'B4')).toMatchObject({ x: [24], y: [50] });
    expect(residualsOf(boron)).toEqual([
      'Simulation − experiment, %: 24B −12.3.',
      'Simulation − Dell–Bray model, %: 24B −13.1.',
    ]);
  });

  it('the Dell–Bray model, outside of which K > 8', () => {
    const figure = draw('1');
    const [inside, outside] = ['B4_Dell-Bray', 'B4_Dell-Bray_K_above_8'].map((id) =>
      series(figure, id),
    );
    const at = (x: number) => inside?.y[inside.x.indexOf(x)];
    expect([12, 24, 37, 50, 62, 75].map(at)).toEqual(
      [78.7, 63.1, 56.4, 50, 40.3, 33.3].map((y) => expect.closeTo(y, 1)),
    );
    expect(at(6)).toBeUndefined();
    expect(outside?.y[outside.x.indexOf(6)]).toBe(100);
    expect(outside?.dash).toBe('dotted');
    expect(Math.max(...(outside?.x ?? []))).toBeLessThan(75 / 9);
  });

  it('the ceiling of B4, where it is below all boron', () => {
    const ceiling = series(draw('1'), 'B4_ceiling');
    expect(ceiling?.y[ceiling.x.indexOf(50)]).toBeCloseTo(50, 9);
    expect(ceiling?.y[ceiling.x.indexOf(75)]).toBeCloseTo(100 / 3, 9);
    expect(Math.min(...(ceiling?.x ?? []))).toBeGreaterThan(25);
  });

  it('charges: the modifiers are the sum of the rest; rules: their shares', () => {
    const book = draw('charge-balance', ofGlass('charge-balance'));
    const [modifiers, ...rest] = series(book, 'charge')?.y ?? [];
    const { counts } = reference;
    expect(modifiers).toBeCloseTo((100 * (counts.Na + 2 * counts.Ca)) / counts.O, 9);
    expect(rest.reduce((sum, charge) => sum + charge, 0)).toBeCloseTo(modifiers, 9);
    const figure = draw('zachariasen', ofGlass('zachariasen'));
    expect(series(figure, 'rules')?.y[0]).toBeCloseTo(100 * (1 - reference.oxygen['3']), 9);
    expect(figure.notes[0]).toMatch(/^24B\. 1: 99\.8 % of oxygens/);
  });

  it('B3–O and B4–O against composition: the means of bonds', () => {
    const figure = draw('boron-oxygen-lengths', ofGlass('boron-oxygen-lengths'));
    const { mean } = bondLengths(glass)['B4-O'] ?? { mean: Number.NaN };
    expect(series(figure, 'B4-O_length')).toMatchObject({ x: [24], y: [expect.closeTo(mean, 9)] });
    expect(figure.panels.map(({ title }) => title)).toEqual(['B3–O', 'B4–O']);
  });

  it('g(r), bin by bin', () => {
    const curve = series(draw('pair-distribution', ofGlass('pair-distribution')), 'g_Si-O');
    expect(curve?.y).toHaveLength(reference.gr['Si-O'].length);
    curve?.y.forEach((value, bin) => {
      expect(Math.abs(value - reference.gr['Si-O'][bin])).toBeLessThan(1e-5);
    });
    const words = residualsOf(draw('pair-distribution', ofGlass('pair-distribution')));
    expect(words).toContain('Si–O: simulation − Yang et al., Å: 0.00.');
  });

  it('bar heights of Qⁿ and oxygen in percent', () => {
    const figure = draw('speciation', ofGlass('speciation'));
    expect(series(figure, 'oxygen')?.y.map((y) => y.toFixed(2))).toEqual([
      '0.00',
      '13.24',
      '86.59',
      '0.17',
    ]);
    expect(series(figure, 'Q_Si')?.y[4]).toBeCloseTo(76.821, 3);
  });

  it('errors from the spread of replicas', () => {
    const other = randomGlass('24B', 300, 1);
    const both = measured('1', glass, other);
    const figure = draw('1', both);
    const curve = series(figure, 'density');
    const single = [glass, other].map((one) => series(draw('1', measured('1', one)), 'density'));
    const [a, b] = single.map((found) => found?.y[0] ?? 0);
    expect(curve?.y[0]).toBeCloseTo((a + b) / 2, 12);
    expect(curve?.error?.[0]).toBeCloseTo(Math.abs(a - b) / 2, 12);
    expect(figure.how).toContain('2 replicas with one frame each');
  });
});

describe('several glasses side by side', () => {
  const series12 = randomGlass('12B', 300, 2);
  const series75 = randomGlass('75B', 300, 3);

  it('have a panel a curve, and a series a glass', () => {
    const figure = draw('2', ofGlass('2'), measured('2', series75));
    expect(figure.panels.map(({ place, title }) => `${place} ${title}`)).toEqual([
      '2a Si–O',
      '2b B–O',
      '2c Ca–O',
      '2d Na–O',
    ]);
    expect(figure.panels[1].series.map(({ name }) => name)).toEqual(['24B', '75B']);
    expect(figure.panels[0].series.map(({ name }) => name)).toEqual(['24B']);
  });

  it('have no line through their mean ring sizes, whose minimum is the point', () => {
    const made = (mean: number, glassOfSeries: MeasuredGlass): MeasuredGlass => ({
      ...glassOfSeries,
      sampling: { ...glassOfSeries.sampling, replicas: 6 },
      columns: {
        'guttman mean': { mean: Float64Array.of(mean), error: Float64Array.of(0.02) },
        'king mean': null,
      },
    });
    const [a, b, c] = [series12, glass, series75].map((one) => measured('1', one));
    const claimOf = (...means: readonly [number, number, number]) =>
      draw('4', made(means[0], a), made(means[1], b), made(means[2], c)).claims?.[0];
    const figure = draw('4', made(5.3, a), made(5.12, b), made(5.75, c));
    expect(series(figure, 'guttman_mean')?.x).toEqual([12, 24, 75]);
    expect(figure.panels.flatMap(({ overlays }) => overlays)).toEqual([]);
    expect(figure.panels.at(-1)?.place).toBe('4b');
    expect(claimOf(5.3, 5.12, 5.75)?.verdict).toBe('shown');
    expect(claimOf(5.14, 5.12, 5.75)?.verdict).toBe('undecided');
    expect(claimOf(5.7, 5.6, 5.2)?.verdict).toBe('not shown');
  });

  it('of several potentials say what each is off by', () => {
    const wang = { ...ofGlass('7'), potential: 'Wang 2018' };
    const yang = { ...ofGlass('7'), potential: 'Yang 2026' };
    const figure = draw('7', wang, yang);
    expect(figure.panels[0].series.map(({ name }) => name)).toEqual(['Wang 2018', 'Yang 2026']);
    expect(residualsOf(figure)[0]).toBe(
      'Density, simulation − experiment, g/cm³, mean over the glasses: Wang 2018 −0.03, root mean square 0.03; Yang 2026 −0.03, root mean square 0.03.',
    );
  });
});

describe('a measured structure factor', () => {
  it('is weighted as chosen, and says so', () => {
    const small = randomGlass('75B', 300, 3);
    const scattering = { boron: '11B', normalisation: 'mean-square' } as const;
    const choices = { ...DEFAULT_CHOICES, scattering };
    const average = new GlassAverage((frame) => measureFor(figureKind('5'), frame, choices));
    average.add(small);
    const chosen = average.result();
    const plain = measured('5', small);
    expect(chosen?.columns.S?.mean[50]).not.toBeCloseTo(plain.columns.S?.mean[50] ?? 0, 3);
    const { how } = figureKind('5').draw(chosen ? [chosen] : [], choices);
    expect(how).toContain('divided by the mean of the squared amplitudes');
    expect(how).toContain('pure ¹¹B');
    expect(draw('5', plain).how).toContain('natural boron');
  });

  it('is drawn with what the simulation is off by', () => {
    const own = ofGlass('neutron-structure-factor');
    const x = [1.02, 2.03, 5.0, 14.01, 25];
    const S = own.columns.S?.mean ?? new Float64Array();
    const Q = own.columns.Q?.mean ?? new Float64Array();
    const y = x.map((at) => {
      const k = Math.min(Q.length - 2, Math.floor((at - Q[0]) / 0.05 + 1e-9));
      const share = (at - Q[k]) / 0.05;
      return S[k] + share * (S[k + 1] - S[k]) + 0.03;
    });
    const figure = figureKind('5').draw([own], {
      ...DEFAULT_CHOICES,
      curve: { name: 'wand.dat', x, y },
    });
    expect(residualsOf(figure)).toContain(
      'Simulation (no window) − wand.dat, root mean square: 24B 0.030.',
    );
    expect(series(figure, 'S_measured')).toMatchObject({ x, y, dash: 'dashed' });
    const elsewhere = figureKind('5').draw([own], {
      ...DEFAULT_CHOICES,
      curve: { name: 'far.dat', x: [30, 31], y: [1, 1] },
    });
    expect(residualsOf(elsewhere)).toEqual([]);
  });
});
