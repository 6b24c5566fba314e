import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Configuration } from '../core/configuration';
import { ELEMENT_ORDER } from '../core/elements';
import type { Experiment } from '../core/experiment';
import { Problem } from '../core/problem';
import { coolingRate } from '../core/protocol';
import { seriesPoints } from '../core/series';
import { replicaCount, replicaExperiment } from '../core/variants';
import { type FrameColumns, GlassAverage, type MeasuredGlass } from '../figures/glass';
import { elementCounts } from '../structure/element-counts';
import { isFolder } from './files';
import type { Trajectory } from './glass-files';
import { type MeasureOptions, readChosen } from './measure';
import { replicaFile } from './run-files';
import { runExperiment } from './run-folder';
import { holdsSeries, readSeriesFolder } from './series/series-folder';
import { shellWord } from './shell-word';
import type { Terminal } from './terminal';

/** A glass that a run left in its folder, with the number of its replica. */
const MADE_BY_RUN = /^glass(?:-(\d+))?\.data$/;

/** One replica, and the experiment that made it; null where that is not known. */
interface Sample {
  readonly trajectory: Trajectory;
  readonly experiment: Experiment | null;
}

/**
 * Measures what a figure needs (`measure`, of a frame) of files and of the folders of runs (of which the glasses count).
 * What has the same atoms, potential and cooling rate is one glass, and its files are replicas.
 *
 * @throws Problem on a folder without a finished run, and on files that cannot be read
 */
export function measureGlasses(
  sources: readonly string[],
  measure: (configuration: Configuration) => FrameColumns,
  options: MeasureOptions,
  terminal: Terminal,
): { readonly glasses: MeasuredGlass[]; readonly sources: readonly string[] } {
  const files = sources.flatMap((source) => (isFolder(source) ? glassFiles(source) : [source]));
  const trajectories = readChosen(files, options, terminal);
  const samples = trajectories.map((trajectory, i) => ({
    trajectory,
    experiment: trajectory.experiment ?? experimentBehind(files[i]),
  }));
  const glasses = new Map<string, Sample[]>();
  for (const sample of samples) {
    const key = keyOf(sample);
    glasses.set(key, [...(glasses.get(key) ?? []), sample]);
  }
  const groups = [...glasses.values()];
  const measured = groups.map((replicas) => measureReplicas(replicas, measure, terminal));
  return { glasses: named(measured, groups), sources: trajectories.map(({ source }) => source) };
}

/** The glass of every replica of a run, or of every point of a series. */
export function glassFiles(folder: string): string[] {
  if (holdsSeries(folder)) {
    const points = seriesPoints(readSeriesFolder(folder).experiment);
    return points.flatMap((point) => glassFiles(path.join(folder, point.folder)));
  }
  const experiment = runExperiment(folder);
  return Array.from({ length: replicaCount(experiment) }, (_, replica) => {
    const file = path.join(folder, replicaFile('glass', 'data', replica));
    if (!existsSync(file)) {
      throw new Problem(
        `${folder} holds no ${path.basename(file)}: its run has not come to its end.`,
        `Go on with it (vitrine melt-quench --resume ${shellWord(folder)}), or give the files to draw.`,
      );
    }
    return file;
  });
}

/** The experiment of the run whose glass a file is, by its name and its folder. */
export function experimentBehind(file: string): Experiment | null {
  const made = MADE_BY_RUN.exec(path.basename(file));
  const folder = path.dirname(file);
  if (!made || !existsSync(path.join(folder, 'experiment.json'))) return null;
  const experiment = runExperiment(folder);
  const replica = Number(made[1] ?? 1) - 1;
  return replica < replicaCount(experiment) ? replicaExperiment(experiment, replica) : null;
}

function keyOf({ trajectory, experiment }: Sample): string {
  const counts = elementCounts(trajectory.first.configuration);
  const atoms = ELEMENT_ORDER.map((element) => counts[element] ?? 0);
  const made = experiment && [experiment.potential, experiment.protocol.stages, experiment.cutoff];
  return JSON.stringify([atoms, made]);
}

function measureReplicas(
  replicas: readonly Sample[],
  measure: (configuration: Configuration) => FrameColumns,
  terminal: Terminal,
): MeasuredGlass {
  const average = new GlassAverage(measure);
  replicas.forEach(({ trajectory: { name, count, frames } }, replica) => {
    let frame = 0;
    for (const { configuration } of frames()) {
      frame++;
      terminal.progress(`Measuring ${name}, frame ${frame} of ${count}`);
      average.add(configuration, replica);
    }
  });
  const [{ experiment }] = replicas;
  const known = experiment && {
    composition: experiment.composition,
    potential: experiment.potential.name,
  };
  const measured = average.result(known ?? {});
  if (measured === null) throw new Error('a file has at least one frame');
  const { name, sampling } = measured;
  const conditions = experiment && {
    name,
    coolingRate: coolingRate(experiment.protocol),
    cutoff: experiment.cutoff,
    atoms: sampling.atoms,
  };
  return { ...measured, conditions };
}

/** Glasses of one name get what tells them apart: potential, cooling rate, or else a file. */
function named(
  glasses: readonly MeasuredGlass[],
  groups: readonly (readonly Sample[])[],
): MeasuredGlass[] {
  const distinctions: readonly ((glass: MeasuredGlass, i: number) => string | null)[] = [
    ({ potential }) => potential,
    ({ conditions }) => rateOf(conditions?.coolingRate ?? null),
    (_, i) => groups[i][0].trajectory.name,
    (_, i) => String(i + 1),
  ];
  return glasses.map((glass, i) => {
    const alike = [...glasses.keys()].filter((k) => glasses[k].name === glass.name);
    if (alike.length === 1) return glass;
    const telling = distinctions.find((say) => {
      const words = alike.map((k) => say(glasses[k], k));
      return words.every((word) => word !== null) && new Set(words).size === words.length;
    });
    return { ...glass, name: `${glass.name}, ${telling?.(glass, i)}` };
  });
}

const rateOf = (rate: number | null) =>
  rate === null ? null : `${Number(rate.toPrecision(3))} K/ps`;
