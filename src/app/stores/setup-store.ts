import { create } from 'zustand';
import { compositionName, DEFAULT_GLASS, type Oxide } from '../../core/composition';
import { createExperiment, type Experiment } from '../../core/experiment';
import { checkExperiment } from '../../core/experiment-checks';
import type { Potential } from '../../core/potential';
import { Problem } from '../../core/problem';
import { PROTOCOLS, type Protocol, protocolById, protocolWithRate } from '../../core/protocol';
import { changePotential, type PotentialChanges } from '../setup/potential-changes';
import { changeRamp, type RampChange, readRamp } from '../setup/ramp';
import { type Locks, NO_LOCKS, redistribute } from '../setup/redistribute';

/** The experiment that the next press of the button carries out. */
export interface SetupState {
  /** The preset or file that was put on the bench last, before its knobs were turned */
  readonly loaded: Experiment;
  readonly experiment: Experiment;
  /** What is wrong with it, or null when it can start */
  readonly problem: Problem | null;
  readonly locks: Locks;
  /** The potential before its sliders were moved */
  readonly base: Potential;
  readonly changes: PotentialChanges;
}

/** Null when the experiment can start. */
function problemOf(experiment: Experiment): Problem | null {
  try {
    checkExperiment(experiment);
    return null;
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}

function stateOf(experiment: Experiment): Omit<SetupState, 'locks'> {
  return {
    loaded: experiment,
    experiment,
    problem: problemOf(experiment),
    base: experiment.potential,
    changes: {},
  };
}

export const useSetup = create<SetupState>(() => ({
  ...stateOf(createExperiment({ preset: DEFAULT_GLASS })),
  locks: NO_LOCKS,
}));

/** Puts a whole experiment on the bench. */
export function setExperiment(experiment: Experiment): void {
  useSetup.setState(stateOf(experiment));
}

/** Changes parts of the experiment on the bench. */
export function changeExperiment(
  part: Partial<Pick<Experiment, 'atoms' | 'cutoff' | 'seed' | 'replicas' | 'protocol'>>,
): void {
  useSetup.setState((state) => {
    const experiment = { ...state.experiment, ...part };
    return { experiment, problem: problemOf(experiment) };
  });
}

function changeComposition(composition: Experiment['composition']): void {
  useSetup.setState((state) => {
    const name = compositionName(composition);
    const experiment = { ...state.experiment, name, composition };
    return { experiment, problem: problemOf(experiment) };
  });
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** Puts a preset on the bench; knobs that a person has turned since the last one stay as they are. */
export function loadPreset(preset: Experiment): void {
  useSetup.setState(({ experiment, loaded, base, changes }) => {
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
    };
    const kept = same(experiment.potential, merged.potential);
    return {
      loaded: preset,
      experiment: merged,
      problem: problemOf(merged),
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
  useSetup.setState(({ experiment }) => ({
    base,
    changes: {},
    experiment: { ...experiment, potential: base },
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
  const named = PROTOCOLS.map(({ protocol }) =>
    rate === null ? protocol : protocolWithRate(protocol, rate),
  ).find((protocol) => sameStages(protocol, turned));
  changeExperiment({ protocol: builtInProtocol(turned) ?? named ?? turned });
}
