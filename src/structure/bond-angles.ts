import {
  ELEMENT_ORDER,
  FORMERS,
  type Former,
  isFormer,
  OXYGEN_CUTOFFS,
  type ToldApart,
  toldApart,
} from '../core/elements';
import { bondCountWithin, type Network } from './network';

/**
 * An angle by the elements along it, the vertex in the middle; X stands for any former. O–B3–O and
 * O–B4–O are those of boron with three and four oxygens within 1.8 Å. Of two formers on an oxygen the
 * earlier in `FORMERS` comes first.
 */
export type AngleName = `O-${Former | ToldApart}-O` | 'X-O-X' | `${Former}-O-${Former}`;

/** Angles at a former: all of them, then those of coordinations that are told apart. */
export const ANGLES_AT_FORMERS: readonly AngleName[] = FORMERS.flatMap((former): AngleName[] => [
  `O-${former}-O`,
  ...toldApart(former).map((fold) => `O-${former}${fold}-O` as AngleName),
]);

/** Angles at an oxygen between two formers, by their elements: Si-O-Si, Si-O-B and so on. */
export const ANGLES_AT_OXYGEN: readonly AngleName[] = FORMERS.flatMap((former, i) =>
  FORMERS.slice(i).map((other): AngleName => `${former}-O-${other}`),
);

export const ANGLE_NAMES: readonly AngleName[] = [
  ...ANGLES_AT_FORMERS,
  'X-O-X',
  ...ANGLES_AT_OXYGEN,
];

/** Angles of one kind, in no particular order. */
export interface BondAngles {
  /** Degrees, 0 to 180 */
  readonly angles: Float64Array;
  /** Three atoms an angle: end, vertex, end */
  readonly atoms: Uint32Array;
}

interface GrowingAngles {
  readonly angles: number[];
  readonly atoms: number[];
}

const O = ELEMENT_ORDER.indexOf('O');

/**
 * Every angle between two bonds of the network that share an atom, by kind; null for a kind that the
 * network has none of. An angle between two bonds is listed once.
 */
export function bondAngles(network: Network): Readonly<Record<AngleName, BondAngles | null>> {
  const { elements, offsets, neighbours, vectors } = network;
  const found = new Map<AngleName, GrowingAngles>(
    ANGLE_NAMES.map((name) => [name, { angles: [], atoms: [] }]),
  );
  for (let vertex = 0; vertex < elements.length; vertex++) {
    const formerKinds = elements[vertex] === O ? null : kindsAround(network, vertex);
    for (let a = offsets[vertex]; a < offsets[vertex + 1]; a++) {
      for (let b = a + 1; b < offsets[vertex + 1]; b++) {
        const [i, j] = [neighbours[a], neighbours[b]];
        const angle = angleBetween(vectors, 3 * a, 3 * b);
        for (const name of formerKinds ?? kindsOnOxygen(elements[i], elements[j])) {
          const { angles, atoms } = found.get(name) as GrowingAngles;
          angles.push(angle);
          atoms.push(i, vertex, j);
        }
      }
    }
  }
  return Object.fromEntries(
    [...found].map(([name, { angles, atoms }]) => [
      name,
      angles.length === 0
        ? null
        : { angles: Float64Array.from(angles), atoms: Uint32Array.from(atoms) },
    ]),
  ) as Record<AngleName, BondAngles | null>;
}

/** The kinds that the angles at a former are of. */
function kindsAround(network: Network, former: number): readonly AngleName[] {
  const element = ELEMENT_ORDER[network.elements[former]];
  if (!isFormer(element)) return [];
  const folds = toldApart(element);
  if (folds.length === 0) return [`O-${element}-O`];
  const coordination = bondCountWithin(network, former, OXYGEN_CUTOFFS[element]);
  if (!folds.includes(coordination)) return [`O-${element}-O`];
  return [`O-${element}-O`, `O-${element}${coordination}-O` as AngleName];
}

/** The kinds that an angle at an oxygen is of. */
function kindsOnOxygen(first: number, second: number): readonly AngleName[] {
  return BETWEEN_FORMERS[first][second];
}

/** By the indices into `ELEMENT_ORDER` of two elements: the kinds of the angle between them. */
const BETWEEN_FORMERS: readonly (readonly (readonly AngleName[])[])[] = ELEMENT_ORDER.map((a) =>
  ELEMENT_ORDER.map((b) => {
    if (!isFormer(a) || !isFormer(b)) return [];
    const inOrder = FORMERS.indexOf(a) <= FORMERS.indexOf(b);
    return ['X-O-X', inOrder ? `${a}-O-${b}` : `${b}-O-${a}`];
  }),
);

/** The angle between the vectors that begin at two places, degrees; exact near 0 and 180 too. */
function angleBetween(vectors: Float64Array, a: number, b: number): number {
  const [ax, ay, az] = [vectors[a], vectors[a + 1], vectors[a + 2]];
  const [bx, by, bz] = [vectors[b], vectors[b + 1], vectors[b + 2]];
  const sine = Math.hypot(ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx);
  return (Math.atan2(sine, ax * bx + ay * by + az * bz) * 180) / Math.PI;
}
