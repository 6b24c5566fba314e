import type { Configuration } from '../../core/configuration';
import type { FrameColumns } from '../../figures/glass';
import type { Recording } from '../recordings/recording';
import type { FramePosition, ReplicaRecord } from '../recordings/replica-record';

/** A configuration that is wanted; made only when it is. */
export interface WantedFrame {
  /** Tells it from all others of the session */
  readonly key: string;
  readonly take: () => Configuration;
}

/** A configuration with what was measured of it. */
export interface GatheredFrame {
  readonly configuration: Configuration;
  readonly columns: FrameColumns;
}

/** Configurations of all replicas together, about: with many replicas one frame of each does. */
const MOST_CONFIGURATIONS = 24;

/**
 * Frames may be averaged with the latest where their temperature is that near to its own, K: what is
 * hotter is another state of the glass.
 */
const alike = (a: FramePosition, b: FramePosition) =>
  a.temperature === null ||
  b.temperature === null ||
  Math.abs(a.temperature - b.temperature) <= 30 + 0.1 * b.temperature;

/**
 * The configurations to measure of some replicas: [replica][frame].
 *
 * @param frame index of a frame of the trajectory; null: the latest ones
 * @param most frames of each replica, at most
 */
export function wantedFrames(
  recording: Recording,
  replicas: readonly number[],
  frame: number | null,
  most: number,
): WantedFrame[][] {
  const each = Math.max(1, Math.min(most, Math.floor(MOST_CONFIGURATIONS / replicas.length)));
  return replicas.map((index) => {
    const replica = recording.replicas[index];
    const name = `${recording.id} ${index}`;
    if (frame !== null) return recordedFrames(replica, name, [frame]);
    // Replicas are compared at the same moment: the latest that all of them have recorded.
    if (replicas.length > 1) return recordedFrames(replica, name, latest(replica, each));
    return newest(replica, name, each);
  });
}

/** Indices of the latest recorded frames that are alike, the last one first. */
function latest({ frames }: ReplicaRecord, count: number): number[] {
  const last = frames.length - 1;
  return Array.from(
    { length: Math.max(0, Math.min(count, last + 1)) },
    (_, back) => last - back,
  ).filter((index) => alike(frames[index], frames[last]));
}

function recordedFrames(
  replica: ReplicaRecord,
  name: string,
  indices: readonly number[],
): WantedFrame[] {
  const last = replica.frames.length - 1;
  return indices
    .map((index) => Math.min(index, last))
    .filter((index) => index >= 0)
    .map((index) => ({
      key: `${name} ${replica.frames[index].step}`,
      take: () => replica.configurationOf(index),
    }));
}

/** The newest configuration, recorded or not, and the recorded ones before that are alike. */
function newest(replica: ReplicaRecord, name: string, count: number): WantedFrame[] {
  const { last, lastPlace, frames } = replica;
  if (last === null) return recordedFrames(replica, name, latest(replica, count));
  const before = latest(replica, count).filter(
    (index) => frames[index].step !== lastPlace.step && alike(frames[index], lastPlace),
  );
  const first = { key: `${name} ${numberOf(last)}`, take: () => ({ ...last, velocities: null }) };
  return [first, ...recordedFrames(replica, name, before.slice(0, count - 1))];
}

const numbers = new WeakMap<Configuration, string>();
let counted = 0;

/** A name of a configuration that is not recorded: two of them may be of one step. */
function numberOf(configuration: Configuration): string {
  const known = numbers.get(configuration) ?? `unrecorded ${++counted}`;
  numbers.set(configuration, known);
  return known;
}
