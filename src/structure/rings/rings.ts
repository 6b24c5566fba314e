import { formersOf, type Network } from '../network';
import { coverOf, type NetworkCover } from './cover';
import { addGuttmanRings } from './guttman';
import { addKingRings } from './king';
import { addPrimitiveRings } from './primitive';
import { RingSet } from './ring-set';

/** What counts as a ring; king.ts, guttman.ts and primitive.ts define each. */
export const RING_CRITERIA = ['king', 'guttman', 'primitive'] as const;

export type RingCriterion = (typeof RING_CRITERIA)[number];

/** Formers in the largest ring that is looked for. */
export const LARGEST_RING = 12;

/** The rings of a network by one criterion, in compressed rows. */
export interface Rings {
  readonly criterion: RingCriterion;
  /** Formers (Si, B) in the whole network */
  readonly formers: number;
  /** Row of ring k: atoms[offsets[k]] … atoms[offsets[k + 1] − 1]; one longer than there are rings */
  readonly offsets: Uint32Array;
  /**
   * Atom indices along each ring, former and oxygen in turn, each bonded to the next and the last to
   * the first. In a very small box several images of one atom may be in a ring.
   */
  readonly atoms: Uint32Array;
}

const SEARCHES: Readonly<
  Record<RingCriterion, (cover: NetworkCover, largest: number, found: RingSet) => void>
> = {
  king: addKingRings,
  guttman: addGuttmanRings,
  primitive: addPrimitiveRings,
};

/**
 * The rings of the infinite periodic network: a ring that is closed only by the box's periodicity is
 * none. All shortest paths of equal length count; a ring that is found from several of its atoms, or
 * in several images, counts once.
 *
 * @param largest formers in the largest ring looked for, up to 60
 */
export function findRings(
  network: Network,
  criterion: RingCriterion,
  largest = LARGEST_RING,
): Rings {
  const formers = formersOf(network);
  const cover = coverOf(network, formers, 2 * largest);
  const found = new RingSet(cover);
  SEARCHES[criterion](cover, largest, found);
  const offsets = new Uint32Array(found.rings.length + 1);
  found.rings.forEach((ring, k) => {
    offsets[k + 1] = offsets[k] + ring.length;
  });
  const atoms = new Uint32Array(offsets[found.rings.length]);
  found.rings.forEach((ring, k) => {
    ring.forEach((node, place) => {
      atoms[offsets[k] + place] = cover.atoms[node % cover.atoms.length];
    });
  });
  return { criterion, formers: formers.length, offsets, atoms };
}

/** How many rings there are. */
export function ringCount(rings: Rings): number {
  return rings.offsets.length - 1;
}

/** Formers in one ring. */
export function ringSize(rings: Rings, ring: number): number {
  return (rings.offsets[ring + 1] - rings.offsets[ring]) / 2;
}

/** The atoms along one ring; see `Rings.atoms`. */
export function ringAtoms(rings: Rings, ring: number): Uint32Array {
  return rings.atoms.subarray(rings.offsets[ring], rings.offsets[ring + 1]);
}
