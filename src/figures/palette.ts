import type { ColourRole } from './figure';

/** Colours of one theme, '#rrggbb'; the page's style sheet (theme.css) has the same. */
export interface Palette {
  readonly paper: string;
  readonly ink: string;
  readonly inkQuiet: string;
  /** Of axes */
  readonly line: string;
  readonly roles: Readonly<Record<ColourRole, string>>;
}

const LIGHT: Palette = {
  paper: '#ffffff',
  ink: '#15191c',
  inkQuiet: '#57616a',
  line: '#8a949b',
  roles: {
    Si: '#b98d3a',
    B: '#15191c',
    Na: '#5c87b8',
    Ca: '#4c8a3d',
    O: '#b3675f',
    B3: '#08776f',
    B4: '#6a3cc2',
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

const DARK: Palette = {
  paper: '#171b1e',
  ink: '#eef1f2',
  inkQuiet: '#a3aeb5',
  line: '#74808a',
  roles: {
    Si: '#d9b46a',
    B: '#eef1f2',
    Na: '#8fb5e0',
    Ca: '#86c274',
    O: '#d99087',
    B3: '#4fc8bb',
    B4: '#b59bfa',
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
