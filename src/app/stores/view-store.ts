import { create } from 'zustand';
import { localValues } from '../../storage/browser-values';
import type { Visibility } from '../../viewer/layers';
import type { ColourMode } from '../../viewer/palette';

export type ThemeChoice = 'system' | 'light' | 'dark';
/** What a narrow page shows: one of three, or of four while a lesson is open. */
export type Tab = 'glass' | 'figures' | 'set-up' | 'lesson';

/** How things look. Theme and colours are kept on this machine when somebody chooses them. */
export interface ViewState {
  readonly themeChoice: ThemeChoice;
  /** What the choice comes to now. */
  readonly theme: 'light' | 'dark';
  readonly projector: boolean;
  readonly colourMode: ColourMode;
  readonly visible: Visibility;
  readonly tab: Tab;
  readonly help: boolean;
  /** Keys without Ctrl or the like do things; kept on this machine. */
  readonly singleKeys: boolean;
  /** Single replicas are drawn beside their mean. */
  readonly singles: boolean;
  /** Picked in the picture; null when none is. */
  readonly picked: number | null;
}

const STORED = 'vitrine.view';
const dark = matchMedia('(prefers-color-scheme: dark)');

type Kept = Pick<ViewState, 'themeChoice' | 'colourMode' | 'singleKeys'>;

function kept(): Kept {
  const fallback: Kept = {
    themeChoice: 'system',
    colourMode: 'coordination',
    singleKeys: true,
  };
  try {
    const stored = JSON.parse(localValues().getItem(STORED) ?? '{}');
    return {
      themeChoice: ['light', 'dark'].includes(stored.themeChoice) ? stored.themeChoice : 'system',
      colourMode: stored.colourMode === 'element' ? 'element' : 'coordination',
      singleKeys: stored.singleKeys !== false,
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

useView.subscribe((now) => {
  document.documentElement.dataset.theme = now.theme;
  document.documentElement.toggleAttribute('data-projector', now.projector);
});

/** What was chosen here; what a link shows for once is not. */
let preferred: Kept = start;

function prefer(part: Partial<Kept>): void {
  preferred = { ...preferred, ...part };
  try {
    localValues().setItem(STORED, JSON.stringify(preferred));
  } catch {
    // A page that may not keep anything works all the same.
  }
}

dark.addEventListener('change', () =>
  useView.setState(({ themeChoice }) => ({ theme: resolve(themeChoice) })),
);

export function chooseTheme(themeChoice: ThemeChoice): void {
  useView.setState({ themeChoice, theme: resolve(themeChoice) });
  prefer({ themeChoice });
}

export function switchSingleKeys(singleKeys: boolean): void {
  useView.setState({ singleKeys });
  prefer({ singleKeys });
}

/** Colours boron by its coordination, or atoms by element: the other of the two. */
export function switchColours(): void {
  const { colourMode: before } = useView.getState();
  const colourMode = before === 'coordination' ? 'element' : 'coordination';
  useView.setState({ colourMode });
  prefer({ colourMode });
}

export function setVisible(part: Partial<Visibility>): void {
  useView.setState(({ visible }) => ({ visible: { ...visible, ...part } }));
}
