import * as v from 'valibot';

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
});

/** A glass that comes with the page (a line of public/glasses/index.json). */
export type RecordedGlassFile = Readonly<v.InferOutput<typeof ENTRY>>;

/** The list of them; empty when it is none. */
export function parseRecordedGlasses(json: unknown): readonly RecordedGlassFile[] {
  const read = v.safeParse(v.array(ENTRY), json);
  return read.success ? read.output : [];
}
