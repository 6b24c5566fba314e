import { type Element, isFormer, NETWORK_CUTOFFS, OXYGEN_CUTOFFS } from '../../core/elements';
import type { FramePosition, RecordedFrame, ReplicaRecord } from '../recordings/replica-record';

/** What one atom is bound to in one recorded frame. */
export interface HistoryPoint extends FramePosition {
  /** Indices of atoms, ascending */
  readonly neighbours: readonly number[];
}

/** From one recorded frame to the next an atom has gained neighbours or lost some. */
export interface CoordinationChange {
  /** Index of the first frame with the new coordination */
  readonly frame: number;
  /** Coordination before and after */
  readonly from: number;
  readonly to: number;
  /** Indices of atoms that came, and of those that went */
  readonly came: readonly number[];
  readonly went: readonly number[];
}

/**
 * How near atoms of other elements must be to an atom to be bound to it, Å: Si–O within 2.0; B–O
 * within 1.8, seen from an oxygen 2.0 (`OXYGEN_CUTOFFS`, `NETWORK_CUTOFFS`); a modifier has the oxygens of its first shell.
 *
 * @param shell Å, of a modifier; null where it is not known
 */
function reachesOf(element: Element, shell: number | null): Partial<Record<Element, number>> {
  if (element === 'O') return NETWORK_CUTOFFS;
  return { O: isFormer(element) ? OXYGEN_CUTOFFS[element] : (shell ?? 0) };
}

/**
 * The coordination of one atom over the frames of a recording. Frames that have been looked at are
 * remembered, so that a recording that grows costs only what is new.
 */
export class CoordinationHistory {
  private readonly known = new WeakMap<RecordedFrame, readonly number[]>();
  private readonly candidates: readonly number[];
  private readonly squares: Float64Array;

  /**
   * @param atom index of one that the record has
   * @param shell Å, how far the first shell of a modifier reaches; no matter of other atoms
   */
  constructor(
    private readonly record: ReplicaRecord,
    readonly atom: number,
    readonly shell: number | null = null,
  ) {
    const reaches = reachesOf(record.elementOf(atom), shell);
    const reachOf = (other: number) => reaches[record.elementOf(other)] ?? 0;
    this.candidates = Array.from({ length: record.atoms }, (_, other) => other).filter(
      (other) => other !== atom && reachOf(other) > 0,
    );
    this.squares = Float64Array.from(this.candidates, (other) => reachOf(other) ** 2);
  }

  /** One point a frame, in their order. */
  points(): HistoryPoint[] {
    return this.record.frames.map((frame) => ({
      step: frame.step,
      time: frame.time,
      temperature: frame.temperature,
      neighbours: this.neighboursIn(frame),
    }));
  }

  /** Indices of the atoms that it is bound to in one frame of the record, ascending. */
  neighboursIn(frame: RecordedFrame): readonly number[] {
    const known = this.known.get(frame);
    if (known) return known;
    const { positions, box } = frame;
    const at = 3 * this.atom;
    const found = this.candidates.filter((other, k) => {
      let square = 0;
      for (let axis = 0; axis < 3; axis++) {
        const apart = positions[3 * other + axis] - positions[at + axis];
        square += (apart - box[axis] * Math.round(apart / box[axis])) ** 2;
      }
      return square <= this.squares[k];
    });
    this.known.set(frame, found);
    return found;
  }
}

/** Where the neighbours of an atom change from one point of its history to the next. */
export function changesOf(
  points: readonly Pick<HistoryPoint, 'neighbours'>[],
): CoordinationChange[] {
  const changes: CoordinationChange[] = [];
  for (let frame = 1; frame < points.length; frame++) {
    const before = points[frame - 1].neighbours;
    const after = points[frame].neighbours;
    const came = after.filter((atom) => !before.includes(atom));
    const went = before.filter((atom) => !after.includes(atom));
    if (came.length + went.length === 0) continue;
    changes.push({ frame, from: before.length, to: after.length, came, went });
  }
  return changes;
}
