import { ELEMENT_ORDER } from '../core/elements';
import { BORON_CUTOFF } from './coordination';
import { bondCountWithin, type Network } from './network';

/**
 * Angles by the elements along them, the vertex in the middle; X stands for Si or B. O–B3–O and
 * O–B4–O are those of boron with three and four oxygens within 1.8 Å.
 */
export const ANGLE_NAMES = [
  'O-Si-O',
  'O-B-O',
  'O-B3-O',
  'O-B4-O',
  'X-O-X',
  'Si-O-Si',
  'Si-O-B',
  'B-O-B',
] as const;

export type AngleName = (typeof ANGLE_NAMES)[number];

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

const SI = ELEMENT_ORDER.indexOf('Si');
const B = ELEMENT_ORDER.indexOf('B');
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
  if (network.elements[former] === SI) return ['O-Si-O'];
  const coordination = bondCountWithin(network, former, BORON_CUTOFF);
  if (coordination === 3) return ['O-B-O', 'O-B3-O'];
  return coordination === 4 ? ['O-B-O', 'O-B4-O'] : ['O-B-O'];
}

/** The kinds that an angle at an oxygen is of. */
function kindsOnOxygen(first: number, second: number): readonly AngleName[] {
  if (first !== second) return ['X-O-X', 'Si-O-B'];
  return first === B ? ['X-O-X', 'B-O-B'] : ['X-O-X', 'Si-O-Si'];
}

/** The angle between the vectors that begin at two places, degrees; exact near 0 and 180 too. */
function angleBetween(vectors: Float64Array, a: number, b: number): number {
  const [ax, ay, az] = [vectors[a], vectors[a + 1], vectors[a + 2]];
  const [bx, by, bz] = [vectors[b], vectors[b + 1], vectors[b + 2]];
  const sine = Math.hypot(ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx);
  return (Math.atan2(sine, ax * bx + ay * by + az * bz) * 180) / Math.PI;
}
