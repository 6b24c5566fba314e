import { describe, expect, it } from 'vitest';
import { publishedCrystal } from '../../../tests/support/crystals';
import {
  configurationOf,
  referenceGlass,
  referenceMeasurement,
} from '../../../tests/support/glass';
import { type Configuration, elementOf } from '../../core/configuration';
import type { Element } from '../../core/elements';
import { DEFAULT_CHOICES, type FigureKind, measureFor } from '../../figures/figure-kind';
import { figureKind } from '../../figures/figures';
import { GlassAverage } from '../../figures/glass';
import { networkOf } from '../../structure/network';
import { ringMembership, ringsThrough } from '../../structure/rings/ring-membership';
import { findRings, ringSize } from '../../structure/rings/rings';
import { rangeKindOf } from './atoms-of-range';

const glass = referenceGlass();
const reference = referenceMeasurement();

function atomsOf(figure: string, series: string, from: number, to = from, of = glass): number[] {
  const kind = rangeKindOf({ figure, series });
  if (kind === null) throw new Error(`${figure} has no ${series}`);
  return [...kind.atoms(of, from, to, null)];
}

const say = (figure: string, series: string, from: number, to = from) =>
  rangeKindOf({ figure, series })?.say(from, to);

/** From one atom to the nearest image of another, Å. */
function apart({ positions, box }: Configuration, from: number, to: number): number[] {
  return box.map((length, k) => {
    const difference = positions[3 * to + k] - positions[3 * from + k];
    return difference - length * Math.round(difference / length);
  });
}

const all = Array.from(glass.types.keys());
const are = (element: Element) => all.filter((atom) => elementOf(glass, atom) === element);
const distance = (a: number, b: number) => Math.hypot(...apart(glass, a, b));
const oxygensAround = (atom: number, cutoff: number) =>
  are('O').filter((oxygen) => distance(atom, oxygen) <= cutoff);

describe('atoms of a range, on the reference glass', () => {
  it('angles: both ends and the middle of every angle in the range', () => {
    const expected = new Set<number>();
    for (const silicon of are('Si')) {
      const oxygens = oxygensAround(silicon, 2);
      for (const a of oxygens) {
        for (const b of oxygens) {
          if (a >= b) continue;
          const [u, v] = [apart(glass, silicon, a), apart(glass, silicon, b)];
          const dot = u.reduce((sum, x, k) => sum + x * v[k], 0);
          const angle = (Math.acos(dot / Math.hypot(...u) / Math.hypot(...v)) * 180) / Math.PI;
          if (angle < 98 || angle >= 101) continue;
          for (const atom of [a, silicon, b]) expected.add(atom);
        }
      }
    }
    expect(expected.size).toBeGreaterThan(3);
    expect(expected.size).toBeLessThan(300);
    expect(atomsOf('bond-angles', 'O-Si-O', 98, 101)).toEqual([...expected].sort((a, b) => a - b));
  });

  it('a click on a curve stands for its bin', () => {
    expect(atomsOf('bond-angles', 'X-O-X', 145)).toEqual(atomsOf('bond-angles', 'X-O-X', 144, 146));
    expect(say('bond-angles', 'O-B3-O', 119)).toBe('O–B3–O angles from 118° to 120°');
    expect(atomsOf('pair-distribution', 'g_Si-O', 1.625)).toEqual(
      atomsOf('pair-distribution', 'g_Si-O', 1.6, 1.65),
    );
  });

  it('a shell of g(r): both atoms of every pair in it', () => {
    const expected = are('B').flatMap((boron) =>
      oxygensAround(boron, 1.55)
        .filter((oxygen) => distance(boron, oxygen) >= 1.45)
        .flatMap((oxygen) => [boron, oxygen]),
    );
    const sorted = [...new Set(expected)].sort((a, b) => a - b);
    expect(sorted.length).toBeGreaterThan(50);
    expect(atomsOf('pair-distribution', 'g_B-O', 1.45, 1.55)).toEqual(sorted);
    expect(atomsOf('pair-distribution', 'g_neutron', 0, 1.6)).toEqual(
      all.filter((atom) => all.some((other) => other !== atom && distance(atom, other) <= 1.6)),
    );
  });

  it('as many of each coordination, Qⁿ and kind of oxygen as the reference has', () => {
    const { counts } = reference;
    const share = (part: number, whole: number) => expect.closeTo(part / whole, 9);
    for (const n of [3, 4]) {
      const borons = atomsOf('coordination', 'B', n);
      expect(reference.boronCoordination[n]).toEqual(share(borons.length, counts.B));
      expect(borons).toEqual(are('B').filter((boron) => oxygensAround(boron, 1.8).length === n));
      expect(atomsOf('four-fold-boron', `B${n}`, 20, 30)).toEqual(borons);
    }
    for (const n of [1, 2, 3]) {
      const oxygens = atomsOf('speciation', 'oxygen', n);
      expect(reference.oxygen[n]).toEqual(share(oxygens.length, counts.O));
    }
    const fourFold = are('B').filter((boron) => oxygensAround(boron, 2).length === 4).length;
    for (const n of [2, 3, 4]) {
      expect(reference.Q_Si[n]).toEqual(
        share(
          atomsOf('speciation', 'Q_Si', n).length,
          counts.Si * reference.siliconCoordination[4],
        ),
      );
      expect(reference.Q_B[n]).toEqual(share(atomsOf('speciation', 'Q_B', n).length, fourFold));
    }
    expect(atomsOf('speciation', 'Q_Si', 1.6, 3.4)).toEqual(
      [...atomsOf('speciation', 'Q_Si', 2), ...atomsOf('speciation', 'Q_Si', 3)].sort(
        (a, b) => a - b,
      ),
    );
    expect(say('speciation', 'oxygen', 1)).toBe('non-bridging oxygen');
  });

  it('sodium by its oxygens within a fixed distance', () => {
    const numbers = Array.from({ length: 20 }, (_, n) => atomsOf('coordination', 'Na', n));
    expect(numbers.flat().sort((a, b) => a - b)).toEqual(are('Na'));
  });

  it.each(['king', 'guttman'] as const)('rings of a size by %s', (criterion) => {
    const rings = findRings(networkOf(glass), criterion);
    const membership = ringMembership(rings, all.length);
    const inSize = (size: number) => (atom: number) =>
      [...ringsThrough(membership, atom)].some((ring) => ringSize(rings, ring) === size);
    const found = atomsOf('ring-sizes', `rings_${criterion}`, 5);
    expect(found.length).toBeGreaterThan(10);
    expect(found).toEqual(all.filter(inSize(5)));
    expect(found.map((atom) => elementOf(glass, atom)).filter((e) => e === 'Na')).toEqual([]);

    const through = atomsOf('rings-through', `${criterion} ${found[0]}`, 5);
    expect(through).toContain(found[0]);
    expect(through.every((atom) => found.includes(atom))).toBe(true);
    expect(atomsOf('rings-through', `${criterion} ${are('Na')[0]}`, 2, 12)).toEqual([]);
  });

  it('what is some bonds away from an atom', () => {
    const [silicon] = are('Si');
    const oxygens = oxygensAround(silicon, 2);
    const near = atomsOf('surroundings', String(silicon), 0, 1);
    expect(near).toEqual([silicon, ...oxygens].sort((a, b) => a - b));
    const further = atomsOf('surroundings', String(silicon), 2);
    expect(further.length).toBeGreaterThan(0);
    expect(further.every((atom) => ['Si', 'B'].includes(elementOf(glass, atom)))).toBe(true);
    expect(further).not.toContain(silicon);
  });
});

