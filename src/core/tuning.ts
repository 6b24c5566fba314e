import * as v from 'valibot';

/** What a simulation is computed with: the choices that change how quick a step is, and nothing of the physics. */
export interface Tuning {
  /** Threads that share an atom in the pair kernel */
  readonly lanes: number;
  /** Threads that share an atom where charges go on the mesh and forces come off it */
  readonly meshLanes: number;
  /** Å that neighbour lists reach beyond the cutoff: more pairs to look at, fewer lists to build */
  readonly skin: number;
  /**
   * What a mesh point costs in a step, in charges shared with one point: decides between large
   * meshes of low order and small ones of high order
   */
  readonly meshPointCost: number;
  /** Threads of a workgroup that transforms a plane of the mesh */
  readonly planeThreads: number;
}

/** The values that each choice may have, in rising order; a workgroup has 256 threads at most. */
export const TUNING_VALUES = {
  lanes: [1, 2, 4, 8, 16, 32],
  meshLanes: [1, 2, 4],
  skin: [0.75, 1, 1.5, 2],
  meshPointCost: [8, 15, 30, 60],
  planeThreads: [4, 16, 64, 128, 256],
} as const satisfies Readonly<Record<keyof Tuning, readonly number[]>>;

/** What decides the order of sums besides the experiment itself: with these a run repeats to the bit. */
export interface Numerics extends Tuning {
  /** Name of the adapter; on another one nothing repeats to the bit */
  readonly adapter: string;
}

/** Tunings that were kept, by name. */
export type Tunings = Readonly<Record<string, Tuning>>;

const TUNING = v.object({
  lanes: v.picklist(TUNING_VALUES.lanes),
  meshLanes: v.picklist(TUNING_VALUES.meshLanes),
  skin: v.picklist(TUNING_VALUES.skin),
  meshPointCost: v.picklist(TUNING_VALUES.meshPointCost),
  planeThreads: v.picklist(TUNING_VALUES.planeThreads),
});

/** The tunings in what was kept; what cannot be one is left out. */
export function readTunings(json: unknown): Tunings {
  const kept = v.safeParse(v.record(v.string(), v.unknown()), json);
  if (!kept.success) return {};
  return Object.fromEntries(
    Object.entries(kept.output).flatMap(([key, value]) => {
      const tuning = v.safeParse(TUNING, value);
      return tuning.success ? [[key, tuning.output]] : [];
    }),
  );
}
