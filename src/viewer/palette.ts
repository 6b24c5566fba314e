import { ATOM_KINDS, type AtomKind } from './atom-kinds';

export type ViewTheme = 'light' | 'dark';
export type ColourMode = 'coordination' | 'element';

/** Colours of the scene as CSS hexadecimal. */
export interface Palette {
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
  readonly kinds: Readonly<Record<AtomKind, string>>;
  /** Boron where its coordination is not told apart */
  readonly boron: string;
}

/** Teal is BO3 and violet BO4, here and everywhere on the page. */
const THEMES: Readonly<Record<ViewTheme, ThemeColours>> = {
  light: {
    background: '#e9ecec',
    box: '#8a949b',
    selection: '#15191c',
    kinds: {
      O: '#cf9189',
      Si: '#d6b275',
      B: '#6b7378',
      Na: '#8fb4dc',
      Ca: '#7fb26c',
      B3: '#12a597',
      B4: '#8558e6',
    },
    boron: '#d0679b',
  },
  dark: {
    background: '#0b0e10',
    box: '#5d6871',
    selection: '#ffffff',
    kinds: {
      O: '#b9766e',
      Si: '#d6b06a',
      B: '#9aa4aa',
      Na: '#86aedb',
      Ca: '#7db86a',
      B3: '#3ed0c0',
      B4: '#a884ff',
    },
    boron: '#e07fae',
  },
};

export function paletteOf(theme: ViewTheme, mode: ColourMode): Palette {
  const { background, box, selection, kinds, boron } = THEMES[theme];
  const byKind = ATOM_KINDS.map((kind) =>
    mode === 'element' && (kind === 'B' || kind === 'B3' || kind === 'B4') ? boron : kinds[kind],
  );
  return { background, box, selection, kinds: byKind };
}
