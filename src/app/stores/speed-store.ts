import { create } from 'zustand';
import type { Speed } from '../../run/speed';
import { readSpeeds, type SpeedsByAdapter, writeSpeeds } from '../../storage/kept-speeds';
import type { FromMeasuring } from '../../workers/simulation/measuring-messages';

/** How quick this computer is, as far as it was measured. */
export interface SpeedState {
  readonly kept: SpeedsByAdapter;
  /** What is being measured; null while nothing is */
  readonly measuring: { readonly what: string; readonly speeds: readonly Speed[] } | null;
  /** What went wrong with the latest try */
  readonly trouble: { readonly message: string; readonly hint: string } | null;
}

export const useSpeeds = create<SpeedState>(() => ({
  kept: readSpeeds(),
  measuring: null,
  trouble: null,
}));

/** Takes what the worker tells. */
export function takeMeasuring(message: FromMeasuring, now: Date): void {
  if (message.kind === 'measuring') {
    const { what, speeds } = message;
    // What was stopped may have something left to say.
    useSpeeds.setState(({ measuring }) => ({ measuring: measuring && { what, speeds } }));
    return;
  }
  if (message.kind === 'not-measured') {
    const { message: said, hint } = message;
    useSpeeds.setState({ measuring: null, trouble: { message: said, hint } });
    return;
  }
  const news = message.measured
    .filter(({ speeds }) => speeds.length > 0)
    .map(({ adapter, speeds }) => [adapter, { measured: now.toISOString(), speeds: [...speeds] }]);
  useSpeeds.setState(({ kept }) => {
    if (news.length === 0) return { measuring: null };
    const all = { ...kept, ...Object.fromEntries(news) };
    writeSpeeds(all);
    return { measuring: null, kept: all };
  });
}
