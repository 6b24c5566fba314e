import { type Composition, compositionOf, glassOf, TABLE_1 } from '../core/composition';
import type { Configuration } from '../core/configuration';
import { ColumnAverage } from '../structure/average';
import type { Average } from '../structure/block-average';
import { type ElementCounts, elementCounts } from '../structure/element-counts';
import { type AveragedColumn, averageColumns } from '../structure/replica-average';
import type { RunConditions } from './conditions';

/**
 * What a figure needs of one frame: columns by name, a single number being a column of one. Null where
 * the glass lacks what it takes.
 */
export type FrameColumns = Readonly<Record<string, ArrayLike<number> | null>>;

/** One glass of a figure: what was measured, averaged over its replicas and their frames. */
export interface MeasuredGlass {
  /** What a person calls it: '24B' */
  readonly name: string;
  /** mol%; null of what holds no oxide */
  readonly composition: Composition | null;
  /** What a person calls the potential; null where it is not known */
  readonly potential: string | null;
  /** Null where it is not known how the glass was made */
  readonly conditions: RunConditions | null;
  readonly sampling: Sampling;
  readonly columns: Readonly<Record<string, AveragedColumn | null>>;
}

export interface Sampling {
  readonly atoms: number;
  readonly replicas: number;
  /** Of the replica with the fewest */
  readonly frames: number;
}

/** How far whole atoms may bring a small box from the composition that was asked for, mol% */
const COMPOSITION_TOLERANCE_MOL_PERCENT = 1;

/** Averages what a figure needs over the frames and replicas of one glass. */
export class GlassAverage {
  private readonly replicas = new Map<number, Map<string, ColumnAverage>>();
  private readonly frames = new Map<number, number>();
  private names: readonly string[] = [];
  private counts: ElementCounts = {};
  private atoms = 0;

  constructor(private readonly measure: (configuration: Configuration) => FrameColumns) {}

  /** Adds a frame of a replica; the frames of one replica come in the order of time. */
  add(configuration: Configuration, replica = 0): void {
    const columns = this.measure(configuration);
    const averages = this.replicas.get(replica) ?? new Map<string, ColumnAverage>();
    this.replicas.set(replica, averages);
    this.frames.set(replica, (this.frames.get(replica) ?? 0) + 1);
    this.names = Object.keys(columns);
    this.counts = elementCounts(configuration);
    this.atoms = configuration.types.length;
    for (const [name, column] of Object.entries(columns)) {
      if (column === null) continue;
      const average = averages.get(name) ?? new ColumnAverage();
      average.add(column);
      averages.set(name, average);
    }
  }

  /**
   * The means so far, with standard errors from the spread of the replicas. A single replica has
   * none: its frames remember one quench, and scatter ten times less than glasses of other seeds do.
   * Null when nothing has been added.
   */
  result(
    known: Partial<Pick<MeasuredGlass, 'name' | 'composition' | 'potential' | 'conditions'>> = {},
  ): MeasuredGlass | null {
    if (this.replicas.size === 0) return null;
    const composition = known.composition ?? compositionOf(this.counts);
    const columns = this.names.map((name) => [name, this.column(name)]);
    return {
      name: known.name ?? nameOf(composition),
      composition,
      potential: known.potential ?? null,
      conditions: known.conditions ?? null,
      sampling: {
        atoms: this.atoms,
        replicas: this.replicas.size,
        frames: Math.min(...this.frames.values()),
      },
      columns: Object.fromEntries(columns),
    };
  }

  private column(name: string): AveragedColumn | null {
    const each = [...this.replicas.values()].flatMap(
      (averages) => averages.get(name)?.result() ?? [],
    );
    if (each.length < 2) return each[0] ? { mean: each[0].mean, error: null } : null;
    return averageColumns(each.map(({ mean }) => mean));
  }
}

/** A number that was measured, from its column of one; null where there is none. */
export function columnNumber({ columns }: MeasuredGlass, name: string): Average | null {
  const column = columns[name];
  if (!column || column.mean.length === 0) return null;
  return { mean: column.mean[0], standardError: column.error?.[0] ?? null };
}

/** B2O3 of a glass as it was asked for, mol%; null of what holds no oxide. */
export function boronOxide({ composition }: MeasuredGlass): number | null {
  if (composition === null) return null;
  const known = glassOf(composition, COMPOSITION_TOLERANCE_MOL_PERCENT);
  return known === null ? composition.B2O3 : TABLE_1[known].B2O3;
}

/** The composition of Table 1 that a glass was made as, or its own; null of what holds no oxide. */
export function nominalComposition({ composition }: MeasuredGlass): Composition | null {
  if (composition === null) return null;
  const known = glassOf(composition, COMPOSITION_TOLERANCE_MOL_PERCENT);
  return known === null ? composition : TABLE_1[known];
}

/** '24B', or the shares of the oxides in whole mol%. */
function nameOf(composition: Composition | null): string {
  if (composition === null) return 'no oxide';
  const known = glassOf(composition, COMPOSITION_TOLERANCE_MOL_PERCENT);
  if (known !== null) return known;
  return Object.entries(composition)
    .filter(([, share]) => share > 0)
    .map(([oxide, share]) => `${Math.round(share)}${oxide}`)
    .join('-');
}
