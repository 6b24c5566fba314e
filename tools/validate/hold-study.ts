import { createExperiment } from '../../src/core/experiment';
import { type Ensemble, type Protocol, protocolById, type Stage } from '../../src/core/protocol';
import { cutEnergy } from './cut-pairs';
import { type FinishedRow, type FinishedRun, seriesOf } from './finished-run';
import { blockEstimate, blockMeans, slopeOf } from './statistics';
import type { RunStudy, StudyOutcome, StudyRow, Trace, Value } from './study';

/** A part of the run in which all targets hold. */
interface Hold {
  readonly ensemble: Ensemble;
  /** K */
  readonly temperature: number;
  /** ps */
  readonly duration: number;
  /** ps at its beginning that do not count: the melt grows from its start density */
  readonly settling?: number;
}

/** ps */
const DURATION = 10;
/** In the order of the run */
const HOLDS: readonly Hold[] = [
  { ensemble: 'nvt', temperature: 3000, duration: DURATION },
  { ensemble: 'nve', temperature: 3000, duration: DURATION },
  { ensemble: 'npt', temperature: 3000, duration: DURATION, settling: 4 },
  { ensemble: 'npt', temperature: 300, duration: DURATION },
  { ensemble: 'nvt', temperature: 300, duration: DURATION },
  { ensemble: 'nve', temperature: 300, duration: DURATION },
];
const GLASS = '24B';
const ATOMS = 399;
/** Blocks of 1 ps or little less: longer than a temperature or a rounding error remembers */
const BLOCKS = 10;
/** eV per atom and ps */
const DRIFT = 'eV per atom and ps';
/** ps between the values of a curve */
const TRACE_INTERVAL = 0.2;

const nameOf = ({ ensemble, temperature }: Hold) => `${ensemble}-${temperature}`;
const sayHold = ({ ensemble, temperature }: Hold) =>
  `${ensemble.toUpperCase()} at ${temperature} K`;

function stage(
  name: string,
  ensemble: Ensemble,
  duration: number,
  from: number,
  to: number,
): Stage {
  const pressure = ensemble === 'npt' ? { from: 0, to: 0 } : null;
  return { name, ensemble, duration, temperature: { from, to }, pressure };
}

function holdStage(hold: Hold): Stage {
  const { ensemble, temperature, duration } = hold;
  return stage(nameOf(hold), ensemble, duration, temperature, temperature);
}

const PROTOCOL: Protocol = {
  ...protocolById('demo').protocol,
  id: 'holds',
  stages: [
    stage('mix', 'nvt', 2, 3000, 3000),
    ...HOLDS.slice(0, 3).map(holdStage),
    stage('quench', 'npt', 10, 3000, 300),
    ...HOLDS.slice(3).map(holdStage),
  ],
  averaging: {
    density: { stage: 'npt-300', last: 5 },
    structure: { stage: 'nvt-300', last: 5 },
  },
};

function driftRow(hold: Hold): StudyRow {
  return {
    key: `${nameOf(hold)}-drift`,
    quantity: `slope of the conserved quantity, ${sayHold(hold)}`,
    unit: DRIFT,
    digits: 'power',
    reference: { kind: 'theory', value: 0 },
    seeds: 3,
  };
}

/** Variance of the temperature of N atoms at rest in a canonical ensemble, K²: 2T²/(3N − 3). */
function canonicalVariance(temperature: number, atoms: number): number {
  return (2 * temperature ** 2) / (3 * atoms - 3);
}

function varianceRow(hold: Hold): StudyRow {
  return {
    key: `${nameOf(hold)}-variance`,
    quantity: `variance of the temperature, ${sayHold(hold)}`,
    unit: 'K²',
    digits: hold.temperature > 1000 ? 0 : 1,
    reference: { kind: 'theory', value: canonicalVariance(hold.temperature, ATOMS) },
  };
}

/** Variance with its error from blocks. */
function varianceOf(series: readonly number[]): Value {
  const mean = series.reduce((sum, value) => sum + value, 0) / series.length;
  return blockEstimate(
    series.map((value) => (value - mean) ** 2),
    BLOCKS,
  );
}

