import type { ColourRole } from './figure';
import { type FigurePalette, PALETTES } from './palette';

/** `system`: light or dark as the reader's system is. */
export type SvgTheme = 'light' | 'dark' | 'system';

/** The size of the type, px. */
export const FONT_SIZE = 12;
export const TITLE_SIZE = 15;

const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";

/** What an element of a class looks like, by the names that CSS and attributes share. */
type Looks = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Widths and opacities, the same in every theme. */
const SHAPES: Looks = {
  text: { 'font-size': `${FONT_SIZE}px`, 'font-family': FONT },
  title: { 'font-size': `${TITLE_SIZE}px`, 'font-weight': '600' },
  'panel-title': { 'font-weight': '600' },
  axis: { 'stroke-width': '1' },
  curve: { 'stroke-width': '1.6', 'stroke-linejoin': 'round' },
  faint: { 'stroke-width': '0.8', opacity: '0.45' },
  error: { 'stroke-width': '1.2' },
  open: { 'stroke-width': '1.6' },
  mark: { 'stroke-width': '1', 'stroke-dasharray': '2 3' },
  dashed: { 'stroke-dasharray': '6 4' },
  dotted: { 'stroke-dasharray': '1.5 3.5' },
  band: { stroke: 'none', opacity: '0.2' },
  bar: { opacity: '0.85' },
};

/** Class of strokes in the colour of a role. */
export const strokeOf = (role: ColourRole) => `s-${role}`;

/** Class of areas in the colour of a role. */
export const fillOf = (role: ColourRole) => `f-${role}`;

/** Colours; what comes later wins over what came before. */
function colours({ paper, ink, inkQuiet, line, roles }: FigurePalette): Looks {
  const entries = Object.entries(roles) as [ColourRole, string][];
  return {
    paper: { fill: paper },
    text: { fill: ink },
    quiet: { fill: inkQuiet },
    axis: { stroke: line },
    ...Object.fromEntries(
      entries.flatMap(([role, colour]) => [
        [strokeOf(role), { stroke: colour, fill: 'none' }],
        [fillOf(role), { fill: colour }],
      ]),
    ),
    open: { fill: paper },
    halo: {
      stroke: paper,
      'stroke-width': '4',
      'paint-order': 'stroke',
      'stroke-linejoin': 'round',
    },
  };
}

/** The style sheet of a figure: static rules, no variables, so that every viewer knows them. */
export function figureStyle(theme: SvgTheme): string {
  const shared = `${rules(SHAPES)}\n  text { font-variant-numeric: tabular-nums; }`;
  if (theme !== 'system') return `\n${shared}\n${rules(colours(PALETTES[theme]))}`;
  return [
    '',
    shared,
    rules(colours(PALETTES.light)),
    '  @media (prefers-color-scheme: dark) {',
    rules(colours(PALETTES.dark)),
    '  }',
  ].join('\n');
}

function rules(looks: Looks): string {
  return Object.entries(looks)
    .map(([name, look]) => `  ${name === 'text' ? '' : '.'}${name} { ${declarations(look)} }`)
    .join('\n');
}

const declarations = (look: Looks[string]) =>
  Object.entries(look)
    .map(([property, value]) => `${property}: ${value};`)
    .join(' ');

/**
 * Says the looks of every element of a picture once more as its attributes: for programs that leave
 * style sheets out, as some that convert and edit pictures do. Where style sheets are read they win.
 */
export function withAttributes(svg: string, theme: SvgTheme): string {
  const sheets = [SHAPES, colours(PALETTES[theme === 'system' ? 'light' : theme])];
  return svg.replace(DRAWN, (_, tag: string, rest: string, end: string) => {
    const own = [tag, ...(/class="([^"]*)"/.exec(rest)?.[1].split(' ') ?? [])];
    const looks = sheets.flatMap((sheet) =>
      Object.entries(sheet).flatMap(([name, look]) => (own.includes(name) ? [look] : [])),
    );
    const attributes = Object.entries(Object.assign({}, ...looks) as Looks[string])
      .filter(([property]) => !rest.includes(` ${property}=`))
      .map(([property, value]) => ` ${property}="${value}"`);
    return `<${tag}${rest}${attributes.join('')}${end}>`;
  });
}

const DRAWN = /<(text|line|polyline|polygon|rect|circle)\b([^>]*?)(\/?)>/g;
