import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Fate, stillDynamics } from '../../../tests/support/still-dynamics';
import { TABLE_1 } from '../../core/composition';
import { createExperiment, type Experiment } from '../../core/experiment';
import type { Platform } from '../../engine/dynamics';
import type { Job } from '../../learn/campaign-jobs';
import { KNOWN_SETS } from '../../learn/parameters';
import { checkCheckpoint } from '../../run/checkpoint';
import { Run } from '../../run/run';
import { KeptIteration } from './kept-iteration';
import { simulate } from './simulate';

const jobs = KNOWN_SETS.slice(0, 3).map(({ parameters }, candidate): Job => {
  return { candidate, parameters, composition: TABLE_1['24B'], seed: 1 };
});
const template = createExperiment({ protocol: 'demo', atoms: 1000 });
const limits = {
  maxBufferSize: 2 ** 30,
  maxStorageBufferBindingSize: 2 ** 30,
  maxComputeWorkgroupStorageSize: 32768,
};
const engine = { device: { limits }, adapter: { name: 'none' } } as unknown as Platform;
const names = ({ variants }: Experiment) => variants.map(({ name }) => name);

afterEach(() => vi.restoreAllMocks());

/** Runs that hold still until their fate comes; tells which were begun, and where others went on. */
function runsOf(fate: Fate) {
  const begun: string[][] = [];
  const goneOn: [step: number, names: string[]][] = [];
  vi.spyOn(Run, 'prepare').mockImplementation(async (_engine, experiment) => {
    begun.push(names(experiment));
    const dynamics = stillDynamics(experiment, fate);
    return new Run(experiment, dynamics, await dynamics.evaluate(), 'none');
  });
  vi.spyOn(Run, 'resume').mockImplementation(async (_engine, kept) => {
    const { experiment, step, begun: first, initial } = checkCheckpoint(kept);
    goneOn.push([step, names(experiment)]);
    const dynamics = stillDynamics(experiment, fate, step);
    return new Run(experiment, dynamics, initial, 'none', { step, begun: first });
  });
  return { begun, goneOn };
}

function workshop(folder = mkdtempSync(path.join(os.tmpdir(), 'vitrine-'))) {
  const notes: string[] = [];
  const terminal = {
    result: () => {},
    note: (text: string) => notes.push(text),
    progress: () => {},
  };
  const kept = new KeptIteration(folder, 1);
  return {
    engine,
    terminal,
    template,
    kept,
    title: 'Iteration 1 of 1',
    onSpeed: () => {},
    folder,
    notes,
  };
}

const never = new AbortController().signal;

describe('simulate', () => {
  it('makes all glasses in one run, and none of them twice', async () => {
    const { begun, goneOn } = runsOf({});
    const place = workshop();
    const outcomes = await simulate(jobs, place, never);
    expect(begun).toEqual([['candidate 1, 24B', 'candidate 2, 24B', 'candidate 3, 24B']]);
    expect(outcomes.map(({ unstable }) => unstable)).toEqual([false, false, false]);
    expect(outcomes[0].density?.value).toBeGreaterThan(2);
    expect(outcomes[0].b4?.value).toBeGreaterThan(0.1);
    expect(readdirSync(place.folder)).toEqual(['iteration-1.json']);
    expect(await simulate(jobs, workshop(place.folder), never)).toEqual(outcomes);
    expect([begun.length, goneOn.length]).toEqual([1, 0]);
  });

  it('goes on without a job whose melt boils off, from the state kept last', async () => {
    const { goneOn } = runsOf({ variant: 'candidate 2, 24B', boils: 5300 });
    const place = workshop();
    const outcomes = await simulate(jobs, place, never);
    expect(goneOn).toEqual([[4000, ['candidate 1, 24B', 'candidate 3, 24B']]]);
    expect(outcomes.map(({ unstable }) => unstable)).toEqual([false, true, false]);
    expect(outcomes[1]).toEqual({ unstable: true, density: null, b4: null });
    expect(place.notes).toEqual([
      'Iteration 1 of 1: candidate 2, 24B is unstable: the melt boils off at step 5,300 of "quench".',
    ]);
    const { goneOn: nothing } = runsOf({});
    const undisturbed = await simulate(jobs, workshop(), never);
    expect(nothing).toEqual([]);
    expect([outcomes[0], outcomes[2]]).toEqual([undisturbed[0], undisturbed[2]]);
  });

  it('stopped on the way goes on where it was', async () => {
    const stop = new AbortController();
    const { begun, goneOn } = runsOf({});
    const place = workshop();
    const keep = place.kept.keep.bind(place.kept);
    vi.spyOn(place.kept, 'keep').mockImplementation((state) => {
      keep(state);
      if (state.run.step === 6000) stop.abort();
    });
    await expect(simulate(jobs, place, stop.signal)).rejects.toThrow(
      'Stopped at step 6000 of 12000, Iteration 1 of 1.',
    );
    expect(readdirSync(place.folder)).toEqual(['iteration-1.vitrine']);
    await simulate(jobs, workshop(place.folder), never);
    expect(begun).toHaveLength(1);
    expect(goneOn.map(([step]) => step)).toEqual([6000]);
  });

  it('makes glasses again whose state is damaged, and says so', async () => {
    const { begun } = runsOf({});
    const place = workshop();
    writeFileSync(path.join(place.folder, 'iteration-1.vitrine'), 'something else');
    await simulate(jobs, place, never);
    expect(begun).toHaveLength(1);
    expect(place.notes[0]).toMatch(/does not hold a run .* are made again\.$/);
  });

  it('leaves no trace of an iteration that is kept elsewhere', async () => {
    runsOf({});
    const place = workshop();
    await simulate(jobs, place, never);
    place.kept.remove();
    expect(readdirSync(place.folder)).toEqual([]);
  });
});