describe('atoms of a range of other glasses', () => {
  it('of a crystal every oxygen is alike, in the smallest of boxes too', () => {
    const quartz = publishedCrystal('α-quartz', [1, 1, 1]);
    const every = Array.from(quartz.types.keys());
    expect(atomsOf('bond-angles', 'Si-O-Si', 143, 144.5, quartz)).toEqual(every);
    expect(atomsOf('pair-distribution', 'g_Si-O', 1.5, 1.7, quartz)).toEqual(every);
    expect(atomsOf('speciation', 'Q_Si', 4, 4, quartz)).toHaveLength(every.length / 3);
  });

  it.each([
    ['nothing', configurationOf([], 10)],
    ['one sodium', configurationOf([['Na', 1, 1, 1]], 10)],
  ])('of %s there are none', (_, empty) => {
    for (const [figure, series] of [
      ['bond-angles', 'O-B4-O'],
      ['pair-distribution', 'g_Si-O'],
      ['ring-sizes', 'rings_primitive'],
      ['speciation', 'Q_B'],
      ['coordination', 'Ca'],
      ['boron', 'B4'],
      ['elements', 'Si'],
      ['surroundings', '7'],
      ['rings-through', 'king 7'],
    ]) {
      expect(atomsOf(figure, series, 0, 200, empty), `${figure} ${series}`).toEqual([]);
    }
  });
});

describe('which series can be selected', () => {
  it('every curve and bar of these figures, as they are drawn of one glass', () => {
    const average = (kind: FigureKind) => {
      const one = new GlassAverage((configuration) =>
        measureFor(kind, configuration, DEFAULT_CHOICES),
      );
      one.add(glass);
      return one.result();
    };
    for (const id of ['bond-angles', 'pair-distribution', 'speciation', 'ring-sizes']) {
      const kind = figureKind(id);
      const measured = average(kind);
      const { panels } = kind.draw(measured ? [measured] : [], DEFAULT_CHOICES);
      const series = panels.flatMap((panel) => panel.series);
      expect(series.length).toBeGreaterThan(1);
      for (const one of series) {
        expect(rangeKindOf({ figure: id, series: one.id }), one.id).not.toBeNull();
      }
    }
  });

  it('rings are the ones that take long', () => {
    expect(rangeKindOf({ figure: 'ring-sizes', series: 'rings_king' })?.slow).toBe(true);
    expect(rangeKindOf({ figure: 'bond-angles', series: 'O-B-O' })?.slow).toBe(false);
  });

  it('of several glasses the name of the glass follows', () => {
    const atoms = rangeKindOf({ figure: 'bond-angles', series: 'O-B4-O_24B' })?.atoms(
      glass,
      0,
      180,
      null,
    );
    expect([...(atoms ?? [])]).toEqual(atomsOf('bond-angles', 'O-B4-O', 0, 180));
  });

  it('no curve of the whole glass, and nothing that is not there', () => {
    for (const [figure, series] of [
      ['neutron', 'S'],
      ['density', 'density'],
      ['boron', 'B4_on_show'],
      ['bond-angles', 'O-Na-O'],
      ['rings-through', 'king'],
      ['rings-through', 'none 4'],
      ['surroundings', ''],
      ['constructor', 'name'],
    ]) {
      expect(rangeKindOf({ figure, series }), `${figure} ${series}`).toBeNull();
    }
  });
});
