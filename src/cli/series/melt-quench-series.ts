import path from 'node:path';
import type { Experiment } from '../../core/experiment';
import { Problem } from '../../core/problem';
import { type SeriesPoint, seriesPoints, writeSeries } from '../../core/series';
import { emptySeries, type SeriesResult, withPoint } from '../../core/series-result';
import { seriesJson } from '../../figures/series/series-result';
import { RUN_FOLDER, SERIES_FOLDER } from '../folder-uses';
import {
  beginRun,
  type CommandContext,
  goOnWithRun,
  holdsUnfinishedRun,
  toTheEnd,
} from '../one-run';
import { OwnFolder } from '../own-folder';
import type { Terminal } from '../terminal';
import { resumeCommand } from '../way-on';
import { isFinished, readFinishedPoint } from './finished-point';
import { readSeriesFolder, writeSeriesFolder } from './series-folder';
import { saySeries } from './series-words';

interface SeriesOptions {
  readonly overwrite?: boolean;
  readonly json?: boolean;
}

/** Carries a series out: a folder a point in a folder of its own, and a table and figures of all. */
export async function beginSeries(
  experiment: Experiment,
  folder: string,
  options: SeriesOptions,
  context: CommandContext,
): Promise<void> {
  const own = OwnFolder.take(folder, SERIES_FOLDER, options.overwrite ?? false);
  try {
    own.makeRoom(context.terminal.note);
    if (experiment.series) context.terminal.note(`Series ${writeSeries(experiment.series)}.`);
    const series = emptySeries(experiment);
    writeSeriesFolder(folder, series);
    await carryPoints(series, folder, options, context);
  } finally {
    own.release();
  }
}

/** Goes on with a series that was stopped: with the point at which it stood, then with the rest. */
export async function goOnWithSeries(
  folder: string,
  options: SeriesOptions,
  context: CommandContext,
): Promise<void> {
  const own = OwnFolder.reopen(folder);
  try {
    await carryPoints(readSeriesFolder(folder), folder, options, context);
  } finally {
    own.release();
  }
}

async function carryPoints(
  begun: SeriesResult,
  folder: string,
  options: SeriesOptions,
  context: CommandContext,
): Promise<void> {
  const { terminal } = context;
  const points = seriesPoints(begun.experiment);
  let series = begun;
  for (const [i, point] of points.entries()) {
    if (series.points[i].seeds.length > 0) continue;
    const where = `Point ${i + 1} of ${points.length}, ${point.name}`;
    const here = { ...context, terminal: within(where, terminal) };
    const own = path.join(folder, point.folder);
    try {
      if (!isFinished(own)) await carryPoint(point, own, here);
      series = withPoint(series, readFinishedPoint(own, point.value, here.terminal));
      writeSeriesFolder(folder, series);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      throw new Problem(
        `${where}: ${error.message}`,
        `${error.hint} The whole series goes on with: ${resumeCommand(folder)}`.trim(),
      );
    }
  }
  terminal.note(`Done: ${folder} holds a folder a point, series.csv, series.json and the figures.`);
  terminal.result(options.json ? JSON.stringify(seriesJson(series)) : saySeries(series));
}

async function carryPoint(
  { experiment }: SeriesPoint,
  folder: string,
  context: CommandContext,
): Promise<void> {
  const ready = holdsUnfinishedRun(folder)
    ? await goOnWithRun(folder, context)
    : await beginRun(OwnFolder.take(folder, RUN_FOLDER, false), experiment, context);
  await toTheEnd(ready, context);
}

/** A terminal whose lines say of which point they are. */
function within(where: string, terminal: Terminal): Terminal {
  return {
    result: terminal.result,
    note: (text) => terminal.note(`${where}: ${text}`),
    progress: (text) => terminal.progress(`${where}: ${text}`),
  };
}
