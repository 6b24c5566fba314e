/** A little SVG: text, lines and marks in the colours of the reader's page, light or dark. */

/** What is drawn for whom. */
export type Role = 'vitrine' | 'lammps' | 'experiment';

const STYLE = `
  text { font: 12px system-ui, sans-serif; fill: #333; }
  .title { font-weight: 600; }
  .faint { fill: #777; }
  .axis { stroke: #999; stroke-width: 1; }
  .grid { stroke: #ddd; stroke-width: 1; }
  .band { fill: #888; opacity: 0.12; }
  .vitrine { stroke: #0b7285; fill: #0b7285; }
  .lammps { stroke: #b35c00; fill: none; }
  .experiment { stroke: #555; fill: none; }
  .mark { stroke-width: 1.5; }
  .curve { fill: none; stroke-width: 1.25; }
  @media (prefers-color-scheme: dark) {
    text { fill: #ddd; }
    .faint { fill: #999; }
    .axis { stroke: #777; }
    .grid { stroke: #444; }
    .vitrine { stroke: #66d9e8; fill: #66d9e8; }
    .lammps { stroke: #ffb866; }
    .experiment { stroke: #bbb; }
    .curve { fill: none; }
  }`;

const at = (value: number) => String(Number(value.toFixed(1)));

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A whole picture; `title` is what a screen reader says of it. */
export function picture(
  width: number,
  height: number,
  title: string,
  parts: readonly string[],
): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">`,
    `<title>${escaped(title)}</title>`,
    `<style>${STYLE}\n</style>`,
    ...parts,
    '</svg>\n',
  ].join('\n');
}

export function text(
  x: number,
  y: number,
  words: string,
  options: { readonly anchor?: 'start' | 'middle' | 'end'; readonly kind?: string } = {},
): string {
  const { anchor = 'start', kind } = options;
  const kindOf = kind ? ` class="${kind}"` : '';
  return `<text x="${at(x)}" y="${at(y)}" text-anchor="${anchor}"${kindOf}>${escaped(words)}</text>`;
}

export function line(x1: number, y1: number, x2: number, y2: number, kind: string): string {
  return `<line x1="${at(x1)}" y1="${at(y1)}" x2="${at(x2)}" y2="${at(y2)}" class="${kind}"/>`;
}

export function band(x: number, y: number, width: number, height: number): string {
  return `<rect x="${at(x)}" y="${at(y)}" width="${at(width)}" height="${at(height)}" class="band"/>`;
}

export function curve(points: readonly (readonly [number, number])[], role: Role): string {
  const list = points.map(([x, y]) => `${at(x)},${at(y)}`).join(' ');
  return `<polyline points="${list}" class="${role} curve" style="fill: none"/>`;
}

/** Vitrine's marks are discs, LAMMPS's open squares, those of experiment open diamonds. */
export function mark(x: number, y: number, role: Role, size = 4): string {
  switch (role) {
    case 'vitrine':
      return `<circle cx="${at(x)}" cy="${at(y)}" r="${at(size)}" class="vitrine mark"/>`;
    case 'lammps':
      return `<rect x="${at(x - size)}" y="${at(y - size)}" width="${at(2 * size)}" height="${at(2 * size)}" class="lammps mark"/>`;
    default: {
      const reach = 1.4 * size;
      const corners = `${at(x)},${at(y - reach)} ${at(x + reach)},${at(y)} ${at(x)},${at(y + reach)} ${at(x - reach)},${at(y)}`;
      return `<polygon points="${corners}" class="experiment mark"/>`;
    }
  }
}

/** A straight scale from values to pixels. */
export function scale(
  domain: readonly [number, number],
  range: readonly [number, number],
): (value: number) => number {
  const [from, to] = domain;
  return (value) => range[0] + ((value - from) / (to - from)) * (range[1] - range[0]);
}

/** Round values that cover a domain, about `count` of them. */
export function ticks([from, to]: readonly [number, number], count: number): number[] {
  const rough = (to - from) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= rough) ?? rough;
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step);
}
