import type { Protocol } from '../../core/protocol';
import { type Segment, segmentAt, targetTemperature } from '../../core/schedule';

/** What a run aims at just now; null where nothing ahead obeys a knob. */
export interface LiveTargets {
  /** K */
  readonly temperature: number | null;
  /** GPa; of the next stage at constant pressure, where the present one has a constant volume */
  readonly pressure: number | null;
  /** K/ps, of the present ramp or of the next one */
  readonly rate: number | null;
}

const ramps = ({ ensemble, temperature: { from, to } }: Segment) =>
  ensemble !== 'nve' && from !== to;

/** @param step steps done; the targets are those of the next one */
export function liveTargets(
  segments: readonly Segment[],
  step: number,
  { timeStep }: Pick<Protocol, 'timeStep'>,
): LiveTargets {
  if (segments.length === 0 || step >= segments[segments.length - 1].last) {
    return { temperature: null, pressure: null, rate: null };
  }
  const ahead = segments.slice(segmentAt(segments, step + 1));
  const [present] = ahead;
  const pressed = ahead.find(({ pressure }) => pressure !== null);
  const ramp = ahead.find(ramps);
  return {
    temperature: present.ensemble === 'nve' ? null : targetTemperature(present, step),
    pressure: pressed?.pressure ? pressureAt(pressed, step) : null,
    rate: ramp
      ? (1000 * Math.abs(ramp.temperature.to - ramp.temperature.from)) / (ramp.rampSteps * timeStep)
      : null,
  };
}

function pressureAt({ pressure, first, rampSteps }: Segment, step: number): number {
  if (!pressure) return 0;
  const done = Math.max(0, step - first) / rampSteps;
  return pressure.from + (pressure.to - pressure.from) * done;
}
