import { useEffect, useRef, useState } from 'react';
import { Problem } from '../../core/problem';
import type { TrajectoryStretch } from '../../lab/figures/figure-data';
import type { FrameMotion } from '../../lab/figures/motion';
import { evenFrames } from '../../lab/figures/trajectory-stretches';
import { Abandoned } from '../../lab/frames/abandoned';
import { FigureClient } from '../../workers/figures/figure-client';
import { useGlass } from '../stores/glass-store';

/** Frames that are followed, at most */
const MOST_FRAMES = 200;
/** ms between two looks */
const MOTION_INTERVAL_MS = 3000;

interface Found {
  readonly motion: FrameMotion | null;
  /** Why there is none */
  readonly problem: string | null;
}

const NOTHING: Found = { motion: null, problem: null };

/**
 * How far the atoms of the replica on show went in a part of its trajectory; looked at again every few
 * seconds while it grows.
 */
export function useMotion(
  stretch: TrajectoryStretch | undefined,
  visible: boolean,
  tick: unknown,
): Found {
  const [found, setFound] = useState<Found & { readonly of: string }>({ ...NOTHING, of: '' });
  const client = useRef<FigureClient>(null);
  const busy = useRef(false);
  const done = useRef('');
  const latest = useRef(0);
  const shown = useGlass((glass) => glass.shown);
  const replica = useGlass((glass) => glass.replica);
  const replay = useGlass((glass) => glass.replay);
  const of = shown && stretch ? `${shown.id} ${replica} ${stretch.name} ${replay}` : '';

  // biome-ignore lint/correctness/useExhaustiveDependencies: a recording grows in place; the tick says when
  useEffect(() => {
    if (!visible || !shown || !stretch || busy.current) return;
    const { looked } = shown;
    const indices = evenFrames(looked.frames, stretch, MOST_FRAMES);
    const name = `${of} ${indices.join()}`;
    const early = of === found.of && performance.now() - latest.current < MOTION_INTERVAL_MS;
    if (name === done.current || early || indices.length < 2) return;
    busy.current = true;
    client.current ??= new FigureClient();
    const frames = indices.map((index) => looked.configurationOf(index));
    const times = indices.map((index) => looked.frames[index].time ?? Number.NaN);
    client.current
      .motion(frames, times)
      .then(
        (motion) => setFound({ of, motion, problem: null }),
        (error: unknown) => {
          if (error instanceof Abandoned) return;
          const problem =
            error instanceof Problem ? `${error.message} ${error.hint}` : String(error);
          setFound({ of, motion: null, problem });
        },
      )
      .finally(() => {
        busy.current = false;
        done.current = name;
        latest.current = performance.now();
      });
  }, [of, visible, tick, found]);
  useEffect(() => () => client.current?.abandon(), []);
  return found.of === of ? found : NOTHING;
}
