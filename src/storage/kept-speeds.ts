import * as v from 'valibot';
import { localValues } from './browser-values';

const STORED = 'vitrine.speeds';

const positive = v.pipe(v.number(), v.finite(), v.gtValue(0));

const SPEEDS = v.object({
  /** When, ISO 8601 */
  measured: v.pipe(v.string(), v.isoTimestamp()),
  speeds: v.array(
    v.object({
      atoms: positive,
      cutoff: positive,
      stepsPerSecond: positive,
      dispatchesPerStep: v.nullable(positive),
    }),
  ),
});

/** How quick steps were on one adapter, and when. */
export type KeptSpeeds = Readonly<v.InferOutput<typeof SPEEDS>>;

/** By the name of the adapter. */
export type SpeedsByAdapter = Readonly<Record<string, KeptSpeeds>>;

/** What this browser remembers; empty where it keeps nothing, or something else. */
export function readSpeeds(): SpeedsByAdapter {
  try {
    return v.parse(v.record(v.string(), SPEEDS), JSON.parse(localValues().getItem(STORED) ?? '{}'));
  } catch {
    return {};
  }
}

export function writeSpeeds(speeds: SpeedsByAdapter): void {
  try {
    localValues().setItem(STORED, JSON.stringify(speeds));
  } catch {
    // A page that may not keep anything works all the same.
  }
}
