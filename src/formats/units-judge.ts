import type { Configuration } from '../core/configuration';
import { temperatureOf } from '../core/temperature';

/** Units of LAMMPS that Vitrine reads. */
export type LammpsUnits = 'metal' | 'real';

interface Unit {
  /** Å/fs of one unit of velocity */
  readonly velocity: number;
  /** ps of one unit of time */
  readonly time: number;
  readonly words: string;
}

const UNITS: Readonly<Record<LammpsUnits, Unit>> = {
  metal: { velocity: 1e-3, time: 1, words: 'Å/ps' },
  real: { velocity: 1, time: 1e-3, words: 'Å/fs' },
};

/** Temperatures that atoms of a glass or a melt have, K. */
const LIKELY_TEMPERATURES_K: readonly [number, number] = [1, 50_000];
/** No simulation of atoms has a step as long as this, ps */
const LONGEST_STEP_PS = 0.05;

export function isLammpsUnits(word: string): word is LammpsUnits {
  return Object.hasOwn(UNITS, word);
}

/** Decides in which units the velocities and times of a file are, once for all its frames. */
export class UnitsJudge {
  private decided: LammpsUnits | null;
  /** What was assumed, as sentences */
  readonly assumed: string[] = [];

  /**
   * @param stated what the file says itself; null when it does not
   * @param usual what its kind is in, unless the numbers say otherwise
   */
  constructor(
    stated: LammpsUnits | null,
    private readonly usual: LammpsUnits,
  ) {
    this.decided = stated;
  }

  /**
   * Velocities in Å/fs. Where the file does not say its units, the temperature tells: the two readings
   * differ by a factor of 10⁶.
   *
   * @param velocities as in the file (3N)
   * @param temperature K, where the file says it of this frame
   */
  velocities(
    atoms: Pick<Configuration, 'types' | 'species'>,
    velocities: Float64Array,
    temperature: number | null = null,
  ): Float64Array {
    this.decided ??= this.byTemperature(atoms, velocities, temperature);
    const { velocity } = UNITS[this.decided ?? this.usual];
    return velocity === 1 ? velocities : velocities.map((value) => value * velocity);
  }

  /** ps of a time as the file has it, `step` steps after the start. */
  time(time: number, step: number | null): number {
    if (this.decided === null && step !== null && step > 0 && time / step > LONGEST_STEP_PS) {
      this.decided = 'real';
      this.assumed.push(`Times read in fs: ${Number((time / step).toPrecision(4))} fs a step.`);
    }
    return time * UNITS[this.decided ?? this.usual].time;
  }

  private byTemperature(
    { types, species }: Pick<Configuration, 'types' | 'species'>,
    velocities: Float64Array,
    said: number | null,
  ): LammpsUnits | null {
    if (types.length < 2) return null;
    const raw = temperatureOf({ types, species }, velocities);
    // Atoms at rest say nothing; a later frame may.
    if (!(raw > 0)) return null;
    const kelvin = (units: LammpsUnits) => raw * UNITS[units].velocity ** 2;
    const likely = (units: LammpsUnits) =>
      said !== null && said > 0
        ? kelvin(units) > said / 10 && kelvin(units) < said * 10
        : kelvin(units) >= LIKELY_TEMPERATURES_K[0] && kelvin(units) <= LIKELY_TEMPERATURES_K[1];
    const other: LammpsUnits = this.usual === 'metal' ? 'real' : 'metal';
    const units = !likely(this.usual) && likely(other) ? other : this.usual;
    const unlikely = likely(units) ? '' : ', which is no likely temperature in either unit';
    this.assumed.push(
      `Velocities read as ${UNITS[units].words}: ${Number(kelvin(units).toPrecision(3))} K${unlikely}.`,
    );
    return units;
  }
}
