import type { Configuration } from '../core/configuration';
import { ELEMENTS } from '../core/elements';
import { Problem } from '../core/problem';
import type { DecodedSample } from './gpu/sample';
import { checkCutoff } from './replica';
import type { ReplicaSetup, ThermoSample } from './types';

/** What makes a simulation unable to go on. */
export type TroubleKind = 'not-finite' | 'box';

/** A simulation that cannot go on: which replica, at which step, and at which atom, where one stands out. */
export class Trouble extends Problem {
  /**
   * @param replica index
   * @param what what happened, without the place: sentences
   * @param atom number of the atom, as a person sees it; null when none stands out
   */
  constructor(
    readonly kind: TroubleKind,
    readonly replica: number,
    readonly step: number,
    readonly what: string,
    hint: string,
    readonly atom: number | null = null,
  ) {
    super(`At step ${step} of replica ${replica + 1}: ${what}`, hint);
    this.name = 'Trouble';
  }
}

/**
 * K; nothing that is still a melt gets here. One atom that is not finite shows as more in up to 15,000
 * atoms; in larger systems it shows when it has spread, a few steps later.
 */
export const HIGHEST_TEMPERATURE_K = 1e5;

/** The first sample that no run should have, in order of steps: not finite, or a box below twice the cutoff. */
export function findTrouble(
  decoded: readonly (readonly DecodedSample[])[],
  replicas: readonly { readonly setup: ReplicaSetup }[],
): Trouble | null {
  for (let n = 0; n < decoded[0].length; n++) {
    for (const [r, series] of decoded.entries()) {
      const trouble = troubleOf(series[n].thermo, r, replicas[r].setup.cutoff);
      if (trouble) return trouble;
    }
  }
  return null;
}

/** What makes a sample one that no run should have; null for a sound one. */
export function troubleOf(thermo: ThermoSample, replica: number, cutoff: number): Trouble | null {
  const { step, temperature, potential, box } = thermo;
  if (!(temperature >= 0 && temperature < HIGHEST_TEMPERATURE_K && Number.isFinite(potential))) {
    return new Trouble(
      'not-finite',
      replica,
      step,
      'The atoms flew apart: energy or temperature left all bounds.',
      'Use a smaller time step, or relax the start for longer.',
    );
  }
  try {
    checkCutoff(box, cutoff);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return new Trouble('box', replica, step, error.message, error.hint);
  }
  return null;
}

/** What of the atoms tells where trouble began. */
export interface AtomMotion {
  readonly configuration: Pick<Configuration, 'species' | 'types' | 'velocities' | 'ids'>;
  /** eV/Å, 3N */
  readonly forces: Float64Array;
}

/** The trouble with its atom named, if one stands out in what the device holds after it. */
export function withWorstAtom(trouble: Trouble, motion: AtomMotion): Trouble {
  const { configuration } = motion;
  const worst = trouble.kind === 'not-finite' ? findWorstAtom(motion) : null;
  if (worst === null) return trouble;
  const { kind, replica, step, what, hint } = trouble;
  const number = configuration.ids ? configuration.ids[worst] : worst + 1;
  const { name } = ELEMENTS[configuration.species[configuration.types[worst]].element];
  return new Trouble(kind, replica, step, `${what} It began at ${name} ${number}.`, hint, number);
}

/**
 * An atom stands out when its kinetic energy or its squared force is this many times the median: of a
 * million atoms in equilibrium none is.
 */
const OUTLIER_FACTOR = 50;

/**
 * Index of the atom that is worst off: the first whose motion is not finite, else the one that is
 * fastest or pushed hardest, measured by the median. Null when none stands out, or when what is not
 * finite has spread to more than half of the atoms, so that nobody can tell where it began.
 */
export function findWorstAtom({ configuration, forces }: AtomMotion): number | null {
  const { species, types, velocities } = configuration;
  const pushes = squares(forces);
  const energies = velocities && squares(velocities).map((v, i) => v * species[types[i]].mass);
  const measures = energies ? [pushes, energies] : [pushes];
  const broken = Array.from(types.keys()).filter((i) =>
    measures.some((values) => !Number.isFinite(values[i])),
  );
  if (broken.length > 0) return 2 * broken.length <= types.length ? broken[0] : null;
  let worst: number | null = null;
  let most = OUTLIER_FACTOR;
  for (const values of measures) {
    const median = values.toSorted()[values.length >> 1];
    values.forEach((value, i) => {
      if (value <= most * median) return;
      most = value / median;
      worst = i;
    });
  }
  return worst;
}

/** Squared lengths of xyz triples. */
function squares(vectors: Float64Array): Float64Array {
  return Float64Array.from({ length: vectors.length / 3 }, (_, i) => {
    const [x, y, z] = vectors.subarray(3 * i, 3 * i + 3);
    return x * x + y * y + z * z;
  });
}
