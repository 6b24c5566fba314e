import { useEffect, useMemo, useState } from 'react';
import { gatheredGlass } from '../../lab/figures/gathered-glass';
import type { GatheredGlass } from '../../lab/figures/lab-figure';
import type { FrameMeasurement } from '../../lab/frames/figure-measurement';
import { FrameGatherer, type FrameRequest } from '../../lab/frames/frame-gatherer';
import { FigureClient } from '../../workers/figures/figure-client';
import { useGlass } from '../stores/glass-store';
import { notifyFailure } from '../stores/notice-store';
import { useView } from '../stores/view-store';

/** Quick measurements share a worker: none of them is worth ending in the middle. */
const quickClient = new FigureClient();

const QUICK_PACE = { frames: 4, rest: 0 } as const;
/** Of single frames, and the processor is free for three quarters of the time. */
const SLOW_PACE = { frames: 1, rest: 3 } as const;

interface Found {
  readonly glass: GatheredGlass | null;
  readonly request: FrameRequest;
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
      (gathered, request) =>
        setFound({ request, glass: gatheredGlass(gathered, request, useView.getState().singles) }),
      pace === 'quick' ? QUICK_PACE : SLOW_PACE,
    );
  }, [pace]);

  const singles = useView((view) => view.singles);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a recording grows in place; the tick says when
  useEffect(() => {
    const { shown, replay } = useGlass.getState();
    if (!visible || key === null || shown === null || shown.looked.atoms === 0) return;
    const request: FrameRequest = {
      recording: shown,
      replicas: shown.companions,
      frame: replay,
      measurement: JSON.parse(key),
    };
    gatherer.want(request).catch(notifyFailure);
  }, [gatherer, key, visible, tick, singles]);
  useEffect(() => () => gatherer.stop(), [gatherer]);

  const shown = useGlass((glass) => glass.shown);
  const replica = useGlass((glass) => glass.replica);
  if (found === null || key === null || shown === null) return null;
  const { request, glass } = found;
  const still =
    request.recording === shown &&
    request.replicas.includes(replica) &&
    JSON.stringify(request.measurement) === key;
  return still ? glass : null;
}
