import type { Protocol } from '../../core/protocol';

/** What an alarm says: what happened, and what to do about it; sentences. */
export interface AlarmWords {
  readonly what: string;
  readonly hint: string;
}

/** '41,200', '0.62': `digits` significant digits, grouped, never in powers of ten. */
function say(value: number, digits = 3): string {
  return value.toLocaleString('en-GB', { maximumSignificantDigits: digits });
}

/** A pressure that holds a melt together, GPa. */
const HELPFUL_PRESSURE_GPA = 2;

/**
 * @param pressure target, GPa
 * @param temperature target, K
 */
export function boiling(pressure: number, temperature: number): AlarmWords {
  const first = pressure < HELPFUL_PRESSURE_GPA ? `${HELPFUL_PRESSURE_GPA} GPa` : 'more pressure';
  return {
    what: `The melt is boiling off: at ${say(pressure)} GPa and ${say(temperature, 4)} K this composition does not hold together.`,
    hint: `Try ${first} first, or a lower temperature.`,
  };
}

function smallerStep({ timeStep }: Protocol): string {
  return `Try a time step of ${say(timeStep / 2)} fs instead of ${say(timeStep)} fs`;
}

/** @param excess mean over a block, K */
export function tooHot(excess: number, target: number, protocol: Protocol): AlarmWords {
  return {
    what: `The atoms stay too hot: ${say(excess + target, 4)} K on average, where ${say(target, 4)} K is asked for.`,
    hint: `Something heats them faster than the thermostat cools. ${smallerStep(protocol)}, or go back to before it began.`,
  };
}

/** @param slope eV per atom and ps */
export function drift(slope: number, protocol: Protocol): AlarmWords {
  const grows = slope > 0 ? 'grows' : 'shrinks';
  return {
    what: `Energy is not conserved: while nothing is turned, it ${grows} by ${say(Math.abs(slope), 2)} eV per atom and picosecond.`,
    hint: `${smallerStep(protocol)}, which follows the atoms more closely.`,
  };
}

/** @param jump eV */
export function jump(jump: number, protocol: Protocol): AlarmWords {
  return {
    what: `The energy jumped by ${say(Math.abs(jump))} eV within one step, which no motion of atoms does: one may have been put where another is.`,
    hint: `Go back to before it. If it comes again, ${smallerStep(protocol).replace('Try', 'try')}.`,
  };
}

/**
 * @param names of both atoms, 'boron 12'
 * @param distance Å
 * @param nearest as near as such atoms get, Å
 */
export function overlap(
  names: readonly [string, string],
  distance: number,
  nearest: number,
): AlarmWords {
  return {
    what: `Two atoms lie on each other: ${names[0]} and ${names[1]} are ${distance.toFixed(2)} Å apart, and such atoms never come nearer than ${nearest.toFixed(2)} Å.`,
    hint: 'Go back to before it, and take a smaller time step if it comes again.',
  };
}

/** @param difference eV */
export function sayMiscount(difference: number): AlarmWords {
  return {
    what: `Neighbours were missed: a count of all pairs gives another energy, by ${say(Math.abs(difference))} eV.`,
    hint: 'Go back to before it. If it comes again, the graphics device or its driver computes wrongly: try another one, and tell us.',
  };
}
