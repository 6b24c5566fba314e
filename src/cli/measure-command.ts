import { Problem } from '../core/problem';
import { measureFiles } from './measure';
import { type FigureOptions, measureFigure } from './measure-figure';
import type { Terminal } from './terminal';

/** Options that only a figure has. */
const OF_FIGURES = ['out', 'overwrite', 'curve', 'theme'] as const;

/** `vitrine measure`: numbers, or a figure of them. */
export function measureCommand(
  files: readonly string[],
  options: Partial<FigureOptions>,
  terminal: Terminal,
): void {
  const { figure } = options;
  if (figure !== undefined) {
    measureFigure(files, { ...options, figure }, terminal);
    return;
  }
  const stray = OF_FIGURES.find((name) => options[name] !== undefined);
  if (stray !== undefined) {
    throw new Problem(
      `--${stray} belongs to a figure, and none is asked for.`,
      'Add --figure NAME; --figure list names them.',
    );
  }
  if (files.length === 0) {
    throw new Problem(
      'There is no file to measure.',
      'Give LAMMPS data, a LAMMPS dump or extended XYZ.',
    );
  }
  measureFiles(files, options, terminal);
}
