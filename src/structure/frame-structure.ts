import type { Configuration } from '../core/configuration';
import { ELEMENT_ORDER, FORMERS, OXYGEN_CUTOFFS } from '../core/elements';
import { bondList } from './neighbours';

/** Oxygens around each network former, in compressed rows. */
export interface Polyhedra {
  /** The former in each middle: an atom index */
  readonly centres: Uint32Array;
  /** Row of polyhedron p: vertices[offsets[p]] … vertices[offsets[p + 1] − 1]; one longer than centres */
  readonly offsets: Uint32Array;
  /** Oxygens: atom indices */
  readonly vertices: Uint32Array;
}

/** What a picture of one configuration needs beside the positions. Typed arrays only. */
export interface FrameStructure {
  /** Per atom (N): index into ELEMENT_ORDER */
  readonly elements: Uint8Array;
  /** Per atom (N): oxygens bonded to a former, formers bonded to an O; 0 for modifiers */
  readonly coordination: Uint8Array;
  /** Two atoms a bond: former, oxygen, up to `OXYGEN_CUTOFFS` (Si–O 2.0 Å, B–O 1.8 Å) */
  readonly bonds: Uint32Array;
  /** One for each former with at least three oxygens */
  readonly polyhedra: Polyhedra;
}

const FEWEST_VERTICES = 3;

const BONDS = Object.fromEntries(FORMERS.map((former) => [`${former}-O`, OXYGEN_CUTOFFS[former]]));

/**
 * Bonds, coordination and polyhedra of a configuration. Boron takes the 1.8 Å of its coordination,
 * so that what is drawn as BO3 or BO4 is what is counted as such.
 */
export function frameStructure(configuration: Configuration): FrameStructure {
  const { species, types } = configuration;
  const elementOfType = species.map(({ element }) => ELEMENT_ORDER.indexOf(element));
  const elements = Uint8Array.from(types, (type) => elementOfType[type]);
  const { pairs: bonds } = bondList(configuration, BONDS);
  const coordination = new Uint8Array(types.length);
  for (const atom of bonds) coordination[atom]++;
  return {
    elements,
    coordination,
    bonds,
    polyhedra: gatherPolyhedra(elements, coordination, bonds),
  };
}

function gatherPolyhedra(
  elements: Uint8Array,
  coordination: Uint8Array,
  bonds: Uint32Array,
): Polyhedra {
  const oxygen = ELEMENT_ORDER.indexOf('O');
  const centres: number[] = [];
  const offsets: number[] = [0];
  /** Where an atom's next vertex goes; −1 for atoms that are no centre. */
  const next = new Int32Array(elements.length).fill(-1);
  let total = 0;
  for (let atom = 0; atom < elements.length; atom++) {
    if (elements[atom] === oxygen || coordination[atom] < FEWEST_VERTICES) continue;
    centres.push(atom);
    next[atom] = total;
    total += coordination[atom];
    offsets.push(total);
  }
  const vertices = new Uint32Array(total);
  for (let b = 0; b < bonds.length; b += 2) {
    const former = bonds[b];
    if (next[former] >= 0) vertices[next[former]++] = bonds[b + 1];
  }
  return { centres: Uint32Array.from(centres), offsets: Uint32Array.from(offsets), vertices };
}
