import * as v from 'valibot';

/** The recorded quench of the default preset, which the page opens with. */
export const OPENING_FILE = '24B-270.extxyz.gz';

const ESTIMATE = v.object({ mean: v.number(), standardError: v.number() });

const ENTRY = v.object({
  /** What a person calls it: '75B' */
  glass: v.string(),
  /** Beside the list: extended XYZ, gzip */
  file: v.string(),
  protocol: v.string(),
  /** K/ps; null when nothing was cooled */
  rate: v.nullable(v.number()),
  potential: v.string(),
  atoms: v.number(),
  /** Å */
  cutoff: v.number(),
  seed: v.number(),
  /** What computed it */
  platform: v.picklist(['gpu', 'processor']),
  /** Of its final state; on the processor the same experiment gives it again on every computer */
  stateHash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  /** Of Vitrine, and the commit: '0.1.0 (1234abc)' */
  version: v.string(),
  /** Means over glasses that differ in their seed only, this one among them; absent where nobody made them */
  seeds: v.optional(
    v.object({
      count: v.pipe(v.number(), v.integer(), v.minValue(2)),
      /** g/cm³ */
      density: ESTIMATE,
      /** 0 to 1; null without boron */
      b4Fraction: v.nullable(ESTIMATE),
    }),
  ),
});

/** A glass that comes with the page (a line of public/glasses/index.json). */
export type RecordedGlassFile = Readonly<v.InferOutput<typeof ENTRY>>;

/** The list of them; empty when it is none. */
export function parseRecordedGlasses(json: unknown): readonly RecordedGlassFile[] {
  const read = v.safeParse(v.array(ENTRY), json);
  return read.success ? read.output : [];
}
