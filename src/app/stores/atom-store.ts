import { create } from 'zustand';
import type { AtomReport } from '../../lab/selection/atom-report';
import type { AtomRings } from '../../lab/selection/atom-rings';

/** What is known of the picked atom (`picked` of the view store) in the frame on show. */
export interface AtomState {
  /** Null until it is known */
  readonly report: AtomReport | null;
  /** Null until they are counted */
  readonly rings: readonly AtomRings[] | null;
  /** A number for an atom is being asked for, though none is picked. */
  readonly asking: boolean;
}

export const useAtom = create<AtomState>(() => ({ report: null, rings: null, asking: false }));
