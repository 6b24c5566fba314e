import type { Average } from './block-average';
import { rampBins, type TemperatureBins } from './temperature-bins';
import { type TwoLineFit, twoLineFit } from './two-line-fit';

/** How a ramp is read. */
export interface RampOptions {
  /** Width of the bins of temperature, K */
  readonly binWidth?: number;
}

/** A ramp without a transition that can be relied on. */
export interface NoTransition {
  readonly temperature: null;
  /**
   * Where two lines meet, K: over all temperatures, without a part of the hottest, and without a part of
   * the coldest ones; null where they do not meet, or meet the wrong way
   */
  readonly tried: readonly (number | null)[];
  readonly bins: TemperatureBins;
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

const BIN_WIDTH_K = 50;

/** What is left out of a ramp to see whether its answer stays: shares of the way from an end to the knee. */
const LEFT_OUT = [
  [0, 0],
  [0, 0.25],
  [0, 0.5],
  [0.33, 0],
] as const;

/** K: a knee is placed to a bin of 50 K at best. */
const LEAST_SPREAD = 50;
/** K: knees that lie further apart than this are no answer, whatever their errors. */
const MOST_SPREAD = 150;

/**
 * Glass transition from the potential energy of a cooling ramp: where the line of the glass meets that
 * of the melt (`twoLineFit`), in stretches of 50 K. Found only where the answer stays when the hottest
 * quarter, the hottest half or the coldest third of the way to it is left out: within twice its errors
 * and 150 K. Its error covers what they differ by. It depends on the rate: a quench in picoseconds
 * freezes hundreds of kelvin above a furnace's glass. Samples at which the melt was heated or held must
 * be left out before.
 *
 * @param temperature K, one a sample, in the order of time
 * @param energy potential energy, eV per atom, one a sample
 */
export function energyTransition(
  temperature: ArrayLike<number>,
  energy: ArrayLike<number>,
  { binWidth = BIN_WIDTH_K }: RampOptions = {},
): EnergyTransition | NoTransition {
  const bins = rampBins(temperature, energy, binWidth);
  const found = reliableFit(bins);
  if (found.fit === null) return { temperature: null, tried: found.tried, bins };
  const { knee, fit } = found;
  return { temperature: knee, glass: fit.slopeBelow, melt: fit.slopeAbove, bins };
}

/**
 * Glass transition and thermal expansion from the density of a ramp at constant pressure: two lines
 * through the specific volume v = 1/ρ, as `energyTransition`. The coefficients are α = (dv/dT)/v of each
 * line, with v where the lines meet.
 *
 * @param temperature K, one a sample, in the order of time
 * @param density g/cm³, one a sample
 */
export function volumeTransition(
  temperature: ArrayLike<number>,
  density: ArrayLike<number>,
  { binWidth = BIN_WIDTH_K }: RampOptions = {},
): VolumeTransition | NoTransition {
  const bins = rampBins(
    temperature,
    Float64Array.from(density, (value) => 1 / value),
    binWidth,
  );
  const found = reliableFit(bins);
  if (found.fit === null) return { temperature: null, tried: found.tried, bins };
  const { knee, fit } = found;
  const expansion = (slope: Average): Average => ({
    mean: slope.mean / fit.value.mean,
    standardError:
      slope.standardError === null ? null : slope.standardError / Math.abs(fit.value.mean),
  });
  return {
    temperature: knee,
    glass: expansion(fit.slopeBelow),
    melt: expansion(fit.slopeAbove),
    bins,
  };
}

interface Reliable {
  readonly fit: TwoLineFit | null;
  /** With an error that covers all ranges */
  readonly knee: Average;
  readonly tried: readonly (number | null)[];
}

/** The fit over all temperatures, if it stays what it is over parts of them. */
function reliableFit({ temperature, mean }: TemperatureBins): Reliable {
  const whole = transitionFit(temperature, mean);
  const none = (tried: readonly (number | null)[]): Reliable => ({
    fit: null,
    knee: { mean: Number.NaN, standardError: null },
    tried,
  });
  if (whole === null) return none([null]);
  const knee = whole.knee.mean;
  const [coldest, hottest] = [temperature[0], temperature[temperature.length - 1]];
  const fits = LEFT_OUT.map(([below, above]) => {
    const from = coldest + below * (knee - coldest);
    const to = hottest - above * (hottest - knee);
    const kept = Array.from(temperature.keys()).filter(
      (i) => temperature[i] >= from && temperature[i] <= to,
    );
    return transitionFit(
      kept.map((i) => temperature[i]),
      kept.map((i) => mean[i]),
    );
  });
  const tried = fits.map((fit) => fit?.knee.mean ?? null);
  const errors = fits.map((fit) => fit?.knee.standardError ?? Number.NaN);
  const stays = tried.every(
    (value, i) =>
      value !== null &&
      Math.abs(value - knee) <=
        Math.min(Math.max(2 * Math.hypot(errors[0], errors[i]), LEAST_SPREAD), MOST_SPREAD),
  );
  if (!stays) return none(tried);
  const known = tried.flatMap((value) => value ?? []);
  const spread = (Math.max(...known) - Math.min(...known)) / 2;
  return { fit: whole, knee: { mean: knee, standardError: Math.max(spread, ...errors) }, tried };
}

/**
 * Two lines that both rise, the melt's more steeply: a melt takes up more heat, and more room, than its
 * glass. A melt that is still settling falls, and is none.
 */
function transitionFit(temperature: ArrayLike<number>, mean: ArrayLike<number>): TwoLineFit | null {
  const fit = twoLineFit(temperature, mean);
  if (fit === null) return null;
  const [glass, melt] = [fit.slopeBelow.mean, fit.slopeAbove.mean];
  return glass > 0 && melt > glass ? fit : null;
}
