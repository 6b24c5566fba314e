import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { chosenOf } from '../../app/figures/choice-store';
import type { Configuration } from '../../core/configuration';
import { createExperiment } from '../../core/experiment';
import type { Figure } from '../../figures/figure';
import { figureCsv } from '../../figures/figure-csv';
import { readLammpsData } from '../../formats/lammps-data';
import { diffusion, meanSquaredDisplacement } from '../../structure/diffusion';
import { measureFrame } from '../frames/figure-measurement';
import type { FigureData, SeriesData, VariantData } from './figure-data';
import { averageGathered } from './gathered-glass';
import type { Chosen, FigureInput, GatheredGlass, LabFigure } from './lab-figure';
import { LAB_FIGURES } from './registry';

const glass = readLammpsData(
  readFileSync('tests/data/structure/24B-1000-glass.data', 'utf8'),
  '24B-1000-glass.data',
);
const experiment = createExperiment({ preset: '24B' });

const figureNamed = (id: string): LabFigure => {
  const found = LAB_FIGURES.find((figure) => figure.id === id);
  if (!found) throw new Error(`no figure ${id}`);
  return found;
};

/** Cooled from 3000 to 300 K in 270 rows; energy and density bend at 1500 K. */
function series(): SeriesData {
  const temperature = Array.from({ length: 270 }, (_, i) => 3000 - 10 * i);
  const bent = (below: number, above: number) =>
    temperature.map((t, i) => (t < 1500 ? below : above) * (t - 1500) + 1e-4 * (i % 3));
  return {
    time: temperature.map((_, i) => i / 100),
    cools: temperature.map((_, i) => i > 0),
    temperature: { mean: temperature, error: null },
    density: { mean: bent(-5e-5, -2e-4).map((value) => 2.4 + value), error: null },
    energy: { mean: bent(1.5e-4, 3e-4).map((value) => -10 + value), error: null },
  };
}

function dataOf(more: Partial<VariantData> = {}, others: Partial<FigureData> = {}): FigureData {
  return {
    title: '24B',
    conditions: { name: '24B', coolingRate: 270, cutoff: 7, atoms: 1000 },
    hasBoron: true,
    moment: null,
    stretches: [],
    variants: [
      {
        name: '24B',
        onShow: true,
        replicas: 1,
        series: series(),
        boron: {
          time: [0, 1, 2],
          temperature: [3000, 1500, 300],
          fourFold: { mean: [0.1, 0.4, 0.6], error: null },
        },
        singles: [],
        experiment: { density: 2.5375, n4: 0.623, citation: 'Smedskjaer' },
        ceiling: 1,
        ...more,
      },
    ],
    ...others,
  };
}

const EMPTY: FigureInput = {
  data: {
    title: 'glass',
    conditions: null,
    hasBoron: false,
    moment: null,
    stretches: [],
    variants: [],
  },
  quick: null,
  slow: null,
  motion: null,
  curves: { neutron: null, xray: null },
};

function gathered(
  definition: LabFigure,
  chosen: Chosen,
  which: 'quick' | 'slow',
): GatheredGlass | null {
  const measurement = definition.wants(EMPTY.data, chosen)[which];
  if (!measurement) return null;
  const columns = measureFrame(measurement, glass);
  const known = {
    name: '24B',
    composition: experiment.composition,
    potential: experiment.potential.name,
    conditions: null,
  };
  const mean = averageGathered([[{ configuration: glass, columns }]], known);
  return mean && { mean, single: null };
}

function drawn(id: string, made: Chosen = {}, more: Partial<FigureInput> = {}): Figure {
  const definition = figureNamed(id);
  const chosen = chosenOf(definition.choices(EMPTY.data), made);
  const input = {
    ...EMPTY,
    data: dataOf(),
    quick: gathered(definition, chosen, 'quick'),
    slow: gathered(definition, chosen, 'slow'),
    ...more,
  };
  const figure = definition.draw(input, chosen);
  if (figure === null) throw new Error(`${id} is not drawn`);
  expect(definition.describe(input, figure).length).toBeGreaterThan(10);
  return figure;
}

const curve = (figure: Figure, id: string) =>
  figure.panels
    .flatMap(({ series: all, overlays }) => [...all, ...overlays])
    .find((one) => one.id === id);

