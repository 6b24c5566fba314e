/** Elements of an SVG as text. Coordinates are pixels; looks come from classes of the style sheet. */

import { oneLine } from '../core/one-line';

export type Point = readonly [number, number];

const at = (value: number) => String(Number(value.toFixed(1)));

const points = (list: readonly Point[]) => list.map(([x, y]) => `${at(x)},${at(y)}`).join(' ');

function escaped(words: string): string {
  return oneLine(words).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** What a picture says of itself to those who do not see it. */
export interface PictureWords {
  readonly title: string;
  readonly description?: string;
}

/**
 * A whole picture.
 *
 * @param style rules of its style sheet
 */
export function picture(
  width: number,
  height: number,
  { title, description }: PictureWords,
  style: string,
  parts: readonly string[],
): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">`,
    `<title>${escaped(title)}</title>`,
    ...(description === undefined ? [] : [`<desc>${escaped(description)}</desc>`]),
    `<style>${style}\n</style>`,
    ...parts,
    '</svg>\n',
  ].join('\n');
}

export interface TextOptions {
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly kind?: string;
  /** Reads upwards */
  readonly upright?: boolean;
}

export function text(x: number, y: number, words: string, options: TextOptions = {}): string {
  const { anchor = 'start', kind, upright = false } = options;
  const kindOf = kind ? ` class="${kind}"` : '';
  const turn = upright ? ` transform="rotate(-90 ${at(x)} ${at(y)})"` : '';
  return `<text x="${at(x)}" y="${at(y)}" text-anchor="${anchor}"${kindOf}${turn}>${escaped(words)}</text>`;
}

export function line(x1: number, y1: number, x2: number, y2: number, kind: string): string {
  return `<line x1="${at(x1)}" y1="${at(y1)}" x2="${at(x2)}" y2="${at(y2)}" class="${kind}"/>`;
}

export function rectangle(
  x: number,
  y: number,
  width: number,
  height: number,
  kind: string,
): string {
  return `<rect x="${at(x)}" y="${at(y)}" width="${at(width)}" height="${at(height)}" class="${kind}"/>`;
}

export function disc(x: number, y: number, radius: number, kind: string): string {
  return `<circle cx="${at(x)}" cy="${at(y)}" r="${at(radius)}" class="${kind}"/>`;
}

/** An open line; nothing is filled, whatever its class says. */
export function polyline(list: readonly Point[], kind: string): string {
  return `<polyline points="${points(list)}" class="${kind}" style="fill: none"/>`;
}

export function polygon(list: readonly Point[], kind: string): string {
  return `<polygon points="${points(list)}" class="${kind}"/>`;
}

/** A diamond about a point, the mark of experiment. */
export function diamond(x: number, y: number, size: number, kind: string): string {
  const reach = 1.4 * size;
  return polygon(
    [
      [x, y - reach],
      [x + reach, y],
      [x, y + reach],
      [x - reach, y],
    ],
    kind,
  );
}

/** Parts of which nothing shows outside a rectangle. `id` is unique in the picture. */
export function clipped(
  id: string,
  [x, y, width, height]: readonly [number, number, number, number],
  parts: readonly string[],
): string {
  return [
    `<clipPath id="${id}"><rect x="${at(x)}" y="${at(y)}" width="${at(width)}" height="${at(height)}"/></clipPath>`,
    `<g clip-path="url(#${id})">`,
    ...parts,
    '</g>',
  ].join('\n');
}
