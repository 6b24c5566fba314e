import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OXIDES, TABLE_1 } from './composition';
import { createExperiment, type Experiment } from './experiment';
import { checkExperiment } from './experiment-checks';
import { parseExperiment, serialiseExperiment } from './experiment-json';
import { Problem } from './problem';
import { coolingRate, totalSteps } from './protocol';
import { readRamp } from './ramp';
import { readSeries, seriesPoints, writeSeries } from './series';
import { axesFor, seriesAxis } from './series-axis';

const along = (text: string, base: Experiment = createExperiment()) =>
  seriesPoints({ ...base, series: readSeries(text) });

/** What is said of something that is not possible. */
function refusal(attempt: () => unknown): string {
  try {
    attempt();
  } catch (error) {
    if (error instanceof Problem) return `${error.message} ${error.hint}`;
    throw error;
  }
  return 'nothing was refused';
}

describe('a series as people write it', () => {
  it('is a list of values in their own order', () => {
    expect(readSeries('rate=1000, 270,100')).toEqual({ axis: 'rate', values: [1000, 270, 100] });
    expect(readSeries('pressure = -1;0;2.5').values).toEqual([-1, 0, 2.5]);
  });

  it('is a range with so many points: of equal steps, or of equal factors for a rate', () => {
    expect(readSeries('Na2O:SiO2=10..40/4').values).toEqual([10, 20, 30, 40]);
    expect(readSeries('rate=1000..1/4').values).toEqual([1000, 100, 10, 1]);
    expect(readSeries('atoms=100..400/3').values).toEqual([100, 200, 400]);
  });

  it('comes back as it was written', () => {
    for (const text of ['rate=1000,270,100', 'Na2O:SiO2=10,20', 'B-O.rho=0.12,0.13']) {
      expect(writeSeries(readSeries(text))).toBe(text);
    }
  });

  it('is refused by what is wrong with it', () => {
    expect(refusal(() => readSeries('rate'))).toMatch(/"rate" is no series.*AXIS=VALUE/);
    expect(refusal(() => readSeries('colour=1,2'))).toMatch(/cannot vary "colour".*Axes: rate/);
    expect(refusal(() => readSeries('Na2O:Na2O=1,2'))).toMatch(/cannot vary "Na2O:Na2O"/);
    expect(refusal(() => readSeries('rate=1,x'))).toMatch(/"x" is no number/);
    expect(refusal(() => readSeries('rate=10'))).toMatch(/at least 2 values/);
    expect(refusal(() => readSeries('rate=10,10'))).toMatch(/the value 10 twice/);
    expect(refusal(() => readSeries('melt=1000..4000/41'))).toMatch(/41 points.*2 to 40/);
    expect(refusal(() => readSeries('rate=0..10/3'))).toMatch(/above 0/);
    const many = Array.from({ length: 41 }, (_, i) => i + 1).join();
    expect(refusal(() => readSeries(`rate=${many}`))).toMatch(/at most 40 values/);
  });
});

