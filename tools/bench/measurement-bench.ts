import os from 'node:os';
import path from 'node:path';
import { readConfiguration } from '../../src/cli/glass-files';
import type { Terminal } from '../../src/cli/terminal';
import { atomCount } from '../../src/core/configuration';
import { GLASSES_FOLDER } from '../glasses/record';
import { table, threeDigits } from './markdown';
import {
  MEASUREMENTS,
  type MeasurementRow,
  REPETITIONS,
  timeMeasurements,
} from './measurement-times';
import { copiesFor, repeated } from './repeated-glass';

/** The glass that the page opens with, whose last frame is measured. */
const GLASS = '24B';
const USUAL_ATOMS = [3000];

/** What `npm run bench -- --measurements` prints as JSON. */
export interface MeasurementResults {
  /** As the machine calls it */
  readonly processor: string;
  /** Version of Node, whose JavaScript engine is that of Chrome */
  readonly node: string;
  /** What is measured, in words */
  readonly frame: string;
  readonly rows: readonly MeasurementRow[];
}

/** Times every measurement of a frame of each size, on one core; no GPU is asked for. */
export async function* measurementRows(
  sizes: readonly number[] = USUAL_ATOMS,
  terminal: Terminal,
  signal: AbortSignal,
): AsyncGenerator<MeasurementRow, void, void> {
  const file = path.join(GLASSES_FOLDER, `${GLASS}-270.extxyz.gz`);
  const { configuration } = readConfiguration(file, {}, terminal);
  for (const size of sizes) {
    const glass = repeated(configuration, copiesFor(atomCount(configuration), size));
    const now = () => performance.now();
    for await (const row of timeMeasurements(glass, MEASUREMENTS, now, signal)) {
      const { atoms, measurement, best } = row;
      terminal.note(`${atoms} atoms, ${measurement}: ${threeDigits(best)} s`);
      yield row;
    }
  }
}

/** Rows with what they were measured on. */
export function measurementResults(rows: readonly MeasurementRow[]): MeasurementResults {
  return {
    processor: os.cpus()[0]?.model ?? 'unknown processor',
    node: process.versions.node,
    frame: `the recorded ${GLASS} glass at rest, repeated along each axis`,
    rows,
  };
}

/** The table for a person. */
export function measurementMarkdown({ processor, node, frame, rows }: MeasurementResults): string {
  const lines = rows.map(({ atoms, measurement, first, best, median, limit }) => [
    String(atoms),
    measurement,
    ...[first, best, median].map(threeDigits),
    limit === null ? '–' : String(limit),
  ]);
  const head = ['atoms', 'measurement', 'first, s', 'best, s', 'median, s', 'limit at 3000, s'];
  return [
    `One frame, measured ${REPETITIONS} times on one core of ${processor}, Node ${node}: ${frame}.`,
    table(head, lines),
  ].join('\n\n');
}
