import { sayPair } from '../../../core/estimate-words';
import { anglesBetween } from '../../../structure/angle-distribution';
import { ANGLE_NAMES, type AngleName, bondAngles } from '../../../structure/bond-angles';
import { networkOf } from '../../../structure/network';
import { ascending, type RangeKind, widened } from '../range-kind';

/** Degrees: what a point that is clicked stands for */
const BIN_WIDTH_DEGREES = 2;

const kind = (name: AngleName): RangeKind => ({
  slow: false,
  atoms: (configuration, from, to) =>
    ascending(
      anglesBetween(
        bondAngles(networkOf(configuration))[name],
        ...widened(from, to, BIN_WIDTH_DEGREES),
      ).atoms,
    ),
  say: (from, to) => {
    const [least, most] = widened(from, to, BIN_WIDTH_DEGREES);
    return `${sayPair(name)} angles from ${sayDegrees(least)} to ${sayDegrees(most)}`;
  },
});

const sayDegrees = (angle: number) => `${Number(angle.toFixed(1))}°`;

/** Angles between bonds, by name: the two ends and the middle of each. */
export const ANGLE_RANGES = Object.fromEntries(ANGLE_NAMES.map((name) => [name, kind(name)]));
