import type { Configuration } from '../core/configuration';
import type { Experiment } from '../core/experiment';
import { checkExperiment } from '../core/experiment-checks';
import { serialiseExperiment } from '../core/experiment-json';
import { Problem } from '../core/problem';
import { schedule, scheduledSteps } from '../core/schedule';
import { axisOf, seriesPoints } from '../core/series';
import { replicaExperiments, variantOf } from '../core/variants';
import { DECK_FILES, type LammpsDeck, lammpsScript, lammpsStart } from '../formats/lammps-deck';
import { lammpsReadme, lammpsRunAll, type PlacedDeck, RUN_ALL } from '../formats/lammps-readme';
import { lammpsSeriesReadme } from '../formats/lammps-series-readme';
import { Recorder } from './recorder';
import { placeReplicas } from './replicas';

/** Where a run stands: every replica's configuration, with velocities, after so many steps. */
export interface PresentState {
  readonly step: number;
  readonly configurations: readonly Configuration[];
}

/** The files of an export, and what they are for. */
export interface LammpsExport {
  readonly decks: readonly PlacedDeck[];
  /** Text of each file by its path inside the export, folders parted by '/' */
  readonly files: ReadonlyMap<string, string>;
}

/**
 * An experiment as LAMMPS runs it: for each replica a data file and an input script, in a folder of
 * its own when there are several, and a README for all. A series becomes a folder a point.
 *
 * @param present where to go on from; null: from atoms placed as Vitrine places them
 * @throws Problem when the experiment is not possible, or nothing of it is left to be done
 */
export function exportToLammps(experiment: Experiment, present: PresentState | null): LammpsExport {
  if (experiment.series !== undefined) return exportSeries(experiment);
  checkExperiment(experiment);
  const replicas = replicaExperiments(experiment);
  const folders = deckFolders(experiment);
  const configurations = present?.configurations ?? placeReplicas(experiment);
  const decks = replicas.map((replica, r) => ({
    folder: folders[r],
    deck: deckOf(replica, configurations[r], present?.step ?? null),
  }));
  const files = new Map<string, string>();
  files.set('README.md', lammpsReadme(experiment, decks));
  const json = JSON.stringify(serialiseExperiment(experiment), null, 2);
  files.set('experiment.json', `${json}\n`);
  if (decks.length > 1) files.set(RUN_ALL, lammpsRunAll(folders));
  for (const { deck, folder } of decks) {
    const path = folder === '' ? '' : `${folder}/`;
    files.set(`${path}${DECK_FILES.data}`, lammpsStart(deck));
    files.set(`${path}${DECK_FILES.script}`, lammpsScript(deck));
  }
  return { decks, files };
}

/** Every point of a series as an export of its own, in its folder, and what runs all of them. */
function exportSeries(experiment: Experiment): LammpsExport {
  const { label, unit } = axisOf(experiment);
  const decks: PlacedDeck[] = [];
  const values: number[] = [];
  const files = new Map<string, string>();
  for (const point of seriesPoints(experiment)) {
    const exported = exportToLammps(point.experiment, null);
    for (const [name, text] of exported.files) files.set(`${point.folder}/${name}`, text);
    for (const { deck, folder } of exported.decks) {
      decks.push({ deck, folder: [point.folder, folder].filter(Boolean).join('/') });
      values.push(point.value);
    }
  }
  const axis = unit === null ? label : `${label}, ${unit}`;
  files.set('README.md', lammpsSeriesReadme(experiment.name, axis, decks, values));
  files.set('experiment.json', `${JSON.stringify(serialiseExperiment(experiment), null, 2)}\n`);
  files.set(RUN_ALL, lammpsRunAll(decks.map(({ folder }) => folder)));
  return { decks, files };
}

function deckOf(
  experiment: Experiment,
  configuration: Configuration,
  step: number | null,
): LammpsDeck {
  const total = scheduledSteps(schedule(experiment.protocol, experiment.changes));
  if (step !== null && step >= total) {
    throw new Problem(
      `The run is at its end, at step ${step} of ${total}: nothing is left for LAMMPS to do.`,
      'Export it from its start, or save the glass as LAMMPS data.',
    );
  }
  const { rowInterval, frameInterval } = new Recorder(experiment);
  return { experiment, configuration, step, rowInterval, frameInterval };
}

/**
 * The folder of each replica in an export of one experiment, '' of the only one: named by its variant and,
 * where there are several, its seed. No two are the same, on file systems without capitals neither.
 */
export function deckFolders(experiment: Experiment): string[] {
  const replicas = replicaExperiments(experiment);
  if (replicas.length === 1) return [''];
  const { variants } = experiment;
  const taken = new Set<string>();
  const plain = variants.map(({ name }) =>
    name.replace(/[^\w.-]+/g, '-').replace(/^[-.]+|[-.]+$/g, ''),
  );
  const alike = (name: string) =>
    plain.filter((other) => other.toLowerCase() === name.toLowerCase()).length;
  return replicas.map(({ seed }, r) => {
    const variant = variantOf(experiment, r);
    const name = plain[variant];
    if (name === undefined) return `seed-${seed}`;
    const good = name !== '' && alike(name) === 1 && !RESERVED.test(name);
    const numbered = name === '' ? `variant-${variant + 1}` : `${variant + 1}-${name}`;
    const seeded = (folder: string) =>
      experiment.replicas > 1 ? `${folder}-seed-${seed}` : folder;
    let folder = seeded(good ? name : numbered);
    for (let n = 2; taken.has(folder.toLowerCase()); n++) folder = seeded(`${numbered}-${n}`);
    taken.add(folder.toLowerCase());
    return folder;
  });
}

/** Names that Windows keeps for itself, and those of files that an export has */
const RESERVED =
  /^((con|prn|aux|nul|com\d|lpt\d)(\..*)?|readme\.md|experiment\.json|run-all\.sh)$/i;
