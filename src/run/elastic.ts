import type { Box, Configuration } from '../core/configuration';
import { Problem } from '../core/problem';
import type { Dynamics, Platform } from '../engine/dynamics';
import type { ReplicaSetup, StageTargets } from '../engine/types';
import type { Average } from '../structure/block-average';
import { replicaAverage } from '../structure/replica-average';
import { PRESSURE_COMPONENTS, type PressureTensor, pressureTensor } from './pressure-tensor';

/** Elastic constants of a glass at rest, GPa. */
export interface ElasticConstants {
  /** Each edge was made so much longer and shorter in turn */
  readonly strain: number;
  /** [a][b]: stress along a for a strain along b, over that strain; a crystal's C_ab for a, b ≤ 3 */
  readonly stiffness: readonly (readonly number[])[];
  /** Means over the directions and their standard errors; C44 = (C11 − C12)/2, as in an isotropic body */
  readonly C11: Average;
  readonly C12: Average;
  readonly C44: Average;
  /** K = (C11 + 2 C12)/3. It is the same in every direction: an error comes from other seeds only */
  readonly bulk: Average;
  /** G: the mean of (C_aa + C_bb − 2 C_ab)/4 over the three planes, with the standard error of these */
  readonly shear: Average;
  /** E = 9KG/(3K + G) */
  readonly young: Average;
  /** ν = (3K − 2G)/(6K + 2G); a number without unit */
  readonly poisson: Average;
  /** G of the stiffest plane over G of the softest; 1 of an isotropic body */
  readonly anisotropy: number;
  /** What was left of the pressure when the ions were at rest in the box as it was, GPa */
  readonly pressure: PressureTensor;
  /**
   * [b]: stress that is even in a strain along b over what is odd. What is curved about the energy is
   * some per cent; more, and atoms changed places in one of the two.
   */
  readonly unevenness: readonly number[];
  /** RMS force that was left, eV/Å: the largest of all */
  readonly force: number;
}

export interface ElasticOptions {
  /** Above 0, up to `LARGEST_STRAIN` */
  readonly strain?: number;
  /** RMS force that is called rest, eV/Å */
  readonly force?: number;
  readonly signal?: AbortSignal;
  /** Told now and then; share of what is to be done, 0 to 1 */
  readonly progress?: (words: string, share: number) => void;
}

/**
 * Strain that a glass is measured at, as a share of an edge: of a 24B glass of 500 atoms 0.1 % and 0.2 %
 * give C11, C12 and G the same to 0.2 %, at 1 % atoms change places and G falls by some 6 %. Forces at
 * rest leave a thousandth of its stress uncertain.
 */
export const USUAL_STRAIN = 0.002;

export const LARGEST_STRAIN = 0.05;

/**
 * eV/Å. Single precision and the forces that jump at the cutoff leave 2·10⁻⁵ (11 Å) to 2·10⁻⁴ (7 Å); up
 * to three times this is rest where it falls no more.
 */
const REST = 1e-4;
/** Of a force that still falls: a round leaves less than this share of it */
const FALLING = 0.9;

/** fs; the quickest vibrations of a glass take 25 fs */
const TIME_STEP = 2;
/** Of the capped minimisation, which takes the heat out */
const FIRST_STEPS = 200;
/** Steps after which velocities are made smaller */
const STRIDE = 5;
/** Friction, fs⁻¹: twice the frequency of modes at some 20 cm⁻¹, the softest of a small box */
const FRICTION = 0.008;
const SLOWER = Math.exp(-FRICTION * STRIDE * TIME_STEP);
/** Steps between two looks at the forces */
const ROUND = 250;
const LEAST_ROUNDS = 4;
const USUAL_ROUNDS = 6;
const MOST_ROUNDS = 80;

const NO_HEAT: StageTargets = {
  ensemble: 'nve',
  steps: ROUND * MOST_ROUNDS,
  temperature: { from: 0, to: 0 },
  pressure: { from: 0, to: 0 },
  thermostatDamping: 100,
  barostatDamping: 1000,
};