describe('the figures of the lab', () => {
  it('mark where knobs were turned, and draw B4 against time', () => {
    const turns = [{ time: 1.5, name: 'temperature to 2500 K' }];
    const figure = drawn('series', {}, { data: dataOf({}, { turns }) });
    expect(figure.panels.map(({ y }) => y.label)).toEqual([
      'temperature',
      'density',
      'energy',
      'B4',
    ]);
    for (const { marks } of figure.panels) {
      expect(marks.map(({ x, name }) => [x, name])).toEqual([[1.5, 'temperature to 2500 K']]);
    }
    expect(curve(figure, 'four_fold_boron')?.y).toEqual([10, 40, 60]);
    expect(drawn('series', {}, { data: dataOf({ boron: null }) }).panels).toHaveLength(3);
  });

  it('are nine, and say why where there is nothing to draw', () => {
    expect(LAB_FIGURES).toHaveLength(9);
    for (const figure of LAB_FIGURES) {
      const chosen = chosenOf(figure.choices(EMPTY.data), undefined);
      expect(figure.draw(EMPTY, chosen), figure.id).toBeNull();
      expect(figure.absence(EMPTY)).toMatch(/\w+ .+[.…]$/);
      expect(figure.describe(EMPTY, null).length).toBeGreaterThan(5);
    }
  });

  it('ends B4 where the charge of the modifiers ends, if that is below all boron', () => {
    expect(curve(drawn('boron'), 'B4_ceiling')).toBeUndefined();
    const figure = drawn('boron', {}, { data: dataOf({ ceiling: 0.4 }) });
    expect(curve(figure, 'B4_ceiling')?.y).toEqual([40, 40]);
    expect(figure.how).toContain('Each BO₄ takes one charge');
  });

  it('says of the network what is chosen: units, charges, rules', () => {
    expect(drawn('speciation').id).toBe('speciation');
    const charges = drawn('speciation', { network: 'charges' });
    const [modifiers, ...rest] = curve(charges, 'charge')?.y ?? [];
    expect(rest.reduce((sum, charge) => sum + charge, 0)).toBeCloseTo(modifiers, 9);
    expect(modifiers).toBeGreaterThan(10);
    const rules = drawn('speciation', { network: 'rules' });
    expect(curve(rules, 'rules')?.y).toHaveLength(4);
    expect(rules.notes[0]).toContain('share three corners or more');
  });

  it('has a panel of distances for what is chosen', () => {
    const ids = (pairs: string) =>
      drawn('pair-distribution', { pairs }).panels[0].series.map(({ id }) => id);
    expect(ids('0')).toEqual(['g_Si-O', 'g_B-O', 'g_Na-O', 'g_Ca-O']);
    expect(ids('4')).toEqual(['g_neutron', 'g_xray']);
    expect(ids('T0')).toEqual([15, 25, 40].map((Qmax) => `T_neutron_lorch_${Qmax}`));
    const running = curve(drawn('pair-distribution', { pairs: '5' }), 'n_Si-O');
    const at = running?.x.findIndex((r) => r > 2) ?? -1;
    expect(running?.y[at]).toBeCloseTo(4, 1);
    expect(drawn('pair-distribution').notes[0]).toMatch(/^First peaks: Si–O 1\.6\d Å/);
  });

  it('counts rings by the criterion that is chosen, and says which', () => {
    const king = drawn('ring-sizes', { criterion: 'king' });
    expect(king.panels.map(({ title }) => title)).toEqual(['King']);
    expect(king.how).toContain('King:');
    expect(king.how).not.toContain('Guttman:');
    expect(curve(king, 'rings_king')?.y.reduce((sum, share) => sum + share, 0)).toBeCloseTo(100, 6);
  });

  it('shows the window that is chosen, the curve that was brought, and how far it is off', () => {
    const both = drawn('structure-factor');
    expect([curve(both, 'S'), curve(both, 'S_lorch')].map((one) => one !== undefined)).toEqual([
      true,
      true,
    ]);
    const brought = { name: 'measured.dat', x: [1, 5, 10], y: [1, 1, 1] };
    const lorch = drawn(
      'structure-factor',
      { window: 'lorch' },
      { curves: { neutron: brought, xray: null } },
    );
    expect(curve(lorch, 'S')).toBeUndefined();
    expect(curve(lorch, 'S_measured')?.y).toEqual([1, 1, 1]);
    expect(figureCsv(lorch)).toContain('S_measured');
    const [overlay] = lorch.panels[0].overlays;
    expect(overlay.residual).toMatch(/measured\.dat, root mean square: 24B 0\.\d+/);
    const xray = drawn(
      'structure-factor',
      { radiation: 'xray' },
      { curves: { neutron: brought, xray: null } },
    );
    expect(curve(xray, 'S_measured')).toBeUndefined();
    expect(xray.how).toContain('Waasmaier');
  });

  it('finds where energy and density bend', () => {
    const figure = drawn('transition');
    expect(figure.notes.join(' ')).toMatch(/by energy: 1[45]\d\d.*by density: 1[45]\d\d/);
    const lines = curve(figure, 'density_lines');
    expect(lines?.x[1]).toBeGreaterThan(1450);
    expect(lines?.x[1]).toBeLessThan(1550);
    expect(lines?.y[1]).toBeCloseTo(2.4, 2);
    const straight = series();
    const temperature = Array.from(straight.temperature.mean);
    const energy = { mean: temperature.map((t) => -10 + 2e-4 * t), error: null };
    const density = { mean: temperature.map((t) => 1 / (0.4 + 1e-5 * t)), error: null };
    const none = drawn(
      'transition',
      {},
      { data: dataOf({ series: { ...straight, energy, density } }) },
    );
    expect(none.notes).toEqual(
      ['energy', 'density'].map(
        (what) =>
          `No reliable glass transition by ${what} in this run: two rising lines fit no better than one.`,
      ),
    );
  });

  it('leaves out of the transition what was not cooled', () => {
    const held = series();
    const still = { ...held, cools: held.cools.map(() => false) };
    const input = { ...EMPTY, data: dataOf({ series: still }) };
    expect(figureNamed('transition').draw(input, {})).toBeNull();
  });

  it('marks the frame that is looked at again', () => {
    const moment = { step: 1000, time: 1, temperature: 1500 };
    const data = dataOf({}, { moment });
    const boron = drawn('boron', {}, { data });
    expect(curve(boron, 'B4_on_show')?.x).toEqual([1500]);
    expect(boron.panels[0].title).toBe('40 % at 1500 K');
    const box = drawn('series', {}, { data });
    expect(curve(box, 'temperature_on_show')).toMatchObject({ x: [1], y: [2000] });
    expect(curve(box, 'density_experiment')?.y).toEqual([2.5375]);
    expect(curve(drawn('transition', {}, { data }), 'density_on_show')?.x).toEqual([1500]);
  });

  it('follows how far atoms go', () => {
    const framesOf = (count: number) =>
      Array.from({ length: count }, (_, f): Configuration => {
        const positions = glass.positions.slice();
        for (let i = 0; i < 30; i += 3) positions[i] += 0.1 * f;
        return { ...glass, positions };
      });
    const motionOf = (count: number) => {
      const frames = framesOf(count);
      const times = frames.map((_, f) => f / 10);
      return {
        displacement: meanSquaredDisplacement(frames, times),
        diffusion: diffusion(frames, times),
      };
    };
    const inStage = (count: number, ramps: boolean) => {
      const stretch = { name: 'rest', from: 0, to: count - 1, ramps };
      const data = dataOf({}, { stretches: [stretch] });
      return figureNamed('motion').draw({ ...EMPTY, data, motion: motionOf(count) }, {});
    };
    const figure = inStage(10, false);
    expect(figure?.how).toContain('“rest”');
    expect(figure && curve(figure, 'displacement_Na')?.x).toHaveLength(5);
    expect(figure?.notes).toEqual(['Too few frames for diffusion coefficients: 25 are needed.']);
    expect(inStage(3, false)).toBeNull();
    expect(inStage(30, true)?.notes).toEqual([
      'The temperature changes in this stage: it has no diffusion coefficient.',
    ]);
    expect(inStage(30, false)?.notes.join(' ')).toMatch(/^No diffusion can be read here/);
  });

  it('tells glasses without boron', () => {
    const data = dataOf({ boron: null }, { hasBoron: false });
    const boron = figureNamed('boron');
    expect(boron.draw({ ...EMPTY, data }, {})).toBeNull();
    expect(boron.absence({ ...EMPTY, data })).toBe('There is no boron in this glass.');
  });
});
