import { describe, expect, it } from 'vitest';
import { exampleFigure } from '../../tests/support/figure';
import { readXml, type XmlElement } from '../../tests/support/xml';
import { figureSvg } from './figure-svg';
import { PALETTES } from './palette';

const all = (element: XmlElement): XmlElement[] => [element, ...element.children.flatMap(all)];
const named = (svg: string, name: string) => all(readXml(svg)).filter((e) => e.name === name);
const numbers = (element: XmlElement) => Object.values(element.attributes).join(' ');

describe('a figure as SVG', () => {
  const svg = figureSvg(exampleFigure());

  it('is well-formed, without scripts and without anything that is no number', () => {
    const elements = all(readXml(svg));
    expect(elements[0].name).toBe('svg');
    expect(elements.some(({ name }) => name === 'script')).toBe(false);
    for (const element of elements) expect(numbers(element)).not.toMatch(/NaN|Infinity|undefined/);
  });

  it('draws curves, a band, bars, a diamond and a mark, and names them', () => {
    const classes = all(readXml(svg)).map(({ attributes }) => attributes.class ?? '');
    const count = (kind: string) => classes.filter((name) => name.includes(kind)).length;
    expect(count('curve s-Si')).toBe(2);
    expect(count('band f-Si')).toBe(1);
    expect(count('bar f-1')).toBe(2);
    expect(count('open')).toBe(3);
    // Itself, and its sample in the legend.
    expect(count('mark')).toBe(2);
    const words = named(svg, 'text').map(({ text }) => text);
    expect(words).toEqual(
      expect.arrayContaining(['Distances & more', 'distance r, Å', 'density, g/cm³', 'Si–O < B–O']),
    );
  });

  it('says the residual, how it was computed, and the sources', () => {
    const words = named(svg, 'text')
      .map(({ text }) => text)
      .join(' ');
    expect(words).toContain('0.03 above.');
    expect(words).toContain('Bins of 0.05 Å.');
    expect(words).toContain('Sources: Somebody (2011); Another (1998).');
  });

  it('says the files that it is of', () => {
    const sources = ['a.dump, LAMMPS dump, frame 40 of 40.'];
    expect(figureSvg({ ...exampleFigure(), sources }, { theme: 'light' })).toMatch(
      /<desc>[^<]*a\.dump, LAMMPS dump, frame 40 of 40\.<\/desc>/,
    );
  });

  it('has one theme, or both', () => {
    expect(svg).toContain('prefers-color-scheme: dark');
    const dark = figureSvg(exampleFigure(), { theme: 'dark' });
    expect(dark).not.toContain('prefers-color-scheme');
    expect(dark).toContain('#171b1e');
  });

  it.each([
    [320, 900],
    [1200, 500],
    [400, null],
  ])('fills %s × %s px', (width, height) => {
    const root = readXml(figureSvg(exampleFigure(), { width, height }));
    expect(Number(root.attributes.width)).toBe(width);
    if (height !== null) expect(Number(root.attributes.height)).toBe(height);
    const tall = Number(root.attributes.height);
    for (const text of all(root).filter(({ name }) => name === 'text')) {
      expect(Number(text.attributes.y)).toBeLessThanOrEqual(tall);
    }
  });

  it('says so where there is nothing to draw, and copes with a single point', () => {
    const [panel] = exampleFigure().panels;
    const empty = { ...panel, series: [], overlays: [], marks: [] };
    expect(figureSvg({ ...exampleFigure(), panels: [empty] })).toContain('Nothing to draw');
    const point = { ...panel.series[0], kind: 'points' as const, x: [2], y: [0], error: null };
    const single = figureSvg({ ...exampleFigure(), panels: [{ ...empty, series: [point] }] });
    expect(single).not.toMatch(/NaN|Infinity/);
    expect(figureSvg({ ...exampleFigure(), panels: [] })).toContain('Distances');
  });

  it('looks the same where style sheets are left out', () => {
    const { paper, roles } = PALETTES.dark;
    const svg = figureSvg(exampleFigure(), { theme: 'dark' }).replace(
      /<style>[\s\S]*<\/style>/,
      '',
    );
    const curves = [...svg.matchAll(/<polyline[^>]*class="curve [^>]*>/g)].map(([tag]) => tag);
    expect(curves.length).toBeGreaterThan(0);
    for (const curve of curves) {
      expect(Object.values(roles)).toContain(/ stroke="([^"]*)"/.exec(curve)?.[1]);
      expect(curve).toContain(' stroke-width="1.6"');
      expect(curve).toContain(' fill="none"');
    }
    const diamonds = [...svg.matchAll(/<polygon[^>]*class="s-[^"]* open"[^>]*>/g)];
    expect(diamonds.length).toBeGreaterThan(0);
    for (const [diamond] of diamonds) expect(diamond).toContain(` fill="${paper}"`);
    for (const [tag] of svg.matchAll(/<text[^>]*>/g)) expect(tag).toMatch(/ fill="#[0-9a-f]{6}"/);
  });
});