const AXES = [0, 1, 2] as const;

/**
 * Elastic constants of a configuration by small strains, its ions at rest (0 K, no vibrations).
 *
 * The ions are brought to rest in the box as it is. Then each edge in turn is made longer and shorter
 * by `strain`, the ions come to rest again, and C_ab is the difference of the stresses along a over
 * twice the strain along b; stresses are those of the forces (`pressureTensor`), as LAMMPS's
 * `examples/ELASTIC` takes them. A box with right angles gives the nine constants of stretching. The
 * tetragonal shears among them, two edges against each other, have the modulus
 * (C_aa + C_bb − 2 C_ab)/4, which in an isotropic body is G: so no box needs to be sheared. How far the
 * three planes differ says how far a small glass is from isotropic, and is their error.
 *
 * @throws Problem when the strain is not small or ions do not come to rest; the signal's reason
 */
export async function elasticConstants(
  platform: Platform,
  setup: ReplicaSetup,
  options: ElasticOptions = {},
): Promise<ElasticConstants> {
  const { strain = USUAL_STRAIN, force = REST, signal, progress = () => {} } = options;
  if (!(strain > 0 && strain <= LARGEST_STRAIN)) {
    throw new Problem(
      `A strain of ${strain} is not small.`,
      `Choose one above 0 and up to ${LARGEST_STRAIN}.`,
    );
  }
  const start = { ...setup.configuration, velocities: null };
  const rest = { force, signal };
  const first = await atRest(platform, setup, [start], rest, (share) =>
    progress('ions come to rest', 0.2 * share),
  );
  const [relaxed] = first.configurations;
  const strained = AXES.flatMap((axis) =>
    [strain, -strain].map((amount) => stretched(relaxed, axis, amount)),
  );
  const after = await atRest(platform, setup, strained, rest, (share) =>
    progress('strained six ways, ions come to rest', 0.2 + 0.8 * share),
  );
  const tensor = (configuration: Configuration) =>
    pressureTensor(configuration, setup.potential, setup.cutoff);
  return constantsFrom(
    strain,
    tensor(relaxed),
    after.configurations.map(tensor),
    Math.max(first.force, after.force),
  );
}

/** An edge longer by a share of itself, and all ions moved with it. */
export function stretched(
  configuration: Configuration,
  axis: 0 | 1 | 2,
  strain: number,
): Configuration {
  const factor = (k: number) => (k === axis ? 1 + strain : 1);
  return {
    ...configuration,
    box: configuration.box.map((edge, k) => edge * factor(k)) as unknown as Box,
    positions: configuration.positions.map((x, k) => x * factor(k % 3)),
  };
}

/**
 * The constants from pressures, GPa.
 *
 * @param strained at +strain and −strain along x, y, z in turn
 * @param force RMS that was left, eV/Å
 */
export function constantsFrom(
  strain: number,
  pressure: PressureTensor,
  strained: readonly PressureTensor[],
  force: number,
): ElasticConstants {
  const along = PRESSURE_COMPONENTS.slice(0, 3);
  const [first, ...rest] = AXES.map((b) =>
    along.map((name) => (strained[2 * b + 1][name] - strained[2 * b][name]) / (2 * strain)),
  );
  const columns = [first, ...rest];
  const stiffness = AXES.map((a) => AXES.map((b) => columns[b][a]));
  const planes = [
    [0, 1],
    [0, 2],
    [1, 2],
  ] as const;
  const between = planes.map(([a, b]) => (stiffness[a][b] + stiffness[b][a]) / 2);
  const shears = planes.map(
    ([a, b], p) => (stiffness[a][a] + stiffness[b][b] - 2 * between[p]) / 4,
  );
  const C11 = replicaAverage(AXES.map((a) => stiffness[a][a]));
  const C12 = replicaAverage(between);
  const shear = replicaAverage(shears);
  const K = (C11.mean + 2 * C12.mean) / 3;
  const unevenness = AXES.map((b) => {
    const [plus, minus] = [strained[2 * b], strained[2 * b + 1]];
    const even = along.map((name) => (plus[name] + minus[name]) / 2 - pressure[name]);
    const odd = along.map((name) => (plus[name] - minus[name]) / 2);
    return Math.hypot(...even) / Math.hypot(...odd);
  });
  return {
    strain,
    stiffness,
    C11,
    C12,
    C44: shear,
    bulk: { mean: K, standardError: null },
    shear,
    ...moduli(K, shear),
    anisotropy: Math.max(...shears) / Math.min(...shears),
    pressure,
    unevenness,
    force,
  };
}

