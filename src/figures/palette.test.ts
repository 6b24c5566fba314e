import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ELEMENT_ORDER, toldApart } from '../core/elements';
import { type FigurePalette, PALETTES } from './palette';

const [light, dark] = readFileSync(new URL('../app/theme.css', import.meta.url), 'utf8').split(
  ':root[data-theme="dark"]',
);

/** A custom property of the page's style sheet. */
const property = (css: string, name: string) =>
  new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(css)?.[1];

describe.each([
  ['light', light, PALETTES.light],
  ['dark', dark, PALETTES.dark],
] as const)('the %s palette', (_, css, palette: FigurePalette) => {
  it('has the colours of the page', () => {
    const { roles } = palette;
    const mine = [palette.paper, palette.ink, palette.inkQuiet, palette.line];
    expect(mine).toEqual(['panel', 'ink', 'ink-quiet', 'line-strong'].map((n) => property(css, n)));
    expect([roles.B3, roles.B4, roles.simulation, roles.experiment]).toEqual(
      ['b3', 'b4', 'sim', 'exp'].map((name) => property(css, name)),
    );
    for (const element of ELEMENT_ORDER.filter((one) => toldApart(one).length === 0)) {
      const name = element.toLowerCase();
      expect(roles[element], `give theme.css --${name}`).toBe(property(css, name));
    }
    const sideBySide = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
    expect(sideBySide.map((role) => roles[role])).toEqual(
      sideBySide.map((role) => property(css, `curve-${role}`)),
    );
  });
});
