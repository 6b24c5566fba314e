import { useEffect, useMemo, useState } from 'react';
import { gatheredGlass } from '../../lab/figures/gathered-glass';
import type { GatheredGlass } from '../../lab/figures/lab-figure';
import type { FrameMeasurement } from '../../lab/frames/figure-measurement';
import { FrameGatherer, type FrameWish } from '../../lab/frames/frame-gatherer';
import { FigureClient } from '../../workers/figures/figure-client';
import { useGlass } from '../stores/glass-store';
import { tellTrouble } from '../stores/notice-store';
import { useView } from '../stores/view-store';

/** Quick measurements share a worker: none of them is worth ending in the middle. */
const quickClient = new FigureClient();

const QUICK = { frames: 4, rest: 0 } as const;
/** Of single frames, and the processor is free for three quarters of the time. */
const SLOW = { frames: 1, rest: 3 } as const;

interface Found {
  readonly glass: GatheredGlass | null;
  readonly wish: FrameWish;
}

/**
 * The glass on show as a measurement finds it: of the frame that is looked at again, or of the latest
 * ones; null until there is one.
 *
 * @param measurement null for none
 * @param visible while false nothing new is measured
 * @param tick changes when there may be something new
 */
export function useGathered(
  measurement: FrameMeasurement | undefined,
  pace: 'quick' | 'slow',
  visible: boolean,
  tick: unknown,
): GatheredGlass | null {
  const [found, setFound] = useState<Found | null>(null);
  const key = measurement === undefined ? null : JSON.stringify(measurement);
  const gatherer = useMemo(() => {
    const client = pace === 'quick' ? quickClient : new FigureClient();
    return new FrameGatherer(
      (wanted, configuration) => client.columns(wanted, configuration),
      () => {
        if (client !== quickClient) client.abandon();
      },
      (gathered, wish) =>
        setFound({ wish, glass: gatheredGlass(gathered, wish, useView.getState().singles) }),
      pace === 'quick' ? QUICK : SLOW,
    );
  }, [pace]);

  const singles = useView((view) => view.singles);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a recording grows in place; the tick says when
  useEffect(() => {
    const { shown, replay } = useGlass.getState();
    if (!visible || key === null || shown === null || shown.looked.atoms === 0) return;
    const wish: FrameWish = {
      recording: shown,
      replicas: shown.companions,
      frame: replay,
      measurement: JSON.parse(key),
    };
    gatherer.want(wish).catch(tellTrouble);
  }, [gatherer, key, visible, tick, singles]);
  useEffect(() => () => gatherer.stop(), [gatherer]);

  const shown = useGlass((glass) => glass.shown);
  const replica = useGlass((glass) => glass.replica);
  if (found === null || key === null || shown === null) return null;
  const { wish, glass } = found;
  const still =
    wish.recording === shown &&
    wish.replicas.includes(replica) &&
    JSON.stringify(wish.measurement) === key;
  return still ? glass : null;
}
