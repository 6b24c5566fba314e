import { beforeAll, describe, expect, it } from 'vitest';
import { testDevice } from '../../../tests/gpu';
import { smallMelts } from '../../../tests/support/melt';
import { tuningWith } from '../../../tests/support/tuning';
import { largestDifference } from '../../../tests/support/vectors';
import { potentialById } from '../../core/potential';
import type { Tuning } from '../../core/tuning';
import type { ReplicaSetup } from '../types';
import { GpuSimulation } from './simulation';

const CUTOFF = 5.5;
/** Rounding of forces of tens of eV/Å in single precision, eV/Å. */
const ROUNDING = 1e-4;

let device: GPUDevice;
let replicas: ReplicaSetup[];

const simulationWith = (some: Partial<Tuning>) =>
  GpuSimulation.create(device, { replicas, timeStep: 1, tuning: tuningWith(some) });

beforeAll(async () => {
  const platform = await testDevice();
  ({ device } = platform);
  const [configuration] = await smallMelts(platform, { '24B': 150 }, CUTOFF);
  const potential = potentialById('yang2026');
  replicas = [{ configuration, potential, cutoff: CUTOFF, accuracy: 1e-4 }];
});

it('steps are the same with more threads, but for rounding', async () => {
  const series = [];
  for (const some of [{}, { lanes: 4, meshLanes: 4, planeThreads: 64 }]) {
    const simulation = await simulationWith(some);
    const [start] = await simulation.beginStage({
      ensemble: 'npt',
      steps: 100,
      temperature: { from: 2000, to: 1900 },
      pressure: { from: 0, to: 1 },
      thermostatDamping: 100,
      barostatDamping: 1000,
    });
    series.push([start, ...(await simulation.advance(30))[0]]);
    simulation.destroy();
  }
  const [one, shared] = series;
  expect(shared).toHaveLength(31);
  for (const [step, { conserved, temperature }] of shared.entries()) {
    expect(Math.abs(conserved - one[step].conserved)).toBeLessThan(1e-2);
    expect(temperature).toBeCloseTo(one[step].temperature, 1);
  }
});

describe('forces', () => {
  let forces: Float64Array;

  async function forcesWith(some: Partial<Tuning>): Promise<Float64Array> {
    const simulation = await simulationWith(some);
    await simulation.evaluate();
    const result = await simulation.readForces(0);
    simulation.destroy();
    return result;
  }

  beforeAll(async () => {
    forces = await forcesWith({});
  });

  it.each<[string, Partial<Tuning>]>([
    ['an atom', { lanes: 8 }],
    ['an atom on the mesh', { meshLanes: 4 }],
    ['a plane', { planeThreads: 128 }],
  ])('do not depend on how many threads share %s', async (_what, some) => {
    expect(largestDifference(await forcesWith(some), forces)).toBeLessThan(ROUNDING);
  });
});
