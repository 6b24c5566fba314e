import type { Experiment } from '../../core/experiment';
import { coolingRate } from '../../core/protocol';
import { experimentFor, fourFoldCeiling } from '../../core/published';
import { schedule, segmentAt } from '../../core/schedule';
import type { RunConditions } from '../../figures/conditions';
import { averageColumns } from '../../structure/replica-average';
import type { Recording } from '../recordings/recording';
import type { ReplicaRecord } from '../recordings/replica-record';
import { replicaName, variantName } from '../words/ensemble-words';
import { sayQuantity, sayValue } from '../words/knob-words';
import type {
  BoronData,
  FigureData,
  ReplicaCurves,
  SeriesData,
  Turned,
  VariantData,
} from './figure-data';
import { runningMean } from './running-mean';
import { trajectoryStretches } from './trajectory-stretches';

/** A figure draws at most this many points of a curve … */
const MOST_POINTS = 1500;
/** … and of all its curves together about this many. */
const MOST_POINTS_IN_ALL = 12_000;

/** Configurations that B4 is smoothed over: a few hundred borons make one alone jump by percents. */
const SMOOTHED_CONFIGURATIONS = 9;

/** Indices that a figure draws of `length` rows: every n-th, and the last. */
function thinned(length: number, most: number): number[] {
  const every = Math.max(1, Math.ceil(length / most));
  return Array.from({ length }, (_, i) => i).filter((i) => i % every === 0 || i === length - 1);
}

/** Rows that every replica has. */
const shared = (replicas: readonly ReplicaRecord[], what: 'rows' | 'structure') =>
  Math.min(...replicas.map((replica) => replica[what].length));

/** Whether a run cools at a step; null when it is not known how it was treated. */
function coolingSteps(experiment: Experiment | null): ((step: number) => boolean) | null {
  if (!experiment) return null;
  const segments = schedule(experiment.protocol, experiment.changes);
  return (step) => {
    const { ensemble, temperature } = segments[segmentAt(segments, step)];
    return ensemble !== 'nve' && temperature.to < temperature.from;
  };
}

function seriesOf(
  { rows, atoms }: ReplicaRecord,
  kept: readonly number[],
  cooling: ReturnType<typeof coolingSteps>,
): ReplicaCurves['series'] {
  return {
    time: kept.map((i) => rows[i].time),
    cools: kept.map((i) => cooling === null || cooling(rows[i].step)),
    temperature: kept.map((i) => rows[i].temperature),
    density: kept.map((i) => rows[i].density),
    energy: kept.map((i) => rows[i].potential / atoms),
  };
}

function meanSeries(series: readonly ReplicaCurves['series'][]): SeriesData | null {
  if (series[0].time.length === 0) return null;
  const average = (column: 'temperature' | 'density' | 'energy') =>
    averageColumns(series.map((replica) => replica[column]));
  return {
    time: series[0].time,
    cools: series[0].cools,
    temperature: average('temperature'),
    density: average('density'),
    energy: average('energy'),
  };
}

function turnsOf(experiment: Experiment | null): readonly Turned[] {
  const changes = experiment?.changes ?? [];
  return changes.map((change) => ({
    time: (change.step * (experiment?.protocol.timeStep ?? 1)) / 1000,
    name: `${sayQuantity(change.quantity)} to ${sayValue(change)}`,
  }));
}

function hasBoron({ last }: ReplicaRecord): boolean {
  return (
    last?.species.some(({ element }, type) => element === 'B' && last.types.includes(type)) ?? false
  );
}

function boronOf(replica: ReplicaRecord, kept: readonly number[]): ReplicaCurves['boron'] {
  if (!hasBoron(replica)) return null;
  const { structure } = replica;
  return {
    time: kept.map((i) => structure[i].time),
    temperature: kept.map((i) => structure[i].temperature),
    fourFold: kept.map((i) => structure[i].b4 ?? Number.NaN),
  };
}

