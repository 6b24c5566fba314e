import path from 'node:path';
import { atomCount } from '../../src/core/configuration';
import type { Platform } from '../../src/engine/dynamics';
import { type StaticReference, staticReference } from './lammps-states';
import type { DirectStudy, StudyOutcome, StudyRow, Value } from './study';

/** Error of the Coulomb forces, over that of unit charges 1 Å apart */
const ACCURACY = 1e-5;

/** What Vitrine may differ by from LAMMPS at an accuracy of 1e-5. */
const TOLERANCES = {
  /** eV per atom */
  energy: 5e-5,
  /** GPa */
  pressure: 0.005,
  /** eV/Å, root mean square */
  forces: 1.5e-4,
} as const;

const exact = (mean: number): Value => ({ mean, error: null, freedom: null });

function rowsOf({ configuration, energy, pressure }: StaticReference): StudyRow[] {
  const same = (value: number, tolerance: number) => ({ kind: 'same', value, tolerance }) as const;
  return [
    {
      key: 'energy',
      quantity: 'potential energy',
      unit: 'eV per atom',
      digits: 6,
      reference: same(energy.total / atomCount(configuration), TOLERANCES.energy),
    },
    {
      key: 'pressure',
      quantity: 'pressure at rest',
      unit: 'GPa',
      digits: 4,
      reference: same(pressure, TOLERANCES.pressure),
    },
    {
      key: 'forces',
      quantity: 'difference of the forces, root mean square',
      unit: 'eV/Å',
      digits: 'power',
      reference: same(0, TOLERANCES.forces),
    },
  ];
}

/** @param name a configuration of tests/data/static */
function staticStudy(name: string): DirectStudy {
  const reference = staticReference(name);
  return {
    kind: 'direct',
    id: `static-${name.replace(/-(yang2026|wang2018|guillot-sator2007)$/, '')}`,
    needsGpu: false,
    rows: rowsOf(reference),
    experiment: {
      configuration: path.posix.join('tests/data/static', `${name}.data`),
      potential: reference.potential.id,
      cutoff: reference.cutoff,
      accuracy: ACCURACY,
    },
    compute: (engine) => compute(engine, reference),
  };
}

async function compute(engine: Platform, reference: StaticReference): Promise<StudyOutcome> {
  const { configuration, potential, cutoff } = reference;
  const simulation = await engine.create({
    replicas: [
      {
        configuration: { ...configuration, velocities: null },
        potential,
        cutoff,
        accuracy: ACCURACY,
      },
    ],
    timeStep: 1,
  });
  try {
    const [sample] = await simulation.evaluate();
    const forces = await simulation.readForces(0);
    return {
      values: {
        energy: exact(sample.potential / atomCount(configuration)),
        pressure: exact(sample.pressure),
        forces: exact(rmsDifference(forces, reference.forces)),
      },
      traces: [],
    };
  } finally {
    simulation.destroy();
  }
}

/** Root mean square over the components of the differences. */
function rmsDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let squares = 0;
  for (let i = 0; i < a.length; i++) squares += (a[i] - b[i]) ** 2;
  return Math.sqrt(squares / a.length);
}

/** Single configurations: forces, energy and pressure as LAMMPS has them. */
export function staticStudies(): DirectStudy[] {
  return [
    '24B-1000-melt-yang2026',
    '75B-1000-quenched-wang2018',
    '6B-1500-melt-yang2026',
    'aluminosilicate-1000-melt-guillot-sator2007',
  ].map(staticStudy);
}
