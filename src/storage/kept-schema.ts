import * as v from 'valibot';
import { ELEMENTS, type Element } from '../core/elements';
import { KEPT_FORMAT } from './kept-run';

/**
 * What the storage of a browser should hold. What was written by this Vitrine has this shape; what a browser
 * damaged, or somebody else wrote, may have any. What is inside an experiment or a checkpoint is checked
 * where it is read.
 */
const number = v.pipe(v.number(), v.finite());
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const text = v.string();
const object = v.looseObject({});

const ESTIMATE = v.nullable(v.looseObject({ mean: number, standardError: v.nullable(number) }));

const SUMMARY = v.looseObject({
  name: text,
  density: ESTIMATE,
  b4Fraction: ESTIMATE,
  perReplica: v.array(object),
  variants: v.array(object),
});

/** A run of another format, of which no more is known than what the list shows. */
const LISTED = {
  id: v.pipe(text, v.nonEmpty()),
  title: text,
  version: text,
  created: number,
  updated: number,
  phase: v.picklist(['running', 'paused', 'stopped', 'done', 'failed']),
  step: count,
  totalSteps: count,
  bytes: number,
  removed: v.nullable(number),
};

export const RUN = v.union([
  v.looseObject({
    ...LISTED,
    format: v.literal(KEPT_FORMAT),
    experiment: object,
    adapter: text,
    stageIndex: count,
    failure: v.nullable(v.looseObject({ message: text, hint: text })),
    summary: v.nullable(SUMMARY),
  }),
  v.looseObject({
    ...LISTED,
    format: v.pipe(
      number,
      v.check((format) => format !== KEPT_FORMAT),
    ),
    failure: v.nullish(v.looseObject({ message: text, hint: text })),
    summary: v.nullish(SUMMARY),
  }),
]);

const SPECIES = v.looseObject({
  element: v.picklist(Object.keys(ELEMENTS) as Element[]),
  mass: v.pipe(number, v.gtValue(0)),
});

const ATOMS = v.pipe(
  v.looseObject({
    species: v.pipe(v.array(SPECIES), v.nonEmpty()),
    types: v.instance(Uint8Array),
    ids: v.nullable(v.instance(Uint32Array)),
  }),
  v.check(({ species, types }) => types.every((type) => type < species.length)),
  v.check(({ types, ids }) => ids === null || ids.length === types.length),
);

const edge = v.pipe(number, v.gtValue(0));
const BOX = v.tuple([edge, edge, edge]);

const FRAME = v.looseObject({
  step: count,
  time: number,
  replicas: v.array(
    v.pipe(
      v.looseObject({ positions: v.instance(Float32Array), box: BOX }),
      v.check(({ positions }) => positions.every((value) => Number.isFinite(value))),
    ),
  ),
});

const share = v.nullable(number);

export const PIECE = v.looseObject({
  step: v.pipe(v.number(), v.minValue(0)),
  atoms: v.nullable(v.pipe(v.array(ATOMS), v.nonEmpty())),
  rows: v.array(v.array(v.looseObject({ step: count }))),
  frames: v.array(FRAME),
  structure: v.array(
    v.looseObject({
      step: count,
      time: number,
      points: v.array(v.looseObject({ temperature: number, b4: share, si4: share })),
    }),
  ),
});

export const CHECKPOINT = v.looseObject({
  step: count,
  run: v.looseObject({}),
  recorder: v.array(object),
  recent: v.optional(v.array(v.array(v.looseObject({ temperature: number, pressure: number })))),
});

export const LAST = v.array(
  v.pipe(
    v.looseObject({
      species: v.pipe(v.array(SPECIES), v.nonEmpty()),
      types: v.instance(Uint8Array),
      positions: v.instance(Float64Array),
      velocities: v.nullable(v.instance(Float64Array)),
      box: BOX,
      ids: v.nullable(v.instance(Uint32Array)),
    }),
    v.check(({ types, positions }) => positions.length === 3 * types.length),
    v.check(({ species, types }) => types.every((type) => type < species.length)),
    v.check(({ positions }) => positions.every((value) => Number.isFinite(value))),
  ),
);

/** The records that are whole, in their order. */
export function wholeOf<Kept>(schema: v.GenericSchema, records: readonly Kept[]): Kept[] {
  return records.filter((record) => v.is(schema, record));
}
