/** The pictures of the validation: marks and curves in the colours of the reader's page. */

import { diamond, disc, type Point, picture, polyline, rectangle } from '../../src/figures/svg';

/** What is drawn for whom. */
export type DrawnSource = 'vitrine' | 'lammps' | 'experiment';

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

/** A whole picture; `title` is what a screen reader says of it. */
export function plot(
  width: number,
  height: number,
  title: string,
  parts: readonly string[],
): string {
  return picture(width, height, { title }, STYLE, parts);
}

export function curve(points: readonly Point[], role: DrawnSource): string {
  return polyline(points, `${role} curve`);
}

/** Vitrine's marks are discs, LAMMPS's open squares, those of experiment open diamonds. */
export function mark(x: number, y: number, role: DrawnSource, size = 4): string {
  switch (role) {
    case 'vitrine':
      return disc(x, y, size, 'vitrine mark');
    case 'lammps':
      return rectangle(x - size, y - size, 2 * size, 2 * size, 'lammps mark');
    default:
      return diamond(x, y, size, 'experiment mark');
  }
}
