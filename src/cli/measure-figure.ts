import path from 'node:path';
import type { Configuration } from '../core/configuration';
import { Problem } from '../core/problem';
import { figureCsv } from '../figures/figure-csv';
import {
  DEFAULT_CHOICES,
  type FigureChoices,
  type FigureKind,
  type MeasuredCurve,
  measureFor,
} from '../figures/figure-kind';
import { figureSvg } from '../figures/figure-svg';
import { chosenFigure, FIGURE_KINDS } from '../figures/figures';
import { withPanel } from '../figures/panel-choice';
import type { SvgTheme } from '../figures/svg-style';
import { readStructureFactor } from '../formats/structure-factor-curve';
import { measureGlasses } from './figure-glasses';
import { readCurveText } from './glass-files';
import { type MeasureOptions, scatteringChoices } from './measure';
import { outputAt } from './output-file';
import type { Terminal } from './terminal';

export const SVG_THEMES: readonly SvgTheme[] = ['system', 'light', 'dark'];

export interface FigureOptions extends MeasureOptions {
  /** A figure's name, its number in the paper, or a panel of it ('3c'); `list` prints them */
  readonly figure: string;
  /** File to write; its ending says what: .svg, .csv or .json */
  readonly out?: string;
  /** A file of that name is moved aside */
  readonly overwrite?: boolean;
  /** File with two columns to draw beside a structure factor */
  readonly curve?: string;
  readonly theme?: SvgTheme;
}

/** `vitrine measure FILE... --figure NAME`: a figure of the paper from files and folders of runs. */
export function measureFigure(
  sources: readonly string[],
  options: FigureOptions,
  terminal: Terminal,
): void {
  if (options.figure === 'list') {
    const list = FIGURE_KINDS.map(({ id, paper, title, panels }) => ({
      id,
      figure: paper,
      title,
      panels,
    }));
    terminal.result(
      options.json ? JSON.stringify(list) : FIGURE_KINDS.map(sayFigureKind).join('\n'),
    );
    return;
  }
  const { kind, place } = chosenFigure(options.figure);
  const { out, json, theme } = options;
  if (sources.length === 0) {
    throw new Problem(
      `There is nothing to draw the figure ${kind.id} of.`,
      'Give files of configurations, or folders of runs.',
    );
  }
  const format = out === undefined ? null : formatOf(out);
  if (out === undefined && !json) {
    throw new Problem(
      'It is not said where the figure goes.',
      `Add --out ${kind.id}.svg or --out ${kind.id}.csv, or --json to print it as data.`,
    );
  }
  const choices: FigureChoices = {
    ...DEFAULT_CHOICES,
    scattering: scatteringChoices(options),
    curve: options.curve === undefined ? null : readCurve(options.curve, kind.id, terminal),
  };
  const output = out === undefined ? null : outputAt(out, options, terminal);
  const measure = (configuration: Configuration) => measureFor(kind, configuration, choices);
  const measured = measureGlasses(sources, measure, options, terminal);
  const whole = kind.draw(measured.glasses, choices);
  const figure = { ...withPanel(whole, place), sources: measured.sources };
  if (figure.panels.length === 0) {
    throw new Problem(
      `These glasses give nothing for panel ${place} of the figure ${kind.id}.`,
      `Give glasses of that panel, or draw the figure whole: --figure ${kind.paper}.`,
    );
  }
  if (output !== null) {
    const text = {
      svg: () => figureSvg(figure, { theme: theme ?? 'system' }),
      csv: () => figureCsv(figure),
      json: () => `${JSON.stringify(figure)}\n`,
    };
    output.write(text[format ?? 'svg']());
  }
  if (json) terminal.result(JSON.stringify(figure));
  else terminal.result(`${figure.title}: ${out} is written.`);
}

/** ' 3  angles   Bond angles: 3a O–Si–O, …'; what is Vitrine's own has no number. */
function sayFigureKind({ id, paper, title, panels }: FigureKind): string {
  const number = paper === null ? '–' : String(paper);
  const each = panels.map((panel) => `${panel.place} ${panel.title}`).join(', ');
  const words = paper === null ? `${title} (not in the paper)` : `${title}: ${each}`;
  return `${number.padStart(2)}  ${id.padEnd(26)}${words}`;
}

type Format = 'svg' | 'csv' | 'json';

function formatOf(out: string): Format {
  switch (path.extname(out).toLowerCase()) {
    case '.svg':
      return 'svg';
    case '.csv':
      return 'csv';
    case '.json':
      return 'json';
    default:
      throw new Problem(
        `${out} does not say what to write.`,
        'Let the file end in .svg for a picture, in .csv for its numbers or in .json for both.',
      );
  }
}

/** The figures that have the axes of a measured structure factor */
const WITH_CURVE: readonly string[] = ['neutron-structure-factor', 'xray-structure-factor'];

function readCurve(file: string, figure: string, terminal: Terminal): MeasuredCurve {
  if (!WITH_CURVE.includes(figure)) {
    throw new Problem(
      `The figure ${figure} has no room for the curve of ${file}.`,
      `Curves are drawn in ${WITH_CURVE.join(' and ')}.`,
    );
  }
  const name = path.basename(file);
  const text = readCurveText(file, name);
  const { x, y, assumed } = readStructureFactor(text, name);
  for (const sentence of assumed) terminal.note(`${name}: ${sentence}`);
  return { name, x, y };
}
