import { create } from 'zustand';
import { compositionName, DEFAULT_GLASS, type Oxide } from '../../core/composition';
import { createExperiment, type Experiment } from '../../core/experiment';
import { checkExperiment } from '../../core/experiment-checks';
import type { Potential } from '../../core/potential';
import { type Preconditioning, precondition, preconditioningOf } from '../../core/precondition';
import { Problem } from '../../core/problem';
import { PROTOCOLS, type Protocol, protocolById, protocolWithRate } from '../../core/protocol';
import { changeRamp, type RampChange, readRamp } from '../../core/ramp';
import type { DeviceRoom } from '../../engine/room';
import { changePotential, type PotentialChanges } from '../../lab/setup/potential-changes';
import { type Locks, NO_LOCKS, redistribute } from '../../lab/setup/redistribute';
import { checkMemory, type MemoryNeed, memoryNeeded } from '../../run/memory-needed';

type Room = DeviceRoom | 'processor' | null;

/** The experiment that the next press of the button carries out. */
export interface SetupState {
  /** The preset or file that was put on the bench last, before its knobs were turned */
  readonly loaded: Experiment;
  readonly experiment: Experiment;
  /** What is wrong with it, or null when it can start */
  readonly problem: Problem | null;
  /** What it needs of a device; null while something is wrong with it */
  readonly memory: MemoryNeed | null;
  /** What the device offers, or that the processor computes; null until one has answered */
  readonly room: Room;
  readonly locks: Locks;
  /** The potential before its sliders were moved */
  readonly base: Potential;
  readonly changes: PotentialChanges;
}

/** What most adapters offer at least: enough to choose a mesh before one has answered. */
const USUAL_ROOM: DeviceRoom = {
  maxBufferSize: 256 * 2 ** 20,
  maxStorageBufferBindingSize: 128 * 2 ** 20,
  maxComputeWorkgroupStorageSize: 32_768,
};

/** Whether an experiment can start, and what it needs. Until a device has answered, room is no problem. */
function check(
  experiment: Experiment,
  room: Room,
): Pick<SetupState, 'experiment' | 'problem' | 'memory'> {
  try {
    checkExperiment(experiment);
    const memory = room
      ? checkMemory(experiment, room === 'processor' ? null : room)
      : memoryNeeded(experiment, USUAL_ROOM);
    return { experiment, problem: null, memory };
  } catch (problem) {
    if (problem instanceof Problem) return { experiment, problem, memory: null };
    throw problem;
  }
}

function loadedState(experiment: Experiment, room: Room): Omit<SetupState, 'locks' | 'room'> {
  return {
    ...check(experiment, room),
    loaded: experiment,
    base: experiment.potential,
    changes: {},
  };
}

export const useSetup = create<SetupState>(() => ({
  ...loadedState(createExperiment({ preset: DEFAULT_GLASS }), null),
  room: null,
  locks: NO_LOCKS,
}));

/** Puts a whole experiment on the bench. */
export function setExperiment(experiment: Experiment): void {
  useSetup.setState(({ room }) => loadedState(experiment, room));
}

/** Takes note of what the device offers. */
export function setRoom(room: Room): void {
  useSetup.setState(({ experiment }) => ({ room, ...check(experiment, room) }));
}

/** Changes parts of the experiment on the bench. */
export function changeExperiment(
  part: Partial<
    Pick<Experiment, 'atoms' | 'cutoff' | 'seed' | 'replicas' | 'variants' | 'protocol' | 'series'>
  >,
): void {
  useSetup.setState(({ experiment, room }) => check({ ...experiment, ...part }, room));
}

/** Takes out what an experiment turns on its way. */
export function leaveChangesOut(): void {
  useSetup.setState(({ experiment, room }) => check({ ...experiment, changes: [] }, room));
}

function changeComposition(composition: Experiment['composition']): void {
  useSetup.setState(({ experiment, room }) =>
    check({ ...experiment, name: compositionName(composition), composition }, room),
  );
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** Puts a preset on the bench; knobs that a person has turned since the last one stay as they are. */
export function loadPreset(preset: Experiment): void {
  useSetup.setState(({ experiment, loaded, base, changes, room }) => {
    const pick = <Key extends keyof Experiment>(key: Key): Experiment[Key] =>
      same(experiment[key], loaded[key]) ? preset[key] : experiment[key];
    const merged: Experiment = {
      ...preset,
      potential: pick('potential'),
      protocol: pick('protocol'),
      atoms: pick('atoms'),
      cutoff: pick('cutoff'),
      seed: pick('seed'),
      replicas: pick('replicas'),
      variants: pick('variants'),
      series: pick('series'),
    };
    const kept = same(experiment.potential, merged.potential);
    return {
      ...check(merged, room),
      loaded: preset,
      base: kept ? base : merged.potential,
      changes: kept ? changes : {},
    };
  });
}

/** @param base the composition before the slider was taken up */
export function setShare(base: Experiment['composition'], oxide: Oxide, share: number): void {
  changeComposition(redistribute(base, useSetup.getState().locks, oxide, share));
}

export function toggleLock(oxide: Oxide): void {
  useSetup.setState(({ locks }) => ({ locks: { ...locks, [oxide]: !locks[oxide] } }));
}

export function choosePotential(base: Potential): void {
  useSetup.setState(({ experiment, room }) => ({
    ...check({ ...experiment, potential: base }, room),
    base,
    changes: {},
  }));
}

/** @param percent change of one parameter of the potential */
export function setPotentialChange(knob: string, percent: number): void {
  useSetup.setState(({ base, changes: before, experiment }) => {
    const changes = { ...before, [knob]: percent };
    return { changes, experiment: { ...experiment, potential: changePotential(base, changes) } };
  });
}

export function clearPotentialChanges(): void {
  useSetup.setState(({ base, experiment }) => ({
    changes: {},
    experiment: { ...experiment, potential: base },
  }));
}

/** A built-in protocol, with the size and the cutoff that belong to it. */
export function chooseProtocol(id: string): void {
  const { protocol, atoms, cutoff } = protocolById(id);
  changeExperiment({ protocol, atoms, cutoff });
}

/** What comes before the melt, so that it holds together at 0 GPa. */
export function choosePreconditioning(kind: Preconditioning): void {
  changeExperiment({ protocol: precondition(useSetup.getState().experiment.protocol, kind) });
}

const sameStages = (a: Protocol, b: Protocol) =>
  JSON.stringify(a.stages) === JSON.stringify(b.stages);

/** The built-in protocol that has these stages, or null. */
export function builtInProtocol(protocol: Protocol): Protocol | null {
  return PROTOCOLS.find((preset) => sameStages(preset.protocol, protocol))?.protocol ?? null;
}

/** Turns a knob of the ramp. What comes to a built-in protocol at some rate goes by its name. */
export function turnRamp(change: RampChange): void {
  const turned = changeRamp(useSetup.getState().experiment.protocol, change);
  const { rate } = readRamp(turned);
  const kind = preconditioningOf(turned);
  const named = PROTOCOLS.flatMap(({ protocol }) =>
    rate === null ? [protocol] : [protocol, protocolWithRate(protocol, rate)],
  )
    .map((protocol) => precondition(protocol, kind))
    .find((protocol) => sameStages(protocol, turned));
  changeExperiment({ protocol: named ?? turned });
}