describe('the points of a series', () => {
  it('of rates differ in how long the quench takes', () => {
    const points = along('rate=1000,270,100', createExperiment({ replicas: 6, seed: 3 }));
    const rates = points.map(({ experiment }) => coolingRate(experiment.protocol));
    expect(rates.map((rate) => rate?.toFixed(9))).toEqual(
      [1000, 270, 100].map((rate) => rate.toFixed(9)),
    );
    const steps = points.map(({ experiment }) => totalSteps(experiment.protocol));
    expect(steps).toEqual([4700, 12000, 29000]);
    expect(points.map(({ name }) => name)[1]).toBe('rate 270 K/ps');
    expect(points.map(({ folder }) => folder)).toEqual(['rate-1000', 'rate-270', 'rate-100']);
    for (const { experiment } of points) {
      expect(experiment).toMatchObject({ seed: 3, replicas: 6, variants: [] });
      expect(experiment.series).toBeUndefined();
    }
  });

  it('of an exchange of oxides keep the others', () => {
    const points = along('Na2O:SiO2=10..40/4');
    expect(points.map(({ experiment: { composition } }) => composition)).toEqual(
      [10, 20, 30, 40].map((soda) => ({ ...TABLE_1['24B'], Na2O: soda, SiO2: 66 - soda })),
    );
    expect(points[0].folder).toBe('Na2O-in-SiO2-10');
    const [same] = along('B2O3:SiO2=24,50');
    expect(same.experiment.name).toBe('24B');
  });

  it('of an oxide alone keep the others in proportion', () => {
    const base = createExperiment({ composition: { SiO2: 80, Na2O: 20 } });
    const [, half] = along('Na2O=0,60', base);
    expect(half.experiment.composition).toMatchObject({ SiO2: 40, Na2O: 60 });
    fc.assert(
      fc.property(fc.double({ min: 0, max: 100, noNaN: true }), (share) => {
        const [, { experiment }] = seriesPoints({
          ...createExperiment(),
          series: { axis: 'CaO', values: [share === 10 ? 11 : 10, share] },
        });
        const sum = OXIDES.reduce((total, oxide) => total + experiment.composition[oxide], 0);
        expect(sum).toBeCloseTo(100, 6);
      }),
    );
  });

  it('of melt temperatures keep the rate, of pressures the pre-conditioning', () => {
    const base = createExperiment({ protocol: 'class', precondition: 'pressure' });
    const [hot] = along('melt=4000,3000', base);
    expect(readRamp(hot.experiment.protocol)).toMatchObject({ melt: 4000, rate: 27 });
    const [pressed] = along('pressure=5,0', base);
    const pressures = pressed.experiment.protocol.stages.map(({ name, pressure }) => [
      name,
      pressure?.from ?? null,
    ]);
    expect(pressures).toEqual([
      ['mix', null],
      ['compress', 2],
      ['melt', 5],
      ['quench', 5],
      ['rest', 5],
    ]);
  });

  it('of a parameter and of charges have potentials of other names', () => {
    const [first] = along('B-O.A=190000,210000');
    expect(first.experiment.potential.pairs['B-O'].A).toBe(190000);
    expect(first.experiment.potential.id).toBe('yang2026-changed');
    const [charged] = along('charge=-1,-0.945');
    expect(charged.experiment.potential.charges.Si).toBeCloseTo(2, 12);
    expect(along('charge=-1,-0.945')[1].experiment.potential.id).toBe('yang2026');
    checkExperiment(charged.experiment);
  });

  it('of sizes and cutoffs are what they say', () => {
    expect(along('atoms=300,600').map(({ experiment }) => experiment.atoms)).toEqual([300, 600]);
    expect(along('cutoff=6,7').map(({ experiment }) => experiment.cutoff)).toEqual([6, 7]);
  });

  it('say where the experiment itself stands', () => {
    const base = createExperiment();
    const stands = ['rate', 'melt', 'pressure', 'atoms', 'cutoff', 'charge', 'Na2O:SiO2', 'B-O.A'];
    expect(stands.map((id) => seriesAxis(id).of(base))).toEqual([
      270,
      3000,
      0,
      400,
      7,
      -0.945,
      15,
      base.potential.pairs['B-O'].A,
    ]);
    for (const id of axesFor(base)) {
      const axis = seriesAxis(id);
      const here = axis.of(base) ?? Number.NaN;
      expect(axis.of(axis.at(base, here)), id).toBeCloseTo(here, 9);
    }
  });
});

describe('a series that is not possible', () => {
  it('names the point and the value', () => {
    expect(refusal(() => along('Na2O:SiO2=60,70'))).toMatch(
      /The point Na₂O 70 mol% of the series: 70 mol% of Na2O leave -4 mol% of SiO2.*at most 66 mol%/,
    );
    expect(refusal(() => along('Na2O=101,2'))).toMatch(/0 to 100 mol%/);
    expect(refusal(() => along('rate=-1,2'))).toMatch(/-1 K\/ps.*0.001 to 100000/);
    expect(refusal(() => along('melt=200,3000'))).toMatch(/melt temperature from 301 to 20000 K/);
    expect(refusal(() => along('atoms=100.5,200'))).toMatch(/whole numbers/);
    expect(refusal(() => along('Al-O.A=1,2'))).toMatch(/no pair Al-O/);
    const silica = createExperiment({ composition: { SiO2: 100 } });
    expect(refusal(() => along('SiO2=90,100', silica))).toMatch(/SiO2:Na2O/);
  });

  it('is refused before anything is computed, the point with a cutoff beyond its box too', () => {
    const series = readSeries('atoms=400,50');
    expect(refusal(() => checkExperiment({ ...createExperiment(), series }))).toMatch(
      /The point atoms 50 of the series: A cutoff of 7 Å does not fit/,
    );
  });

  it('has neither variants nor changes', () => {
    const series = readSeries('rate=1000,100');
    const variants = [{ name: '6B', composition: TABLE_1['6B'] }];
    expect(refusal(() => seriesPoints(createExperiment({ series, variants })))).toMatch(/variants/);
    const changes = [{ step: 1, quantity: 'pressure', value: 1 }] as const;
    expect(refusal(() => seriesPoints(createExperiment({ series, changes })))).toMatch(/changes/);
  });
});

it('is part of an experiment in files and links', () => {
  const experiment = createExperiment({ series: readSeries('rate=1000,100') });
  const json = JSON.parse(JSON.stringify(serialiseExperiment(experiment)));
  expect(json.series).toEqual({ axis: 'rate', values: [1000, 100] });
  expect(parseExperiment(json)).toEqual(experiment);
  json.series.values.push('x');
  expect(refusal(() => parseExperiment(json))).toMatch(/"series": "values.2" must be a number/);
});
