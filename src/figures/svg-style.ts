import type { ColourRole } from './figure';
import { PALETTES, type Palette } from './palette';

/** `system`: light or dark as the reader's system is. */
export type SvgTheme = 'light' | 'dark' | 'system';

/** px */
export const FONT_SIZE = 12;
export const TITLE_SIZE = 15;

const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";

/** Widths and opacities, the same in every theme. */
const SHAPES = `
  text { font: ${FONT_SIZE}px ${FONT}; font-variant-numeric: tabular-nums; }
  .title { font-size: ${TITLE_SIZE}px; font-weight: 600; }
  .panel-title { font-weight: 600; }
  .axis { stroke-width: 1; }
  .curve { stroke-width: 1.6; stroke-linejoin: round; }
  .faint { stroke-width: 0.8; opacity: 0.45; }
  .error { stroke-width: 1.2; }
  .open { stroke-width: 1.6; }
  .mark { stroke-width: 1; stroke-dasharray: 2 3; }
  .dashed { stroke-dasharray: 6 4; }
  .dotted { stroke-dasharray: 1.5 3.5; }
  .band { stroke: none; opacity: 0.2; }
  .bar { opacity: 0.85; }`;

/** Class of strokes in the colour of a role. */
export const strokeOf = (role: ColourRole) => `s-${role}`;

/** Class of areas in the colour of a role. */
export const fillOf = (role: ColourRole) => `f-${role}`;

/** The style sheet of a figure: static rules, no variables, so that every viewer knows them. */
export function figureStyle(theme: SvgTheme): string {
  if (theme !== 'system') return `${SHAPES}\n${colours(PALETTES[theme])}`;
  return [
    SHAPES,
    colours(PALETTES.light),
    '  @media (prefers-color-scheme: dark) {',
    colours(PALETTES.dark),
    '  }',
  ].join('\n');
}

function colours({ paper, ink, inkQuiet, line, roles }: Palette): string {
  const entries = Object.entries(roles) as [ColourRole, string][];
  return [
    `  .paper { fill: ${paper}; }`,
    `  text { fill: ${ink}; }`,
    `  .quiet { fill: ${inkQuiet}; }`,
    `  .axis { stroke: ${line}; }`,
    ...entries.flatMap(([role, colour]) => [
      `  .${strokeOf(role)} { stroke: ${colour}; fill: none; }`,
      `  .${fillOf(role)} { fill: ${colour}; }`,
    ]),
    `  .open { fill: ${paper}; }`,
    `  .halo { stroke: ${paper}; stroke-width: 4; paint-order: stroke; stroke-linejoin: round; }`,
  ].join('\n');
}
