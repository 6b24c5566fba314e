import { volume } from '../../src/core/configuration';
import { potentialById } from '../../src/core/potential';
import type { Ensemble } from '../../src/core/protocol';
import type { Platform } from '../../src/engine/dynamics';
import type { ThermoSample } from '../../src/engine/types';
import {
  INTEGRATOR_START,
  integratorSeries,
  integratorStart,
  type ReferenceStep,
} from './lammps-states';
import type { DirectStudy, StudyOutcome, StudyRow, Value } from './study';

/** Steps that are compared; after more, rounding has pulled any two programs apart. */
const STEPS = 100;
/** Error of the Coulomb forces, over that of unit charges 1 Å apart */
const ACCURACY = 1e-5;
/** Å */
const CUTOFF = 11;
/** What LAMMPS did, its ramps over 200 steps */
const TARGETS = {
  steps: 200,
  temperature: { from: 3000, to: 2900 },
  pressure: { from: 0, to: 0 },
  thermostatDamping: 100,
  barostatDamping: 1000,
} as const;

/** A quantity that is followed step by step, and what it may differ by. */
interface Followed {
  readonly quantity: string;
  readonly unit: string;
  readonly tolerance: number;
  readonly difference: (sample: ThermoSample, reference: ReferenceStep) => number;
}

const FOLLOWED: Readonly<Record<string, Followed>> = {
  temperature: {
    quantity: 'temperature',
    unit: 'K',
    tolerance: 0.3,
    difference: (sample, reference) => sample.temperature - reference.temperature,
  },
  pressure: {
    quantity: 'pressure',
    unit: 'GPa',
    tolerance: 0.01,
    difference: (sample, reference) => sample.pressure - reference.pressure,
  },
  volume: {
    quantity: 'volume',
    unit: 'relative',
    tolerance: 1e-5,
    difference: (sample, reference) => volume(sample.box) / reference.volume - 1,
  },
};

/** What moves in each ensemble. */
const MOVING: Readonly<Record<Ensemble, readonly string[]>> = {
  nve: ['temperature', 'pressure'],
  nvt: ['temperature', 'pressure'],
  npt: ['temperature', 'pressure', 'volume'],
};

function rowOf(ensemble: Ensemble, name: string): StudyRow {
  const { quantity, unit, tolerance } = FOLLOWED[name];
  return {
    key: name,
    quantity: `largest difference of the ${quantity}, ${STEPS} steps of ${ensemble.toUpperCase()}`,
    unit,
    digits: 'power',
    reference: { kind: 'same', value: 0, tolerance },
  };
}

function integratorStudy(ensemble: Ensemble): DirectStudy {
  return {
    kind: 'direct',
    id: `integrators-${ensemble}`,
    needsGpu: false,
    rows: MOVING[ensemble].map((name) => rowOf(ensemble, name)),
    experiment: {
      configuration: INTEGRATOR_START.replaceAll('\\', '/'),
      potential: 'yang2026',
      cutoff: CUTOFF,
      accuracy: ACCURACY,
      ensemble,
      ...TARGETS,
      compared: STEPS,
    },
    compute: (engine) => compute(engine, ensemble),
  };
}

async function compute(engine: Platform, ensemble: Ensemble): Promise<StudyOutcome> {
  const simulation = await engine.create({
    replicas: [
      {
        configuration: integratorStart(),
        potential: potentialById('yang2026'),
        cutoff: CUTOFF,
        accuracy: ACCURACY,
      },
    ],
    timeStep: 1,
  });
  try {
    const [start] = await simulation.beginStage({ ensemble, ...TARGETS });
    const [steps] = await simulation.advance(STEPS);
    const reference = integratorSeries(ensemble);
    const largest = (name: string): Value => {
      const differences = [start, ...steps].map((sample, n) =>
        Math.abs(FOLLOWED[name].difference(sample, reference[n])),
      );
      return { mean: Math.max(...differences), error: null, freedom: null };
    };
    return {
      values: Object.fromEntries(MOVING[ensemble].map((name) => [name, largest(name)])),
      traces: [],
    };
  } finally {
    simulation.destroy();
  }
}

/** A hundred steps from a melt, as LAMMPS takes them. */
export const INTEGRATOR_STUDIES: readonly DirectStudy[] = (['nve', 'nvt', 'npt'] as const).map(
  integratorStudy,
);
