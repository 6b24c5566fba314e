import { createExperiment } from '../../src/core/experiment';
import type { Protocol, Stage } from '../../src/core/protocol';
import { protocolById } from '../../src/core/protocol';
import { BOXES_500, type ValidationBox } from './boxes';
import { type FinishedRun, seriesOf } from './finished-run';
import { MELT_BLOCKS, type MeltValues, meltReference } from './references';
import { blockEstimate } from './statistics';
import type { Reference, RunStudy, StudyOutcome, StudyRow } from './study';

function hold(name: string, ensemble: 'nvt' | 'npt', duration: number): Stage {
  return {
    name,
    ensemble,
    duration,
    temperature: { from: 3000, to: 3000 },
    pressure: ensemble === 'npt' ? { from: 0, to: 0 } : null,
  };
}

/** The protocol of melt.csv: 20 ps at constant volume, then 20 ps at 0 GPa, each after 5 ps. */
const PROTOCOL: Protocol = {
  ...protocolById('short').protocol,
  id: 'melt',
  stages: [
    hold('mix', 'nvt', 5),
    hold('nvt', 'nvt', 20),
    hold('expand', 'npt', 5),
    hold('npt', 'npt', 20),
  ],
  averaging: { density: { stage: 'npt', last: 20 }, structure: { stage: 'nvt', last: 20 } },
};

const QUANTITIES = {
  temperature: { quantity: 'temperature', unit: 'K', digits: 1 },
  energy: { quantity: 'potential energy', unit: 'eV per atom', digits: 5 },
  pressure: { quantity: 'pressure', unit: 'GPa', digits: 3 },
  density: { quantity: 'density', unit: 'g/cm³', digits: 4 },
} as const;
type Quantity = keyof typeof QUANTITIES;

/** What is compared in each ensemble: all but what the barostat or the box holds. */
const COMPARED = {
  nvt: ['temperature', 'energy', 'pressure'],
  npt: ['temperature', 'energy', 'density'],
} as const satisfies Record<string, readonly Quantity[]>;
const ENSEMBLES = ['nvt', 'npt'] as const;

/** K, at which the thermostat holds the melt */
const HELD_TEMPERATURE_K = 3000;
/** eV per atom: less than half of kT at 300 K */
const ENERGY_MARGIN = 0.01;

function ofSeeds({ values, errors }: MeltValues): Reference {
  return { kind: 'seeds', values, blocks: { errors, freedom: MELT_BLOCKS - 1 } };
}

function rowsOf(glass: string): StudyRow[] {
  return ENSEMBLES.flatMap((ensemble) =>
    COMPARED[ensemble].map((name) => ({
      key: `${ensemble}-${name}`,
      ...QUANTITIES[name],
      quantity: `${QUANTITIES[name].quantity}, ${ensemble.toUpperCase()}`,
      ...(name === 'energy' ? { margin: ENERGY_MARGIN } : {}),
      // What the thermostat holds is known exactly; LAMMPS's seeds would only add their scatter.
      reference:
        name === 'temperature'
          ? { kind: 'theory' as const, value: HELD_TEMPERATURE_K }
          : ofSeeds(meltReference(glass, ensemble)[name]),
    })),
  );
}

function measure(run: FinishedRun): StudyOutcome {
  const values = ENSEMBLES.flatMap((ensemble) => {
    const rows = seriesOf(run, ensemble);
    const series: Record<Quantity, number[]> = {
      temperature: rows.map(({ temperature }) => temperature),
      energy: rows.map(({ potential }) => potential / run.atoms),
      pressure: rows.map(({ pressure }) => pressure),
      density: rows.map(({ density }) => density),
    };
    return COMPARED[ensemble].map(
      (name) => [`${ensemble}-${name}`, blockEstimate(series[name], MELT_BLOCKS)] as const,
    );
  });
  return { values: Object.fromEntries(values), traces: [] };
}

function meltStudy({ glass, atoms, composition }: ValidationBox): RunStudy {
  return {
    kind: 'run',
    id: `melt-${glass}`,
    needsGpu: false,
    rows: rowsOf(glass),
    experiment: createExperiment({
      name: glass,
      composition,
      protocol: PROTOCOL,
      atoms,
      cutoff: 7.5,
    }),
    seeds: [1, 2, 3, 4, 5, 6],
    measure,
  };
}

/** Melts in equilibrium at 3000 K, beside LAMMPS's. */
export const MELT_STUDIES: readonly RunStudy[] = BOXES_500.map(meltStudy);