function smoothed(boron: ReplicaCurves['boron']): ReplicaCurves['boron'] {
  if (!boron) return null;
  const smooth = (values: ArrayLike<number>) =>
    runningMean(Array.from(values), SMOOTHED_CONFIGURATIONS);
  const { time, temperature, fourFold } = boron;
  return { time, temperature: smooth(temperature), fourFold: smooth(fourFold) };
}

/** The mean of the paths of all replicas. */
function meanBoron(paths: readonly ReplicaCurves['boron'][]): BoronData | null {
  const present = paths.filter((path) => path !== null);
  if (present.length < paths.length) return null;
  return {
    time: present[0].time,
    temperature: averageColumns(present.map(({ temperature }) => temperature)).mean,
    fourFold: averageColumns(present.map(({ fourFold }) => fourFold)),
  };
}

/** Indices of the replicas of each variant. */
function variantsOf({ replicas, companions }: Recording): number[][] {
  const each = companions.length;
  return Array.from({ length: replicas.length / each }, (_, variant) =>
    Array.from({ length: each }, (_, i) => variant * each + i),
  );
}

/** @param singles whether every replica is drawn, or only the one on show */
function variantData(
  recording: Recording,
  indices: readonly number[],
  singles: boolean,
  most: number,
): VariantData {
  const { experiment, lookedAt, title } = recording;
  const replicas = indices.map((index) => recording.replicas[index]);
  const rows = thinned(shared(replicas, 'rows'), most);
  const points = thinned(shared(replicas, 'structure'), most);
  const own = recording.experimentOf(indices[0]);
  const cooling = coolingSteps(own);
  const curves = indices.map(
    (index, i): ReplicaCurves => ({
      name: (experiment && replicaName(experiment, index)) ?? title,
      onShow: index === lookedAt,
      series: seriesOf(replicas[i], rows, cooling),
      boron: boronOf(replicas[i], points),
    }),
  );
  const paths = curves.map(({ boron }) => smoothed(boron));
  const drawn = curves.length === 1 ? curves : curves.map((c, i) => ({ ...c, boron: paths[i] }));
  return {
    name: experiment ? variantName(experiment, indices[0]) : title,
    onShow: indices.includes(lookedAt),
    replicas: indices.length,
    series: replicas[0].atoms > 0 ? meanSeries(curves.map(({ series }) => series)) : null,
    boron: meanBoron(paths),
    singles: drawn.filter(({ onShow }) => singles || onShow),
    experiment: own && experimentFor(own.composition),
    ceiling: own && fourFoldCeiling(own.composition),
  };
}

/** How one replica was made; null when it is not known. */
export function conditionsOf(
  recording: Recording,
  replica = recording.lookedAt,
): RunConditions | null {
  const experiment = recording.experimentOf(replica);
  if (!experiment) return null;
  return {
    name: experiment.name,
    coolingRate: coolingRate(experiment.protocol),
    cutoff: experiment.cutoff,
    atoms: recording.looked.atoms,
  };
}

/** What is on show, and the index of the frame that is looked at again; null: the latest. */
export interface OnShow {
  readonly shown: Recording | null;
  readonly replay: number | null;
}

/**
 * What figures draw of the series of what is on show.
 *
 * @param singles whether single replicas are drawn beside the means
 */
export function figureDataOf({ shown, replay }: OnShow, singles: boolean): FigureData {
  if (!shown) {
    return {
      title: 'glass',
      conditions: null,
      hasBoron: false,
      moment: null,
      stretches: [],
      variants: [],
    };
  }
  const variants = variantsOf(shown);
  const curves = variants.length + (singles ? shown.replicas.length : 1);
  const most = Math.max(200, Math.min(MOST_POINTS, Math.floor(MOST_POINTS_IN_ALL / curves)));
  const { looked } = shown;
  return {
    title: shown.title,
    conditions: conditionsOf(shown),
    hasBoron: hasBoron(looked),
    moment: replay === null ? null : (looked.frames[replay] ?? null),
    turns: turnsOf(shown.experimentOf(shown.lookedAt)),
    stretches: trajectoryStretches(looked.frames, shown.experiment, replay),
    variants: variants.map((indices) => variantData(shown, indices, singles, most)),
  };
}
