import { isPreconditioning } from './precondition';
import { type AveragingWindow, coolingRate, type Protocol, type Stage } from './protocol';

/** The knobs of a protocol that people turn; null where a protocol has nothing to turn. */
export interface Ramp {
  /** K, the highest temperature of the protocol */
  readonly melt: number;
  /** K, where it ends */
  readonly end: number;
  /** K/ps, of the stage that cools; null when none does */
  readonly rate: number | null;
  /** GPa, of the stages at constant pressure but for a pre-conditioning; null when there are none */
  readonly pressure: number | null;
  /** The stages at one temperature, in order, with their length in ps */
  readonly holds: readonly { readonly stage: string; readonly duration: number }[];
}

/** One value of each knob that changes; what is absent stays. */
export interface RampChange {
  readonly melt?: number;
  readonly rate?: number;
  readonly pressure?: number;
  readonly hold?: { readonly stage: string; readonly duration: number };
}

const cools = (stage: Stage) =>
  stage.ensemble !== 'nve' && stage.temperature.to < stage.temperature.from;

const holds = (stage: Stage) => stage.temperature.from === stage.temperature.to;

export function readRamp(protocol: Protocol): Ramp {
  const pressed = protocol.stages.find(
    (stage) => stage.pressure !== null && !isPreconditioning(stage),
  );
  return {
    melt: Math.max(...protocol.stages.map((stage) => stage.temperature.from)),
    end: protocol.stages[protocol.stages.length - 1].temperature.to,
    rate: coolingRate(protocol),
    pressure: pressed?.pressure?.from ?? null,
    holds: protocol.stages
      .filter(holds)
      .map((stage) => ({ stage: stage.name, duration: stage.duration })),
  };
}

/** A window never reaches back over its stage's beginning. */
function fitWindow(window: AveragingWindow, stages: readonly Stage[]): AveragingWindow {
  const stage = stages.find(({ name }) => name === window.stage);
  return stage && window.last > stage.duration ? { ...window, last: stage.duration / 2 } : window;
}

/** The protocol with a knob turned. Its id becomes 'custom' unless nothing changed. */
export function changeRamp(protocol: Protocol, change: RampChange): Protocol {
  const ramp = readRamp(protocol);
  const melt = change.melt ?? ramp.melt;
  const rate = change.rate ?? ramp.rate;
  const stages = protocol.stages.map((stage): Stage => {
    const warm = (value: number) => (value === ramp.melt ? melt : value);
    const temperature = { from: warm(stage.temperature.from), to: warm(stage.temperature.to) };
    const pressure =
      stage.pressure && change.pressure !== undefined && !isPreconditioning(stage)
        ? { from: change.pressure, to: change.pressure }
        : stage.pressure;
    let duration = stage.duration;
    if (cools(stage) && rate !== null) {
      duration = (temperature.from - temperature.to) / rate;
    }
    if (change.hold?.stage === stage.name) duration = change.hold.duration;
    return { ...stage, temperature, pressure, duration };
  });
  const averaging = {
    density: fitWindow(protocol.averaging.density, stages),
    structure: fitWindow(protocol.averaging.structure, stages),
  };
  const changed = JSON.stringify(stages) !== JSON.stringify(protocol.stages);
  return changed ? { ...protocol, id: 'custom', stages, averaging } : protocol;
}

/** Corners of the temperature over time, for drawing: [ps, K] each. */
export function rampCorners(protocol: Protocol): readonly (readonly [number, number])[] {
  const corners: [number, number][] = [];
  let time = 0;
  for (const stage of protocol.stages) {
    corners.push([time, stage.temperature.from]);
    time += stage.duration;
    corners.push([time, stage.temperature.to]);
  }
  return corners;
}
