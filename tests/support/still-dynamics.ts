import type { Box } from '../../src/core/configuration';
import type { Experiment } from '../../src/core/experiment';
import { Problem } from '../../src/core/problem';
import { replicaExperiments, variantOf } from '../../src/core/variants';
import type { Dynamics } from '../../src/engine/dynamics';
import type { SimulationSnapshot } from '../../src/engine/snapshot';
import { Trouble } from '../../src/engine/trouble';
import type { ThermoSample } from '../../src/engine/types';
import { buckinghamSum } from '../../src/run/pair-energy';
import { referenceGlass } from './glass';
import { tuningWith } from './tuning';

/** What happens, and at which step. */
export interface Fate {
  /** Name of the variant whose first replica it happens to; the first replica where there are none */
  readonly variant?: string;
  readonly boils?: number;
  readonly fliesApart?: number;
  /** To all of them */
  readonly deviceLost?: number;
}

const WIDE: Box = [40, 40, 40];

/** A simulation of 24B glasses of 1000 atoms that hold still until their fate comes. */
export function stillDynamics(experiment: Experiment, fate: Fate = {}, step = 0): Dynamics {
  const { boils = Infinity, fliesApart = Infinity, deviceLost = Infinity } = fate;
  const glass = referenceGlass();
  const replicas = replicaExperiments(experiment);
  const doomed = replicas.findIndex(
    (_, r) => experiment.variants[variantOf(experiment, r)]?.name === fate.variant,
  );
  const samples = replicas.map(({ potential, cutoff }): ThermoSample => {
    const { energy } = buckinghamSum(glass, potential, cutoff);
    return {
      step: 0,
      temperature: 300,
      pressure: 0,
      potential: -4000,
      buckingham: energy,
      coulomb: -3600,
      kinetic: 15,
      box: glass.box,
      conserved: -3985,
    };
  });
  return {
    timeStep: 1,
    replicaCount: replicas.length,
    tuning: tuningWith(),
    step,
    relax: async () => {},
    setVelocities: () => {},
    setPotential: () => {},
    evaluate: async () => samples,
    beginStage: async () => samples,
    async advance(this: { step: number }, steps: number) {
      const last = this.step + steps;
      if (last >= deviceLost) throw new Problem('The graphics device was lost.', '');
      if (doomed >= 0 && last >= fliesApart) {
        throw new Trouble('not-finite', doomed, fliesApart, 'The atoms flew apart.', 'Go slower.');
      }
      const first = this.step + 1;
      this.step = last;
      return samples.map((sample, r) =>
        Array.from({ length: steps }, (_, i) => {
          const gas = r === doomed && first + i >= boils;
          return { ...sample, step: first + i, ...(gas && { box: WIDE }) };
        }),
      );
    },
    readConfiguration: async () => glass,
    readForces: async () => new Float64Array(),
    mesh: () => ({ electrostatics: 'pppm', grid: [1, 1, 1], order: 5, alpha: 0.3 }),
    async snapshot() {
      return snapshotOf(replicas.length, this.step);
    },
    destroy: () => {},
  };
}

/** Of 1000 atoms a replica; nothing but the sizes of its buffers means anything. */
function snapshotOf(replicas: number, step: number): SimulationSnapshot {
  const ofAtoms = () => new ArrayBuffer(16 * 1024 * replicas);
  return {
    platform: 'gpu',
    step,
    timeStep: 1,
    targets: Array(replicas).fill({}),
    tuning: tuningWith(),
    neighbourCapacity: 1,
    boxes: Array(replicas).fill({}),
    motion: {
      positions: ofAtoms(),
      velocities: ofAtoms(),
      forces: ofAtoms(),
      endStates: new ArrayBuffer(8 * replicas),
      listPositions: ofAtoms(),
      control: new ArrayBuffer(8 * replicas),
    },
  };
}
