import { type Configuration, type Species, wrap } from '../core/configuration';
import { ELEMENT_ORDER } from '../core/elements';
import type { GlassFrame, RawFrame } from './frame';
import { problemAt } from './source-text';
import { canonicalSpecies } from './species';

/** Which glass of its file a frame is of, its atoms in the order of that glass's first frame. */
export interface OrderedFrame {
  readonly frame: GlassFrame;
  /** From 0, in the order in which the glasses of a file come first */
  readonly glass: number;
  /** The atoms came in another order and without ids: which is which is not known */
  readonly rearranged: boolean;
}

/** A file of more different glasses is something else. */
const MOST_GLASSES = 100;

/**
 * Brings the frames of a file into one order: by the ids where there are any, else by the first frame.
 * Frames of other atoms are another glass.
 */
export class FrameOrder {
  /** The first frame of each glass */
  private readonly glasses: Configuration[] = [];

  /** @throws Problem when an id comes twice, or there are too many glasses */
  take(raw: RawFrame): OrderedFrame {
    const { glasses } = this;
    const frame = arranged(raw, raw.ids && byIds(raw, raw.ids));
    const { configuration } = frame;
    const same = glasses.findIndex((first) => sameAtoms(configuration, first));
    if (same >= 0) return { frame, glass: same, rearranged: false };
    for (const [glass, first] of raw.ids === null ? glasses.entries() : []) {
      const order = asInFirst(configuration, first);
      if (order) return { frame: arranged(raw, order), glass, rearranged: true };
    }
    if (glasses.length >= MOST_GLASSES) {
      throw problemAt(
        raw.place,
        `this is the ${MOST_GLASSES + 1}st frame of other atoms than all before`,
        'Open a trajectory of one glass, or fewer glasses at a time.',
      );
    }
    glasses.push(configuration);
    return { frame, glass: glasses.length - 1, rearranged: false };
  }
}

/** Elements, their order and the ids agree. */
export function sameAtoms(a: Configuration, b: Configuration): boolean {
  if (a.types.length !== b.types.length) return false;
  const elements = (own: Configuration) => own.species.map(({ element }) => element).join(' ');
  return (
    elements(a) === elements(b) &&
    a.types.every((type, atom) => type === b.types[atom]) &&
    (a.ids === null ? b.ids === null : b.ids !== null && a.ids.every((id, i) => id === b.ids?.[i]))
  );
}

function byIds({ place, step }: RawFrame, ids: Uint32Array): Uint32Array {
  const order = Uint32Array.from(ids, (_, i) => i);
  if (ids.some((id, i) => i > 0 && id < ids[i - 1])) order.sort((a, b) => ids[a] - ids[b]);
  const twice = order.findIndex((atom, i) => i > 0 && ids[atom] === ids[order[i - 1]]);
  if (twice < 0) return order;
  throw problemAt(
    place,
    `atom ${ids[order[twice]]} comes twice in the frame${step === null ? '' : ` of step ${step}`}`,
    'Give each atom an id of its own.',
  );
}

/** Atoms in the order of the first frame, those of an element among themselves as written; null: others. */
function asInFirst(now: Configuration, first: Configuration): Uint32Array | null {
  if (now.types.length !== first.types.length) return null;
  const waiting = ELEMENT_ORDER.map((element) => {
    const type = now.species.findIndex((kind) => kind.element === element);
    return { atoms: [...now.types.keys()].filter((atom) => now.types[atom] === type), next: 0 };
  });
  const order = new Uint32Array(now.types.length);
  for (let i = 0; i < order.length; i++) {
    const { element } = first.species[first.types[i]];
    const own = waiting[ELEMENT_ORDER.indexOf(element)];
    if (own.next >= own.atoms.length) return null;
    order[i] = own.atoms[own.next++];
  }
  return order;
}

/** @param order the atom of the file that comes first, second, …; null: as written */
function arranged(raw: RawFrame, order: Uint32Array | null): GlassFrame {
  const { box, ids, step, time, info } = raw;
  const positions = inOrder(raw.positions, order);
  for (let i = 0; i < positions.length; i++) positions[i] = wrap(positions[i], box[i % 3]);
  const kinds: readonly Species[] = order
    ? Array.from(order, (atom) => raw.species[atom])
    : raw.species;
  const numbers = ids && (order ? Uint32Array.from(order, (atom) => ids[atom]) : ids);
  return {
    configuration: {
      ...canonicalSpecies(kinds),
      positions,
      velocities: raw.velocities && inOrder(raw.velocities, order),
      box,
      ids: numbers?.every((id, i) => id === i + 1) ? null : numbers,
    },
    step,
    time,
    info,
    paths: raw.paths && inOrder(raw.paths, order),
  };
}

/** @returns a copy */
function inOrder(values: Float64Array, order: Uint32Array | null): Float64Array {
  if (order === null) return values.slice();
  const result = new Float64Array(values.length);
  for (let i = 0; i < order.length; i++) {
    for (let k = 0; k < 3; k++) result[3 * i + k] = values[3 * order[i] + k];
  }
  return result;
}
