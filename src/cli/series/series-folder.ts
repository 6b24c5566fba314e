import path from 'node:path';
import { parseSeriesResult, type SeriesResult } from '../../core/series-result';
import { figureSvg } from '../../figures/figure-svg';
import { seriesFigures } from '../../figures/series/series-figures';
import { seriesCsv, seriesJson } from '../../figures/series/series-result';
import { fileSize, readJson, syncFolder, writeText } from '../files';
import { SERIES_FILE } from '../folder-uses';

/** Whether a folder holds a series, finished or not. */
export function holdsSeries(folder: string): boolean {
  return fileSize(path.join(folder, SERIES_FILE)) !== null;
}

/** The series in a folder. */
export function readSeriesFolder(folder: string): SeriesResult {
  const file = path.join(folder, SERIES_FILE);
  return parseSeriesResult(readJson(file, 'series'), file);
}

/** Writes series.json, series.csv and the figures of a series as far as it has come. */
export function writeSeriesFolder(folder: string, series: SeriesResult): void {
  writeText(path.join(folder, 'series.csv'), seriesCsv(series));
  for (const figure of seriesFigures(series)) {
    writeText(path.join(folder, `${figure.id}.svg`), figureSvg(figure, { theme: 'system' }));
  }
  const json = JSON.stringify(seriesJson(series), null, 2);
  writeText(path.join(folder, SERIES_FILE), `${json}\n`);
  syncFolder(folder);
}
