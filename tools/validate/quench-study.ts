import { TABLE_1 } from '../../src/core/composition';
import { createExperiment } from '../../src/core/experiment';
import type { GlassName } from '../../src/core/glasses';
import { experimentFor } from '../../src/core/published';
import { BOXES_500, BOXES_2000, type ValidationBox } from './boxes';
import type { FinishedRun } from './finished-run';
import { type QuenchReference, quenchReferences, WANG_GLASSES, wangDensity } from './references';
import type { Reference, RunStudy, StudyOutcome, StudyRow } from './study';

/** Margins: what single glasses scatter by from seed to seed; of the energy less than half of kT at 300 K. */
const DENSITY = {
  key: 'density',
  quantity: 'density',
  unit: 'g/cm³',
  digits: 4,
  margin: 0.05,
} as const;
const B4 = {
  key: 'b4',
  quantity: 'four-fold boron',
  unit: '',
  percent: true,
  digits: 2,
  margin: 0.05,
} as const;
const ENERGY = {
  key: 'energy',
  quantity: 'potential energy',
  unit: 'eV per atom',
  digits: 5,
  margin: 0.01,
} as const;

/** g/cm³: what two independent computations with Wang's potential agree within */
const WANG_ERROR = 0.02;

function measure({ summary }: FinishedRun): StudyOutcome {
  const value = ({ mean, standardError }: { mean: number; standardError: number | null }) => ({
    mean,
    error: standardError,
    freedom: null,
  });
  const { density, b4Fraction, potentialEnergyPerAtom } = summary;
  return {
    values: {
      density: value(density),
      energy: value(potentialEnergyPerAtom),
      ...(b4Fraction && { b4: value(b4Fraction) }),
    },
    traces: [],
  };
}

function besideLammps(references: readonly QuenchReference[]): StudyRow[] {
  const reference = (name: keyof QuenchReference): Reference => {
    const values = references.map((row) => row[name]);
    return values.length > 1 ? { kind: 'seeds', values } : { kind: 'one', value: values[0] };
  };
  return [
    { ...DENSITY, reference: reference('density') },
    { ...B4, reference: reference('b4') },
    { ...ENERGY, reference: reference('energy') },
  ];
}

/** Beside LAMMPS from the starts that Vitrine makes: what differs then is the dynamics alone. */
function fromSameStarts(glass: GlassName): StudyRow[] {
  const references = quenchReferences('short-same-starts', glass, 'yang2026');
  return besideLammps(references).map((row) => ({
    ...row,
    key: `${row.key}-same-starts`,
    of: row.key,
    quantity: `${row.quantity}, same starts`,
  }));
}

const SIX = [1, 2, 3, 4, 5, 6];

function shortStudy({ glass, atoms, composition }: ValidationBox): RunStudy {
  // Twelve runs of LAMMPS began where Vitrine's twelve did.
  const sameStarts = glass === '75B';
  return {
    kind: 'run',
    id: `quench-${glass}`,
    needsGpu: false,
    rows: [
      ...besideLammps(quenchReferences('short', glass, 'yang2026')),
      ...(sameStarts ? fromSameStarts(glass) : []),
    ],
    experiment: createExperiment({ name: glass, composition, protocol: 'short', atoms }),
    seeds: sameStarts ? [...SIX, 7, 8, 9, 10, 11, 12] : SIX,
    measure,
  };
}

function classStudy({ glass, atoms, composition }: ValidationBox, potential: string): RunStudy {
  return {
    kind: 'run',
    id: `class-${glass}-${potential}`,
    needsGpu: true,
    rows: besideLammps(quenchReferences('class', glass, potential)),
    experiment: createExperiment({
      name: glass,
      composition,
      potential,
      protocol: 'class',
      atoms,
    }),
    seeds: [1, 2, 3, 4],
    measure,
  };
}

function wangStudy(glass: GlassName): RunStudy {
  const density = wangDensity(glass);
  return {
    kind: 'run',
    id: `paper-${glass}-wang2018`,
    needsGpu: true,
    rows: [
      {
        ...DENSITY,
        reference: {
          kind: 'mean',
          mean: density,
          error: WANG_ERROR,
          freedom: Number.POSITIVE_INFINITY,
        },
      },
    ],
    experiment: createExperiment({ preset: glass, potential: 'wang2018', protocol: 'paper' }),
    seeds: [1],
    measure,
  };
}

function paperStudy(glass: GlassName): RunStudy {
  const real = experimentFor(TABLE_1[glass]);
  const rows: StudyRow[] = [];
  if (real?.density) {
    rows.push({ ...DENSITY, reference: { kind: 'experiment', value: real.density } });
  }
  if (real?.n4) rows.push({ ...B4, reference: { kind: 'experiment', value: real.n4 } });
  return {
    kind: 'run',
    id: `paper-${glass}-yang2026`,
    needsGpu: true,
    rows,
    experiment: createExperiment({ preset: glass, protocol: 'paper' }),
    seeds: [1],
    measure,
  };
}

/** `short`, six seeds beside LAMMPS's six. */
export const SHORT_STUDIES: readonly RunStudy[] = BOXES_500.map(shortStudy);

/** `class`, beside LAMMPS's one seed. */
export const CLASS_STUDIES: readonly RunStudy[] = BOXES_2000.flatMap((box) =>
  ['yang2026', 'wang2018'].map((potential) => classStudy(box, potential)),
);

/** The paper's own setting: Wang's potential beside Coudert's glasses, the paper's beside the real ones. */
export const PAPER_STUDIES: readonly RunStudy[] = [
  ...WANG_GLASSES.map((glass) => wangStudy(glass as GlassName)),
  ...WANG_GLASSES.map((glass) => paperStudy(glass as GlassName)),
];
