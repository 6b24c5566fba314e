import type { Composition } from '../../core/composition';
import { MEASURED_SERIES, SERIES_VALUES, type SeriesGlass } from '../../core/published';
import type { Average } from '../../structure/block-average';
import { type GlassGroup, groupName, groupsOf } from '../claims';
import {
  type Axis,
  axis,
  idOf,
  type Overlay,
  type Panel,
  type Series,
  SIDE_BY_SIDE,
} from '../figure';
import { type GlassComparison, sayResiduals } from '../figure-words';
import { boronOxide, type MeasuredGlass, nominalComposition } from '../glass';

/** A quantity of one number a glass, drawn against composition. */
export interface CompositionQuantity {
  /** In a file's header, and the name of its y axis there: 'density' */
  readonly id: string;
  readonly y: Axis;
  /** Digits after the point in words */
  readonly decimals: number;
  readonly of: (glass: MeasuredGlass) => Average | null;
  /** What experiment says of a glass of the series, in the unit of the axis; null for nothing */
  readonly measured: (glass: SeriesGlass) => number | null;
}

/** One point of a figure against composition. */
export interface CompositionPoint {
  readonly glass: MeasuredGlass;
  readonly composition: Composition;
  /** B2O3, mol% */
  readonly x: number;
  readonly y: Average;
}

export const B2O3_AXIS = axis('B₂O₃', 'mol%', 'B2O3', [-3, 78]);

/** Glasses of one potential. */
export interface PotentialGroup {
  readonly name: string | null;
  readonly glasses: readonly MeasuredGlass[];
}

/** Glasses by potential, in the order in which they come. */
export function byPotential(glasses: readonly MeasuredGlass[]): PotentialGroup[] {
  const names = [...new Set(glasses.map(({ potential }) => potential))];
  return names.map((name) => ({
    name,
    glasses: glasses.filter(({ potential }) => potential === name),
  }));
}

/** The points of a quantity, by rising B2O3; glasses that lack it are left out. */
export function pointsOf(
  glasses: readonly MeasuredGlass[],
  of: CompositionQuantity['of'],
): CompositionPoint[] {
  return glasses
    .flatMap((glass) => {
      const x = boronOxide(glass);
      const composition = nominalComposition(glass);
      const y = of(glass);
      return x === null || composition === null || y === null ? [] : [{ glass, composition, x, y }];
    })
    .sort((a, b) => a.x - b.x);
}

/** What experiment found of a composition of Table 1; null where it says nothing. */
export function measuredIn(
  composition: Composition,
  { measured }: CompositionQuantity,
): number | null {
  const known = MEASURED_SERIES.find((member) => member.composition === composition);
  return known ? measured(known) : null;
}

/**
 * A quantity against composition: a series of points for what was made alike, of one potential and
 * with one cooling rate, and what experiment found.
 */
export function compositionPanel(
  glasses: readonly MeasuredGlass[],
  quantity: CompositionQuantity,
): Panel {
  const groups = groupsOf(glasses);
  const experiment = MEASURED_SERIES.flatMap((glass) => {
    const value = quantity.measured(glass);
    return value === null ? [] : [{ x: glass.composition.B2O3, y: value }];
  });
  const overlay: Overlay = {
    id: `${quantity.id}_experiment`,
    name: 'experiment',
    kind: 'points',
    x: experiment.map(({ x }) => x),
    y: experiment.map(({ y }) => y),
    error: null,
    colour: 'experiment',
    dash: 'solid',
    origin: 'experiment',
    citation: SERIES_VALUES,
    residual: residual(groups, quantity),
  };
  return {
    title: null,
    x: B2O3_AXIS,
    y: quantity.y,
    series: groups.map((group, i) => groupSeries(group, groups, quantity, i)),
    overlays: experiment.length > 0 ? [overlay] : [],
    marks: [],
  };
}

/** Standard errors of points; null where none is known. */
export function pointErrors(
  points: readonly { readonly y: Average }[],
): readonly (number | null)[] | null {
  const errors = points.map(({ y }) => y.standardError);
  return errors.every((error) => error === null) ? null : errors;
}

function groupSeries(
  group: GlassGroup,
  groups: readonly GlassGroup[],
  quantity: CompositionQuantity,
  index: number,
): Series {
  const points = pointsOf(group.glasses, quantity.of);
  const called = groupName(group, groups);
  return {
    id: called === null ? quantity.id : `${quantity.id}_${idOf(called)}`,
    name: called ?? 'simulation',
    kind: 'points',
    x: points.map(({ x }) => x),
    y: points.map(({ y }) => y.mean),
    error: pointErrors(points),
    colour: called === null ? 'simulation' : SIDE_BY_SIDE[index % SIDE_BY_SIDE.length],
    dash: 'solid',
  };
}

function residual(groups: readonly GlassGroup[], quantity: CompositionQuantity): string | null {
  const { of, y, decimals } = quantity;
  const compared = groups.flatMap((group) =>
    pointsOf(group.glasses, of).flatMap(({ glass, composition, y: simulated }) => {
      const other = measuredIn(composition, quantity);
      const called = groupName(group, groups);
      const plain = glass.name.split(',')[0];
      const name = called === null ? glass.name : `${plain} (${called})`;
      const { replicas } = glass.sampling;
      return other === null ? [] : [{ name, simulated, replicas, other } satisfies GlassComparison];
    }),
  );
  return sayResiduals('experiment', y.unit ?? '', decimals, compared);
}

/** Which glasses are none of the series that was measured, as a sentence. */
export function offSeries(glasses: readonly MeasuredGlass[]): string[] {
  const off = glasses.filter((glass) => {
    const composition = nominalComposition(glass);
    return !MEASURED_SERIES.some((member) => member.composition === composition);
  });
  if (off.length === 0) return [];
  const names = [...new Set(off.map(({ name }) => name))].join(', ');
  return [
    `Not of the measured series (75−x)SiO₂–xB₂O₃–15Na₂O–10CaO, so without experiment: ${names}.`,
  ];
}
