import { create } from 'zustand';
import type { Visibility } from '../../viewer/layers';
import type { ColourMode } from '../../viewer/palette';

export type ThemeChoice = 'system' | 'light' | 'dark';
/** What a narrow page shows: one of three. */
export type Tab = 'glass' | 'figures' | 'set-up';

/** How things look; kept on this machine, never shared. */
export interface ViewState {
  readonly themeChoice: ThemeChoice;
  /** What the choice comes to now. */
  readonly theme: 'light' | 'dark';
  readonly projector: boolean;
  readonly colourMode: ColourMode;
  readonly visible: Visibility;
  readonly tab: Tab;
  readonly help: boolean;
  /** Single replicas are drawn beside their mean. */
  readonly singles: boolean;
  /** Picked in the picture; null when none is. */
  readonly picked: number | null;
}

const STORED = 'vitrine.view';
const dark = matchMedia('(prefers-color-scheme: dark)');

type Kept = Pick<ViewState, 'themeChoice' | 'colourMode'>;

function kept(): Kept {
  const fallback: Kept = { themeChoice: 'system', colourMode: 'coordination' };
  try {
    const stored = JSON.parse(localStorage.getItem(STORED) ?? '{}');
    return {
      themeChoice: ['light', 'dark'].includes(stored.themeChoice) ? stored.themeChoice : 'system',
      colourMode: stored.colourMode === 'element' ? 'element' : 'coordination',
    };
  } catch {
    return fallback;
  }
}

function resolve(choice: ThemeChoice): 'light' | 'dark' {
  if (choice !== 'system') return choice;
  return dark.matches ? 'dark' : 'light';
}

const start = kept();

export const useView = create<ViewState>(() => ({
  ...start,
  theme: resolve(start.themeChoice),
  projector: false,
  visible: { atoms: true, bonds: true, polyhedra: true, box: true },
  tab: 'glass',
  help: false,
  singles: false,
  picked: null,
}));

useView.subscribe((now, before) => {
  document.documentElement.dataset.theme = now.theme;
  document.documentElement.toggleAttribute('data-projector', now.projector);
  if (now.themeChoice === before.themeChoice && now.colourMode === before.colourMode) return;
  const { themeChoice, colourMode } = now;
  try {
    localStorage.setItem(STORED, JSON.stringify({ themeChoice, colourMode } satisfies Kept));
  } catch {
    // A page that may not keep anything works all the same.
  }
});

dark.addEventListener('change', () =>
  useView.setState(({ themeChoice }) => ({ theme: resolve(themeChoice) })),
);

export function chooseTheme(themeChoice: ThemeChoice): void {
  useView.setState({ themeChoice, theme: resolve(themeChoice) });
}

export function setVisible(part: Partial<Visibility>): void {
  useView.setState(({ visible }) => ({ visible: { ...visible, ...part } }));
}
