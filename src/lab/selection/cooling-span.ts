import type { RecordedFrame, ReplicaRecord } from '../recordings/replica-record';
import type { Span } from './range-kind';

/**
 * The first and the last recorded frame between two temperatures (K), from the hottest frame on: where
 * the melt cooled through them. Null where fewer than two frames lie there.
 */
export function coolingSpan(record: ReplicaRecord, from: number, to: number): Span | null {
  const { frames } = record;
  const hottest = frames.reduce(
    (best, frame, i) => (kelvin(frame) > kelvin(frames[best]) ? i : best),
    0,
  );
  const inside = frames
    .slice(hottest)
    .filter((frame) => kelvin(frame) >= from && kelvin(frame) <= to);
  if (inside.length < 2) return null;
  return [record.toConfiguration(inside[0]), record.toConfiguration(inside[inside.length - 1])];
}

function kelvin({ temperature }: RecordedFrame): number {
  return temperature ?? Number.NEGATIVE_INFINITY;
}
