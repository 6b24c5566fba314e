import { beforeAll, describe, expect, it } from 'vitest';
import { testDevice } from '../../tests/gpu';
import { smallMelts } from '../../tests/support/melt';
import { atomCount, type Configuration } from '../core/configuration';
import { potentialById } from '../core/potential';
import { GpuSimulation } from './gpu/simulation';
import type { ReplicaSetup, StageTargets, ThermoSample } from './types';

const CUTOFF = 5.5;

const NPT: StageTargets = {
  ensemble: 'npt',
  steps: 60,
  temperature: { from: 2000, to: 1900 },
  pressure: { from: 0, to: 1 },
  thermostatDamping: 100,
  barostatDamping: 1000,
};

let device: GPUDevice;
let melts: Configuration[];

const setup = (configuration: Configuration, potential: string): ReplicaSetup => ({
  configuration,
  potential: potentialById(potential),
  cutoff: CUTOFF,
  accuracy: 1e-4,
});

/** What each replica leaves after so many steps. */
async function outcomes(
  replicas: ReplicaSetup[],
  targets: StageTargets[],
  steps: number,
): Promise<{ samples: ThermoSample[]; end: Configuration; mesh: unknown }[]> {
  const simulation = await GpuSimulation.create(device, { replicas, timeStep: 1 });
  const starts = await simulation.beginStage(targets);
  const series = await simulation.advance(steps);
  const ends = [];
  for (const [r, start] of starts.entries()) {
    const end = await simulation.readConfiguration(r);
    ends.push({ samples: [start, ...series[r]], end, mesh: simulation.mesh(r) });
  }
  simulation.destroy();
  return ends;
}

beforeAll(async () => {
  ({ device } = await testDevice());
  melts = await smallMelts(device, { '24B': 150, '75B': 180 }, CUTOFF);
});

describe('replicas advanced together', () => {
  it('are bit for bit what each is alone: two compositions, two potentials, four targets', async () => {
    const [first, second] = melts;
    const replicas = [
      setup(first, 'yang2026'),
      setup(second, 'yang2026'),
      setup(first, 'wang2018'),
      setup(second, 'wang2018'),
    ];
    const targets: StageTargets[] = [
      NPT,
      { ...NPT, ensemble: 'nvt' },
      { ...NPT, temperature: { from: 2500, to: 2500 }, pressure: { from: 5, to: 5 } },
      { ...NPT, ensemble: 'nve' },
    ];
    expect(atomCount(first)).not.toBe(atomCount(second));
    const together = await outcomes(replicas, targets, 60);
    for (const [r, replica] of replicas.entries()) {
      const [alone] = await outcomes([replica], [targets[r]], 60);
      expect(together[r]).toEqual(alone);
    }
    const temperatures = together.map(({ samples }) => samples[60].temperature);
    expect(new Set(temperatures).size).toBe(4);
  });

  it('do not notice when another one gets a larger mesh', async () => {
    const replicas = melts.map((melt) => setup(melt, 'yang2026'));
    const expand = { ...NPT, steps: 600, pressure: { from: -8, to: -8 } };
    const targets = [NPT, { ...expand, temperature: { from: 2500, to: 2500 } }];
    const together = await outcomes(replicas, targets, 510);
    const [calm] = await outcomes([replicas[0]], [targets[0]], 510);
    const [start] = await outcomes([replicas[1]], [targets[1]], 1);
    expect(together[1].mesh).not.toEqual(start.mesh);
    expect(together[0]).toEqual(calm);
  });
});
