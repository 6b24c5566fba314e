import { type Rings, ringAtoms, ringCount, ringSize } from './rings';

/** Which rings each atom is in, in compressed rows. */
export interface RingMembership {
  /** Row of atom a: rings[offsets[a]] … rings[offsets[a + 1] − 1]; N + 1 */
  readonly offsets: Uint32Array;
  /** Numbers of rings, ascending in each row */
  readonly rings: Uint32Array;
}

/** @param atoms how many atoms the configuration has */
export function ringMembership(rings: Rings, atoms: number): RingMembership {
  const members = Array.from(
    { length: ringCount(rings) },
    (_, ring) => new Set(ringAtoms(rings, ring)),
  );
  const offsets = new Uint32Array(atoms + 1);
  for (const ring of members) for (const atom of ring) offsets[atom + 1]++;
  for (let atom = 0; atom < atoms; atom++) offsets[atom + 1] += offsets[atom];
  const next = offsets.slice();
  const list = new Uint32Array(offsets[atoms]);
  members.forEach((ring, number) => {
    for (const atom of ring) list[next[atom]++] = number;
  });
  return { offsets, rings: list };
}

/** The rings that an atom is in, as numbers of rings, ascending. */
export function ringsThrough({ offsets, rings }: RingMembership, atom: number): Uint32Array {
  return rings.subarray(offsets[atom], offsets[atom + 1]);
}

/** The atoms in rings of `smallest` to `largest` formers, each once, ascending. */
export function atomsInRings(rings: Rings, smallest: number, largest = smallest): Uint32Array {
  const atoms = new Set<number>();
  for (let ring = 0; ring < ringCount(rings); ring++) {
    const size = ringSize(rings, ring);
    if (size < smallest || size > largest) continue;
    for (const atom of ringAtoms(rings, ring)) atoms.add(atom);
  }
  return Uint32Array.from(atoms).sort();
}
