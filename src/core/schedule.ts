import { type Change, isTarget } from './change';
import { Problem } from './problem';
import { type Ensemble, type Protocol, type Stage, type StageTarget, stageSteps } from './protocol';

/**
 * A stretch of steps (first < step ≤ last) under the same targets: a stage, or the part of one
 * between two changes.
 */
export interface Segment {
  /** Index of its stage in the protocol */
  readonly stage: number;
  readonly first: number;
  readonly last: number;
  readonly ensemble: Ensemble;
  /** K, from the segment's start on, reaching `to` after `rampSteps` */
  readonly temperature: StageTarget;
  /** GPa, as the temperature; null unless npt */
  readonly pressure: StageTarget | null;
  /** Length of the ramps: more than the segment's own steps where a change cut it short */
  readonly rampSteps: number;
}

type Draft = { -readonly [Key in keyof Omit<Segment, 'first' | 'last'>]: Segment[Key] } & {
  /** Length */
  steps: number;
};

/**
 * The segments of a protocol with timed changes, in order.
 *
 * A new temperature or pressure holds from its step on; stages that would have gone on at the old
 * value go on at the new one. In a stage that ramps, the temperature goes on from the new value to
 * the stage's end at the rate it had. A new rate is for what is left of the ramp, or for the next one
 * that comes. So a change may make the run longer or shorter.
 *
 * Each segment that a change begins is to LAMMPS a new `fix` and a new `run`.
 *
 * @throws Problem when a change comes after the end, or where nothing obeys it
 */
export function schedule(protocol: Protocol, changes: readonly Change[] = []): Segment[] {
  let drafts: Draft[] = protocol.stages.map((stage, index) => draftOf(stage, index, protocol));
  // Those that are over when a change comes stand aside, so that each change looks at a few.
  let over: Draft[] = [];
  let begin = 0;
  for (const change of changes) {
    if (!isTarget(change.quantity)) continue;
    if (change.step < begin) {
      drafts = [...over, ...drafts];
      over = [];
      begin = 0;
    }
    while (drafts.length > 1 && begin + drafts[0].steps <= change.step) {
      const [done, ...left] = drafts;
      over.push(done);
      begin += done.steps;
      drafts = left;
    }
    drafts = withChange(drafts, change, begin, protocol);
  }
  let first = 0;
  return [...over, ...drafts].map(({ steps, ...draft }) => {
    const segment = { ...draft, first, last: first + steps };
    first = segment.last;
    return segment;
  });
}

/** Steps of the whole run. */
export function scheduledSteps(segments: readonly Segment[]): number {
  return segments[segments.length - 1].last;
}

/** Index of the segment that a step belongs to; step 0 and those before belong to the first. */
export function segmentAt(segments: readonly Segment[], step: number): number {
  const index = segments.findIndex(({ last }) => step <= last);
  return index < 0 ? segments.length - 1 : index;
}

/** The value of a ramp `step` steps after its segment's start. */
function valueAt({ from, to }: StageTarget, step: number, rampSteps: number): number {
  return from + ((to - from) * step) / rampSteps;
}

/** Target temperature of a segment at a step of the run, K. */
export function targetTemperature(segment: Segment, step: number): number {
  return valueAt(segment.temperature, step - segment.first, segment.rampSteps);
}

function draftOf(stage: Stage, index: number, protocol: Protocol): Draft {
  const steps = stageSteps(stage, protocol);
  const { ensemble, temperature, pressure } = stage;
  return { stage: index, ensemble, temperature, pressure, steps, rampSteps: steps };
}

const holds = ({ from, to }: StageTarget) => from === to;
const ramps = (draft: Draft) => draft.ensemble !== 'nve' && !holds(draft.temperature);

/** Steps of a ramp at a rate in K/ps. */
function rampLength({ from, to }: StageTarget, rate: number, protocol: Protocol): number {
  return Math.max(1, Math.round((1000 * Math.abs(to - from)) / rate / protocol.timeStep));
}

/** K/ps */
function rateOf(draft: Draft, protocol: Protocol): number {
  const { from, to } = draft.temperature;
  return (1000 * Math.abs(to - from)) / (draft.rampSteps * protocol.timeStep);
}

function withTemperature(
  draft: Draft,
  temperature: StageTarget,
  rate: number,
  protocol: Protocol,
): Draft {
  const steps = rampLength(temperature, rate, protocol);
  return { ...draft, temperature, steps, rampSteps: steps };
}

