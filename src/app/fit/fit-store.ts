import { create } from 'zustand';
import { BEGINNING, type FitState } from '../../lab/fit/fit-state';
import type { CampaignSettings } from '../../learn/campaign';

export const useFit = create<FitState>(() => BEGINNING);

/** Changes some of the settings. */
export function changeSettings(part: Partial<CampaignSettings>): void {
  useFit.setState(({ settings }) => ({ settings: { ...settings, ...part }, trouble: null }));
}

/** Changes the targets; candidates for others would not be what is looked for now. */
export function changeTargets(targets: CampaignSettings['targets']): void {
  changeSettings({ targets });
  useFit.setState({ candidates: [], chosen: [] });
}

/** Marks a candidate to be simulated, or not. */
export function chooseCandidate(index: number, wanted: boolean): void {
  useFit.setState(({ chosen }) => ({
    chosen: wanted
      ? [...chosen, index].sort((a, b) => a - b)
      : chosen.filter((other) => other !== index),
  }));
}