function measureHolds(run: FinishedRun, holds: readonly Hold[]): StudyOutcome {
  const values: Record<string, Value> = {};
  const traces: Trace[] = [];
  const cut = cutEnergy(run.experiment, run.frames());
  for (const hold of holds) {
    const rows = settled(seriesOf(run, nameOf(hold)), hold.settling ?? 0);
    const energies = rows.map(
      ({ conserved, time, volume }) => (conserved + cut(time, volume)) / run.atoms,
    );
    const heights = blockMeans(energies, BLOCKS);
    const times = blockMeans(
      rows.map(({ time }) => time),
      BLOCKS,
    );
    values[`${nameOf(hold)}-drift`] = slopeOf(heights.map((y, i) => [times[i], y]));
    if (hold.ensemble === 'nvt') {
      values[`${nameOf(hold)}-variance`] = varianceOf(rows.map(({ temperature }) => temperature));
    }
    traces.push(traceOf(hold, energies));
  }
  return { values, traces };
}

/** The rows without those of the first `settling` ps. */
function settled(rows: readonly FinishedRow[], settling: number): FinishedRow[] {
  return rows.filter(({ time }) => time >= rows[0].time + settling);
}

/** The conserved quantity about its mean, eV per atom. */
function traceOf({ settling = 0, ...hold }: Hold, conserved: readonly number[]): Trace {
  const mean = conserved.reduce((sum, value) => sum + value, 0) / conserved.length;
  const means = blockMeans(conserved, Math.round((hold.duration - settling) / TRACE_INTERVAL));
  return {
    name: sayHold(hold),
    interval: TRACE_INTERVAL,
    values: means.map((value) => Number((value - mean).toExponential(3))),
  };
}

/** Holds in every ensemble: what is conserved, and how the temperature fluctuates. */
export const HOLD_STUDY: RunStudy = {
  kind: 'run',
  id: `holds-${GLASS}`,
  needsGpu: false,
  rows: [
    ...HOLDS.map(driftRow),
    ...HOLDS.filter(({ ensemble }) => ensemble === 'nvt').map(varianceRow),
  ],
  experiment: createExperiment({ preset: GLASS, protocol: PROTOCOL, atoms: 400, cutoff: 7 }),
  seeds: [1, 2, 3],
  measure: (run) => measureHolds(run, HOLDS),
};

const LONG_MELT: Hold = { ensemble: 'nve', temperature: 3000, duration: 100 };
/**
 * A glass that has just been quenched relaxes for some ten picoseconds more, and pairs that cross the
 * cutoff meanwhile take near Coulomb energy with them, which `cutEnergy` does not give back.
 */
const LONG_GLASS: Hold = { ensemble: 'nvt', temperature: 300, duration: 70, settling: 20 };

/** A protocol that ends in a long hold. */
function longProtocol(hold: Hold, before: readonly Stage[]): Protocol {
  const window = { stage: nameOf(hold), last: 10 };
  return {
    ...PROTOCOL,
    id: `long-${nameOf(hold)}`,
    stages: [...before, holdStage(hold)],
    averaging: { density: window, structure: window },
  };
}

const LONG_SIZE = { preset: GLASS, atoms: 1000, cutoff: 10.9 } as const;

/** Long holds of 1000 atoms: what is conserved does not drift. */
export const LONG_HOLD_STUDIES: readonly RunStudy[] = [
  {
    kind: 'run',
    id: `holds-long-${GLASS}-melt`,
    needsGpu: false,
    rows: [
      {
        ...driftRow(LONG_MELT),
        reference: { kind: 'same', value: 0, tolerance: 2e-6 },
        seeds: undefined,
      },
    ],
    experiment: createExperiment({
      ...LONG_SIZE,
      protocol: longProtocol(LONG_MELT, [stage('mix', 'nvt', 2, 3000, 3000)]),
    }),
    seeds: [1],
    measure: (run) => measureHolds(run, [LONG_MELT]),
  },
  {
    kind: 'run',
    id: `holds-long-${GLASS}-glass`,
    needsGpu: false,
    rows: [driftRow(LONG_GLASS)],
    experiment: createExperiment({
      ...LONG_SIZE,
      protocol: longProtocol(LONG_GLASS, [
        stage('mix', 'nvt', 2, 3000, 3000),
        stage('quench', 'npt', 10, 3000, 300),
      ]),
    }),
    seeds: [1, 2, 3, 4, 5, 6],
    measure: (run) => measureHolds(run, [LONG_GLASS]),
  },
];
