import { isFormer } from '../../core/elements';
import { sayList } from '../../core/estimate-words';
import type { ReplicaRecord } from '../recordings/replica-record';
import { type CoordinationChange, CoordinationHistory } from './coordination-history';

/** Says an atom by its index: 'O 45'. */
export type SayAtom = (atom: number) => string;

/** What came and what went: 'O 45 came', 'O 45 came, O 12 went'. */
export function sayMovement({ came, went }: CoordinationChange, say: SayAtom): string {
  const parts = [
    ...(came.length > 0 ? [`${sayList(came.map(say))} came`] : []),
    ...(went.length > 0 ? [`${sayList(went.map(say))} went`] : []),
  ];
  return parts.join(', ');
}

const ROLES = ['free', 'non-bridging', 'bridging'];

/**
 * Where the oxygens came from that a former gained: 'O 45 was non-bridging before, on Si 12.' One
 * sentence an oxygen; none for an atom that is itself an oxygen, or a modifier.
 */
export function sayOrigins(
  record: ReplicaRecord,
  atom: number,
  { frame, came }: CoordinationChange,
  say: SayAtom,
): string[] {
  if (!isFormer(record.elementOf(atom))) return [];
  return came.map((oxygen) => {
    const formers = new CoordinationHistory(record, oxygen)
      .neighboursIn(record.frames[frame - 1])
      .filter((former) => former !== atom);
    const role = ROLES[formers.length] ?? 'three-fold';
    const on = formers.length === 0 ? '' : `, on ${sayList(formers.map(say))}`;
    return `${say(oxygen)} was ${role} before${on}.`;
  });
}
