import { Problem } from './problem';

/** How the box and the temperature are controlled. */
export type Ensemble = 'nve' | 'nvt' | 'npt';

/** A target that holds (from = to) or ramps linearly over its stage. */
export interface StageTarget {
  readonly from: number;
  readonly to: number;
}

export interface Stage {
  /** A short word a person reads: 'mix', 'melt', 'quench', 'rest', 'production'. Unique in its protocol. */
  readonly name: string;
  readonly ensemble: Ensemble;
  /** ps */
  readonly duration: number;
  /** K; ignored by nve */
  readonly temperature: StageTarget;
  /** GPa; null unless npt */
  readonly pressure: StageTarget | null;
}

/** Which part of a run a summary averages over: the last `last` ps of a stage. */
export interface AveragingWindow {
  readonly stage: string;
  /** ps */
  readonly last: number;
}

/** Ordered stages and the settings that they share. */
export interface Protocol {
  readonly id: string;
  readonly stages: readonly Stage[];
  /** fs */
  readonly timeStep: number;
  /** error of the Coulomb forces, over that of unit charges 1 Å apart, as LAMMPS's kspace_style takes it */
  readonly accuracy: number;
  /** Tdamp, ps */
  readonly thermostatDamping: number;
  /** Pdamp, ps */
  readonly barostatDamping: number;
  readonly averaging: { readonly density: AveragingWindow; readonly structure: AveragingWindow };
}

/** A built-in protocol with the size and the cutoff it is meant for. */
export interface ProtocolPreset {
  readonly protocol: Protocol;
  readonly title: string;
  readonly description: string;
  readonly atoms: number;
  /** Å */
  readonly cutoff: number;
}

/** K */
const MELT_TEMPERATURE_K = 3000;
/** K */
const ROOM_TEMPERATURE_K = 300;

function hold(name: string, ensemble: 'nvt' | 'npt', temperature: number, duration: number): Stage {
  return {
    name,
    ensemble,
    duration,
    temperature: { from: temperature, to: temperature },
    pressure: ensemble === 'npt' ? { from: 0, to: 0 } : null,
  };
}

/** @param rate - K/ps */
function quench(rate: number): Stage {
  return {
    name: 'quench',
    ensemble: 'npt',
    duration: (MELT_TEMPERATURE_K - ROOM_TEMPERATURE_K) / rate,
    temperature: { from: MELT_TEMPERATURE_K, to: ROOM_TEMPERATURE_K },
    pressure: { from: 0, to: 0 },
  };
}

function protocol(
  id: string,
  stages: readonly Stage[],
  averaging: Protocol['averaging'],
): Protocol {
  return {
    id,
    stages,
    timeStep: 1,
    accuracy: 1e-5,
    thermostatDamping: 0.1,
    barostatDamping: 1,
    averaging,
  };
}

function lastOfRest(last: number): Protocol['averaging'] {
  return { density: { stage: 'rest', last }, structure: { stage: 'rest', last } };
}