/** The drafts with the one that `step`, counted from their start, falls into cut in two there, and the index of the later part. */
function cut(drafts: readonly Draft[], step: number): { drafts: Draft[]; index: number } {
  let before = 0;
  const index = drafts.findIndex((draft) => {
    before += draft.steps;
    return step < before;
  });
  const draft = drafts[index];
  const done = step - (before - draft.steps);
  if (done === 0) return { drafts: [...drafts], index };
  const rest = (target: StageTarget): StageTarget => ({
    from: valueAt(target, done, draft.rampSteps),
    to: target.to,
  });
  const later: Draft = {
    ...draft,
    temperature: holds(draft.temperature) ? draft.temperature : rest(draft.temperature),
    pressure: draft.pressure && (holds(draft.pressure) ? draft.pressure : rest(draft.pressure)),
    steps: draft.steps - done,
    rampSteps: draft.rampSteps - done,
  };
  const earlier = { ...draft, steps: done };
  return {
    drafts: [...drafts.slice(0, index), earlier, later, ...drafts.slice(index + 1)],
    index: index + 1,
  };
}

/** @param begin step at which the first of the drafts begins */
function withChange(
  drafts: readonly Draft[],
  change: Change,
  begin: number,
  protocol: Protocol,
): Draft[] {
  const total = drafts.reduce((sum, { steps }) => sum + steps, begin);
  if (change.step >= total) {
    throw new Problem(
      `The ${change.quantity} is to change at step ${change.step}, but the run ends at step ${total}.`,
      'Change it earlier, or leave the change out.',
    );
  }
  switch (change.quantity) {
    case 'temperature':
      return withNewTemperature(drafts, change, begin, protocol);
    case 'pressure':
      return withNewPressure(drafts, change, begin);
    default:
      return withNewRate(drafts, change, begin, protocol);
  }
}

function withNewTemperature(
  drafts: readonly Draft[],
  change: Change,
  begin: number,
  protocol: Protocol,
): Draft[] {
  const parts = cut(drafts, change.step - begin);
  const present = parts.drafts[parts.index];
  if (present.ensemble === 'nve') {
    throw new Problem(
      `At step ${change.step} nothing controls the temperature: the stage is at constant energy.`,
      'Change it in another stage.',
    );
  }
  const { value } = change;
  let old = present.temperature.to;
  if (ramps(present)) {
    const temperature = { from: value, to: old };
    parts.drafts[parts.index] = withTemperature(
      present,
      temperature,
      rateOf(present, protocol),
      protocol,
    );
    return parts.drafts;
  }
  parts.drafts[parts.index] = { ...present, temperature: { from: value, to: value } };
  for (let i = parts.index + 1; i < parts.drafts.length; i++) {
    const next = parts.drafts[i];
    if (next.ensemble === 'nve' || next.temperature.from !== old) break;
    if (ramps(next)) {
      const temperature = { from: value, to: next.temperature.to };
      parts.drafts[i] = withTemperature(next, temperature, rateOf(next, protocol), protocol);
      break;
    }
    old = next.temperature.to;
    parts.drafts[i] = { ...next, temperature: { from: value, to: value } };
  }
  return parts.drafts;
}

function withNewPressure(drafts: readonly Draft[], change: Change, begin: number): Draft[] {
  const parts = cut(drafts, change.step - begin);
  const target = { from: change.value, to: change.value };
  let old: number | null = null;
  for (let i = parts.index; i < parts.drafts.length; i++) {
    const { pressure } = parts.drafts[i];
    if (pressure === null) continue;
    if (old !== null && (pressure.from !== old || !holds(pressure))) break;
    old = pressure.to;
    parts.drafts[i] = { ...parts.drafts[i], pressure: target };
  }
  if (old === null) {
    throw new Problem(
      `From step ${change.step} on no stage is at constant pressure.`,
      'Change the pressure earlier, or choose a protocol that controls it.',
    );
  }
  // A cut that changed nothing in the present stage would restart its thermostat for nothing.
  return parts.drafts[parts.index].pressure === target ? parts.drafts : rejoined(drafts, parts);
}

function withNewRate(
  drafts: readonly Draft[],
  change: Change,
  begin: number,
  protocol: Protocol,
): Draft[] {
  const parts = cut(drafts, change.step - begin);
  const next = parts.drafts.findIndex((draft, i) => i >= parts.index && ramps(draft));
  if (next < 0) {
    throw new Problem(
      `From step ${change.step} on nothing heats or cools.`,
      'Change the rate earlier, or change the temperature.',
    );
  }
  const target = parts.drafts[next].temperature;
  parts.drafts[next] = withTemperature(parts.drafts[next], target, change.value, protocol);
  return next === parts.index ? parts.drafts : rejoined(drafts, parts);
}

/** `parts` with its cut undone, where only later stages changed. */
function rejoined(
  whole: readonly Draft[],
  parts: { readonly drafts: readonly Draft[]; readonly index: number },
): Draft[] {
  const later = parts.drafts.slice(parts.index + 1);
  return [...whole.slice(0, whole.length - later.length), ...later];
}
