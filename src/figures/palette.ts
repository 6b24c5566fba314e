import { COLOURED, ELEMENT_COLOURS } from '../core/element-colours';
import type { Element, ToldApart } from '../core/elements';
import type { ColourRole } from './figure';

/** Colours of one theme, '#rrggbb'; the page's style sheet (theme.css) has the same. */
export interface FigurePalette {
  readonly paper: string;
  readonly ink: string;
  readonly inkQuiet: string;
  /** Of axes */
  readonly line: string;
  readonly roles: Readonly<Record<ColourRole, string>>;
}

const LIGHT: FigurePalette = {
  paper: '#ffffff',
  ink: '#15191c',
  inkQuiet: '#57616a',
  line: '#8a949b',
  roles: {
    ...elements('light'),
    simulation: '#15191c',
    experiment: '#9a5a00',
    quiet: '#57616a',
    1: '#0b63b0',
    2: '#c04a00',
    3: '#4f7d00',
    4: '#b0307c',
    5: '#8f7500',
    6: '#3f8fcc',
    7: '#7a5236',
    8: '#15191c',
    9: '#6b757c',
  },
};

const DARK: FigurePalette = {
  paper: '#171b1e',
  ink: '#eef1f2',
  inkQuiet: '#a3aeb5',
  line: '#74808a',
  roles: {
    ...elements('dark'),
    simulation: '#eef1f2',
    experiment: '#f2b657',
    quiet: '#a3aeb5',
    1: '#6aaef0',
    2: '#ff9a66',
    3: '#a5cf52',
    4: '#f08bc4',
    5: '#dcc257',
    6: '#b6dcf7',
    7: '#c9a07e',
    8: '#eef1f2',
    9: '#98a3aa',
  },
};

export const PALETTES = { light: LIGHT, dark: DARK } as const;

function elements(theme: 'light' | 'dark'): Readonly<Record<Element | ToldApart, string>> {
  const colours = COLOURED.map((element) => [element, ELEMENT_COLOURS[element].figure[theme]]);
  return Object.fromEntries(colours) as Record<Element | ToldApart, string>;
}
