import { create } from 'zustand';
import type { Recording } from '../../lab/recordings/recording';
import type { Analysis } from '../../workers/analysis/analysis-messages';

/** One measured frame, as the picture and the words about it need it. */
export interface ShownFrame {
  readonly analysis: Analysis;
  readonly step: number;
  /** ps; null when not known */
  readonly time: number | null;
  /** K; null when not known */
  readonly temperature: number | null;
}

export interface GlassState {
  /** What the middle and the figures show; null before anything is there. */
  readonly shown: Recording | null;
  /** The recording that the present run fills */
  readonly live: Recording | null;
  readonly frame: ShownFrame | null;
  /** The latest frame that was asked for could not be measured, and is not on show. */
  readonly unmeasured: boolean;
  /** Index of the replica of `shown` that the picture shows */
  readonly replica: number;
  /** Index of the frame looked at again; null: the latest */
  readonly replay: number | null;
  /** Grows when the shown recording has; figures look again. */
  readonly revision: number;
  /** All there are in this session, oldest first. */
  readonly recordings: readonly Recording[];
}

export const useGlass = create<GlassState>(() => ({
  shown: null,
  live: null,
  frame: null,
  unmeasured: false,
  replica: 0,
  replay: null,
  revision: 0,
  recordings: [],
}));
