import type { Experiment } from '../../core/experiment';
import { schedule, segmentAt } from '../../core/schedule';
import type { FramePosition } from '../recordings/replica-record';
import type { TrajectoryStretch } from './figure-data';

/**
 * The parts of a trajectory whose times are known, by the stages of the run: at least two frames each.
 *
 * @param end index of the last frame that counts; null: all do
 */
export function trajectoryStretches(
  frames: readonly FramePosition[],
  experiment: Experiment | null,
  end: number | null,
): TrajectoryStretch[] {
  const counted = end === null ? frames : frames.slice(0, end + 1);
  if (counted.some(({ time }) => time === null)) return [];
  const segments = experiment && schedule(experiment.protocol, experiment.changes);
  const segmentOf = ({ step }: FramePosition) => segments?.[segmentAt(segments, step)] ?? null;
  const stageOf = (place: FramePosition) => {
    const segment = segmentOf(place);
    return segment === null || experiment === null
      ? 'all frames'
      : experiment.protocol.stages[segment.stage].name;
  };
  const kelvins = (place: FramePosition) => {
    const temperature = segmentOf(place)?.temperature;
    return temperature ? [temperature.from, temperature.to] : [];
  };
  const stretches: { name: string; from: number; to: number; kelvins: Set<number> }[] = [];
  for (const [index, frame] of counted.entries()) {
    const name = stageOf(frame);
    const last = stretches.at(-1);
    if (last?.name === name) {
      last.to = index;
      for (const kelvin of kelvins(frame)) last.kelvins.add(kelvin);
    } else stretches.push({ name, from: index, to: index, kelvins: new Set(kelvins(frame)) });
  }
  return stretches
    .filter(({ from, to }) => to > from)
    .map(({ kelvins: asked, ...stretch }) => ({ ...stretch, ramps: asked.size > 1 }));
}

/** Frames whose times are apart by this share of an interval more or less than the others. */
const UNEVEN_INTERVAL_SHARE = 0.02;

/**
 * Indices, out of `from` … `to`, of frames that come at even times: at the longest time between two
 * neighbours (but the last two, for the end of a run comes when it does); what lies between is left
 * out. At most `most`, the latest.
 */
export function evenFrames(
  frames: readonly FramePosition[],
  { from, to }: Pick<TrajectoryStretch, 'from' | 'to'>,
  most: number,
): number[] {
  const time = (index: number) => frames[index].time ?? Number.NaN;
  const gaps = Array.from({ length: to - from }, (_, i) => time(from + i + 1) - time(from + i));
  // Thinned recordings have longer gaps early on: all frames then come at multiples of the longest.
  const interval = Math.max(0, ...gaps.slice(0, Math.max(1, gaps.length - 1)));
  if (!(interval > 0)) return [];
  const kept = [from];
  for (let index = from + 1; index <= to; index++) {
    const passed = time(index) - time(kept[kept.length - 1]);
    if (Math.abs(passed - interval) <= UNEVEN_INTERVAL_SHARE * interval) kept.push(index);
  }
  return kept.slice(-most);
}
