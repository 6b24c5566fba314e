import { create } from 'zustand';
import { PLATFORM_CHOICES, type PlatformChoice } from '../../engine/dynamics';
import { localValues } from '../../storage/browser-values';

const STORED = 'vitrine.platform';

export interface PlatformState {
  /** What runs are computed on, as it was chosen */
  readonly choice: PlatformChoice;
}

function kept(): PlatformChoice {
  try {
    const stored = localValues().getItem(STORED);
    return PLATFORM_CHOICES.find((choice) => choice === stored) ?? 'auto';
  } catch {
    return 'auto';
  }
}

export const usePlatform = create<PlatformState>(() => ({ choice: kept() }));

export function keepPlatform(choice: PlatformChoice): void {
  usePlatform.setState({ choice });
  try {
    localValues().setItem(STORED, choice);
  } catch {
    // A page that may not keep anything works all the same.
  }
}