/** The built-in protocols, from the quickest to the paper's own; the first is the default. */
export const PROTOCOLS: readonly ProtocolPreset[] = [
  {
    protocol: protocol(
      'demo',
      [
        hold('mix', 'nvt', MELT_TEMPERATURE_K, 1),
        quench(270),
        hold('rest', 'npt', ROOM_TEMPERATURE_K, 1),
      ],
      lastOfRest(0.5),
    ),
    title: 'Demo',
    description:
      'A first look: 12 ps with 400 atoms. Quenched so fast that the glass is too light, and molten so briefly that silicon hardly leaves where it was placed at random.',
    atoms: 400,
    cutoff: 7,
  },
  {
    protocol: protocol(
      'short',
      [
        hold('mix', 'nvt', MELT_TEMPERATURE_K, 5),
        hold('melt', 'npt', MELT_TEMPERATURE_K, 5),
        quench(100),
        hold('rest', 'npt', ROOM_TEMPERATURE_K, 5.5),
      ],
      lastOfRest(2.5),
    ),
    title: 'Short',
    description: '42.5 ps with 500 atoms: trends between glasses begin to show.',
    atoms: 500,
    cutoff: 7.5,
  },
  {
    protocol: protocol(
      'class',
      [
        hold('mix', 'nvt', MELT_TEMPERATURE_K, 10),
        hold('melt', 'npt', MELT_TEMPERATURE_K, 20),
        quench(27),
        hold('rest', 'npt', ROOM_TEMPERATURE_K, 10),
      ],
      lastOfRest(5),
    ),
    title: 'Class',
    description:
      '140 ps with 1200 atoms at the full cutoff: minutes on a processor, less on a good GPU.',
    atoms: 1200,
    cutoff: 11,
  },
  {
    protocol: protocol(
      'paper',
      [
        hold('mix', 'nvt', MELT_TEMPERATURE_K, 10),
        hold('melt', 'npt', MELT_TEMPERATURE_K, 100),
        quench(1),
        hold('rest', 'npt', ROOM_TEMPERATURE_K, 100),
        hold('production', 'nvt', ROOM_TEMPERATURE_K, 100),
      ],
      {
        density: { stage: 'rest', last: 50 },
        structure: { stage: 'production', last: 100 },
      },
    ),
    title: 'Paper',
    description: 'As published: 3.01 ns with 3000 atoms, cooled at 1 K/ps.',
    atoms: 3000,
    cutoff: 11,
  },
];

/** @throws Problem listing the built-in protocols */
export function protocolById(id: string): ProtocolPreset {
  const preset = PROTOCOLS.find((candidate) => candidate.protocol.id === id);
  if (preset === undefined) {
    throw new Problem(
      `There is no protocol "${id}".`,
      `Choose one of ${PROTOCOLS.map((candidate) => candidate.protocol.id).join(', ')}.`,
    );
  }
  return preset;
}

/** The stage that makes the glass: the last one that cools. */
export function coolingStage(stages: readonly Stage[]): Stage | undefined {
  return stages.findLast(
    ({ ensemble, temperature }) => ensemble !== 'nve' && temperature.to < temperature.from,
  );
}

/** The hold of the melt: the longest stage at the highest temperature; undefined when none holds it. */
export function meltStage({ stages }: Pick<Protocol, 'stages'>): Stage | undefined {
  const hottest = Math.max(...stages.map(({ temperature }) => temperature.from));
  const melts = stages.filter(
    ({ temperature: { from, to } }) => from === hottest && to === hottest,
  );
  return melts.sort((a, b) => b.duration - a.duration)[0];
}

/** Cooling rate of the quench, K/ps; null when no stage cools. */
export function coolingRate(protocol: Protocol): number | null {
  const stage = coolingStage(protocol.stages);
  if (stage === undefined) return null;
  return (stage.temperature.from - stage.temperature.to) / stage.duration;
}

/**
 * The protocol with its quench (the last stage that cools) made longer or shorter.
 *
 * @throws Problem on a rate that is not positive, or when no stage cools
 */
export function protocolWithRate(protocol: Protocol, kelvinPerPicosecond: number): Protocol {
  if (!Number.isFinite(kelvinPerPicosecond) || kelvinPerPicosecond <= 0) {
    throw new Problem(
      `A cooling rate of ${kelvinPerPicosecond} K/ps is not possible.`,
      'Give a number above 0, such as 27.',
    );
  }
  const quenchStage = coolingStage(protocol.stages);
  if (quenchStage === undefined) {
    throw new Problem(
      `No stage of the protocol "${protocol.id}" cools, so it has no cooling rate.`,
      'Choose a protocol with a quench, or leave the rate out.',
    );
  }
  const { from, to } = quenchStage.temperature;
  const changed = { ...quenchStage, duration: (from - to) / kelvinPerPicosecond };
  return {
    ...protocol,
    stages: protocol.stages.map((stage) => (stage === quenchStage ? changed : stage)),
  };
}

/** Number of time steps of a stage. */
export function stageSteps(stage: Stage, protocol: Pick<Protocol, 'timeStep'>): number {
  return Math.round((stage.duration * 1000) / protocol.timeStep);
}

/** Number of time steps of all stages. */
export function totalSteps(protocol: Protocol): number {
  return protocol.stages.reduce((total, stage) => total + stageSteps(stage, protocol), 0);
}
