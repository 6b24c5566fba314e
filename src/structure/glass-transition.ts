import type { Average } from './block-average';
import { type TemperatureBins, temperatureBins } from './temperature-bins';
import { type TwoLineFit, twoLineFit } from './two-line-fit';

/** How a ramp is read. */
export interface RampOptions {
  /** Width of the bins of temperature, K */
  readonly binWidth?: number;
  /** Temperatures that are fitted, K: a melt far above the glass transition bends away from its line */
  readonly range?: readonly [number, number];
}

/** What the energy of a ramp shows; see `energyTransition`. */
export interface EnergyTransition {
  /** Glass transition temperature, K */
  readonly temperature: Average;
  /** Slope of the potential energy in the glass, eV/K per atom */
  readonly glass: Average;
  /** The same in the melt */
  readonly melt: Average;
  readonly bins: TemperatureBins;
}

/** What the density of a ramp shows; see `volumeTransition`. */
export interface VolumeTransition {
  /** Glass transition temperature, K */
  readonly temperature: Average;
  /** Coefficient of thermal expansion of the volume in the glass, 1/K; a third of it is the linear one */
  readonly glass: Average;
  /** The same in the melt */
  readonly melt: Average;
  /** Specific volume, cm³/g */
  readonly bins: TemperatureBins;
}

const BIN_WIDTH = 50;

/**
 * Glass transition from the potential energy of a cooling or heating ramp: where the line of the glass
 * meets that of the melt (`twoLineFit`), in bins of 50 K. Errors are from the scatter of the bins
 * around the lines. It depends on the rate: a quench in picoseconds freezes hundreds of kelvin above a
 * furnace's glass. Null where the ramp shows no transition: no bend, or one the wrong way, as a melt
 * that is still settling has.
 *
 * @param temperature K, one a sample
 * @param energy potential energy, eV per atom, one a sample
 */
export function energyTransition(
  temperature: ArrayLike<number>,
  energy: ArrayLike<number>,
  options: RampOptions = {},
): EnergyTransition | null {
  const bins = rampBins(temperature, energy, options);
  const fit = transitionFit(bins);
  if (fit === null) return null;
  return { temperature: fit.knee, glass: fit.slopeBelow, melt: fit.slopeAbove, bins };
}

/**
 * Glass transition and thermal expansion from the density of a ramp at constant pressure: two lines
 * through the specific volume v = 1/ρ, as `energyTransition`. The coefficients are α = (dv/dT)/v of each
 * line, with v where the lines meet. Null where the ramp shows no transition.
 *
 * @param temperature K, one a sample
 * @param density g/cm³, one a sample
 */
export function volumeTransition(
  temperature: ArrayLike<number>,
  density: ArrayLike<number>,
  options: RampOptions = {},
): VolumeTransition | null {
  const volumes = Float64Array.from(density, (value) => 1 / value);
  const bins = rampBins(temperature, volumes, options);
  const fit = transitionFit(bins);
  if (fit === null) return null;
  const expansion = (slope: Average): Average => ({
    mean: slope.mean / fit.value.mean,
    standardError:
      slope.standardError === null ? null : slope.standardError / Math.abs(fit.value.mean),
  });
  return {
    temperature: fit.knee,
    glass: expansion(fit.slopeBelow),
    melt: expansion(fit.slopeAbove),
    bins,
  };
}

/** Two lines of which the melt's is the steeper: a melt takes up more heat, and more room, than its glass. */
function transitionFit({ temperature, mean }: TemperatureBins): TwoLineFit | null {
  const fit = twoLineFit(temperature, mean);
  return fit && fit.slopeAbove.mean > fit.slopeBelow.mean ? fit : null;
}

function rampBins(
  temperature: ArrayLike<number>,
  values: ArrayLike<number>,
  { binWidth = BIN_WIDTH, range = [0, Number.POSITIVE_INFINITY] }: RampOptions,
): TemperatureBins {
  const [coldest, hottest] = range;
  const inside = Array.from({ length: temperature.length }, (_, i) => i).filter(
    (i) => temperature[i] >= coldest && temperature[i] <= hottest,
  );
  return temperatureBins(
    inside.map((i) => temperature[i]),
    inside.map((i) => values[i]),
    binWidth,
  );
}
