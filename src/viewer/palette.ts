import { ELEMENT_COLOURS } from '../core/element-colours';
import { ATOM_KINDS } from './atom-kinds';

export type ViewTheme = 'light' | 'dark';
export type ColourMode = 'coordination' | 'element';

/** Colours of the scene as CSS hexadecimal. */
export interface ScenePalette {
  readonly background: string;
  readonly box: string;
  readonly selection: string;
  /** By index into ATOM_KINDS */
  readonly kinds: readonly string[];
}

interface ThemeColours {
  readonly background: string;
  readonly box: string;
  readonly selection: string;
  /** Boron where its coordination is not told apart */
  readonly boron: string;
}

/** Teal is BO3 and violet BO4, here and everywhere on the page. */
const THEMES: Readonly<Record<ViewTheme, ThemeColours>> = {
  light: {
    background: '#e9ecec',
    box: '#8a949b',
    selection: '#15191c',
    boron: '#d0679b',
  },
  dark: {
    background: '#0b0e10',
    box: '#5d6871',
    selection: '#ffffff',
    boron: '#e07fae',
  },
};

export function paletteOf(theme: ViewTheme, mode: ColourMode): ScenePalette {
  const { background, box, selection, boron } = THEMES[theme];
  const byKind = ATOM_KINDS.map((kind) =>
    mode === 'element' && (kind === 'B' || kind === 'B3' || kind === 'B4')
      ? boron
      : ELEMENT_COLOURS[kind].scene[theme],
  );
  return { background, box, selection, kinds: byKind };
}
