import { beforeAll, describe, expect, it } from 'vitest';
import { atomCount, type Configuration } from '../../src/core/configuration';
import { potentialById } from '../../src/core/potential';
import type { Platform } from '../../src/engine/dynamics';
import type { ReplicaSetup, StageTargets, ThermoSample } from '../../src/engine/types';
import { smallMelts } from '../support/melt';

const CUTOFF = 5.5;

const NPT: StageTargets = {
  ensemble: 'npt',
  steps: 60,
  temperature: { from: 2000, to: 1900 },
  pressure: { from: 0, to: 1 },
  thermostatDamping: 100,
  barostatDamping: 1000,
};

export function batchSuite(platform: () => Promise<Platform>): void {
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
    const simulation = await (await platform()).create({ replicas, timeStep: 1 });
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
    melts = await smallMelts(await platform(), { '24B': 150, '75B': 180 }, CUTOFF);
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
}
