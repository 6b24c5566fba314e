import type { Element, ToldApart } from './elements';

/** A colour as '#rrggbb' on light and on dark ground. */
interface Colour {
  readonly light: string;
  readonly dark: string;
}

/** Where an element is drawn: curves, words and legends; balls and polyhedra of the scene. */
interface ElementColours {
  readonly figure: Colour;
  readonly scene: Colour;
}

/**
 * The colours of elements, and of those coordinations that are told apart. The page's style sheet
 * (`theme.css`) has those of figures too, under the symbol in small letters. To add an element: a
 * line here, one in each theme there.
 */
export const ELEMENT_COLOURS: Readonly<Record<Element | ToldApart, ElementColours>> = {
  O: {
    figure: { light: '#b3675f', dark: '#d99087' },
    scene: { light: '#cf9189', dark: '#b9766e' },
  },
  Si: {
    figure: { light: '#b98d3a', dark: '#d9b46a' },
    scene: { light: '#d6b275', dark: '#d6b06a' },
  },
  B: {
    figure: { light: '#15191c', dark: '#eef1f2' },
    scene: { light: '#6b7378', dark: '#9aa4aa' },
  },
  B3: {
    figure: { light: '#08776f', dark: '#4fc8bb' },
    scene: { light: '#12a597', dark: '#3ed0c0' },
  },
  B4: {
    figure: { light: '#6a3cc2', dark: '#b59bfa' },
    scene: { light: '#8558e6', dark: '#a884ff' },
  },
  Na: {
    figure: { light: '#5c87b8', dark: '#8fb5e0' },
    scene: { light: '#8fb4dc', dark: '#86aedb' },
  },
  Ca: {
    figure: { light: '#4c8a3d', dark: '#86c274' },
    scene: { light: '#7fb26c', dark: '#7db86a' },
  },
  Al: {
    figure: { light: '#a3476f', dark: '#e38fb4' },
    scene: { light: '#c46a90', dark: '#c9709a' },
  },
  Mg: {
    figure: { light: '#7a7d1a', dark: '#c6ca58' },
    scene: { light: '#b3b845', dark: '#b5ba4c' },
  },
  K: {
    figure: { light: '#6b62a8', dark: '#aaa2e6' },
    scene: { light: '#9c94d6', dark: '#938ad2' },
  },
};

/** What is coloured by an element: the elements, then coordinations that are told apart. */
export const COLOURED = Object.keys(ELEMENT_COLOURS) as readonly (Element | ToldApart)[];