/** Young's modulus and Poisson's ratio, with what the error of G makes of theirs. */
function moduli(K: number, { mean: G, standardError }: Average) {
  const error = standardError ?? 0;
  const young = (9 * K * G) / (3 * K + G);
  const poisson = (3 * K - 2 * G) / (6 * K + 2 * G);
  return {
    young: { mean: young, standardError: error * ((27 * K * K) / (3 * K + G) ** 2) },
    poisson: { mean: poisson, standardError: (error * 18 * K) / (6 * K + 2 * G) ** 2 },
  };
}

interface AtRest {
  readonly configurations: readonly Configuration[];
  /** RMS that was left, eV/Å: of the replica with most */
  readonly force: number;
}

/**
 * Brings configurations of one glass to rest, side by side: capped minimisation first, then dynamics at
 * constant energy whose velocities are made smaller every few steps. Friction of twice the frequency
 * of the softest modes damps those as quickly as can be; minimisation atom by atom hardly moves them,
 * and they soften a glass by a tenth.
 */
async function atRest(
  platform: Platform,
  setup: ReplicaSetup,
  configurations: readonly Configuration[],
  { force, signal }: { readonly force: number; readonly signal?: AbortSignal },
  progress: (share: number) => void,
): Promise<AtRest> {
  const simulation = await platform.create({
    replicas: configurations.map((configuration) => ({ ...setup, configuration })),
    timeStep: TIME_STEP,
  });
  const replicas = [...configurations.keys()];
  try {
    await simulation.relax(FIRST_STEPS, undefined, signal);
    await simulation.beginStage(NO_HEAT);
    let before = Number.POSITIVE_INFINITY;
    for (let round = 1; ; round++) {
      for (let step = 0; step < ROUND; step += STRIDE) {
        signal?.throwIfAborted();
        await simulation.advance(STRIDE);
        for (const replica of replicas) {
          const { velocities } = await simulation.readConfiguration(replica);
          if (velocities) simulation.setVelocities(replica, velocities.map(slower));
        }
        progress(Math.min(1, (round - 1 + step / ROUND) / USUAL_ROUNDS));
      }
      const left = Math.max(...(await forcesOf(simulation)));
      const falls = left < FALLING * before;
      before = left;
      if (round >= LEAST_ROUNDS && (left <= force || (left <= 3 * force && !falls))) {
        const relaxed = replicas.map((replica) => simulation.readConfiguration(replica));
        return { configurations: await Promise.all(relaxed), force: left };
      }
      if (round === MOST_ROUNDS) {
        throw new Problem(
          `The ions did not come to rest: an RMS force of ${left.toExponential(1)} eV/Å is left after ${round * ROUND} steps.`,
          'Is this a finished glass? Cool it down first, or name the potential that it was made with.',
        );
      }
    }
  } finally {
    simulation.destroy();
  }
}

const slower = (velocity: number) => velocity * SLOWER;

/** RMS force of each replica, eV/Å. */
async function forcesOf(simulation: Dynamics): Promise<number[]> {
  const each = Array.from({ length: simulation.replicaCount }, (_, r) => simulation.readForces(r));
  return (await Promise.all(each)).map((forces) =>
    Math.sqrt(forces.reduce((sum, force) => sum + force ** 2, 0) / forces.length),
  );
}
