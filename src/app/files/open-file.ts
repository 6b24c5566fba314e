import type { Experiment } from '../../core/experiment';
import { parseExperiment } from '../../core/experiment-json';
import { oneLine } from '../../core/one-line';
import { parseJsonText } from '../../core/validate';
import { refuseOtherJson } from '../../formats/json-kinds';
import type { FileKind } from '../../formats/recognise';
import { experimentTitle } from '../../lab/words/ensemble-words';
import { READING_WORDS, StrangeLengths } from '../../run/check-glass';
import { addRecording } from '../control/showing';
import {
  bringCurve,
  chosenRadiation,
  RADIATION_WORDS,
  radiationIn,
  useCurves,
} from '../figures/curve-store';
import { chooseLesson } from '../stores/lesson-panel';
import { notify, notifyFailure } from '../stores/notice-store';
import { setExperiment, useSetup } from '../stores/setup-store';
import { fileKindOf } from './file-kind';
import { type FileReadingOptions, type ReadFile, readInWorker } from './reading-client';

/** Bytes of a text that is read at all; how large a lesson may be is said where it is read. */
const LARGEST_TEXT_BYTES = 1_000_000;

/** What files the dialog offers. */
export const OPENABLE =
  '.md,.json,.data,.lmp,.lammps,.lammpstrj,.dump,.xyz,.extxyz,.txt,.dat,.csv,.xy,.sq,.gz';

/** What a file looks like; null where it takes a reader to say what is wrong with it. */
interface Looked {
  readonly file: File;
  readonly kind: FileKind | null;
}

/**
 * Opens files that were chosen or dropped, trajectories last, so that they are on show; what cannot be
 * read is said, and the rest still opens.
 */
export async function openFiles(files: Iterable<File>): Promise<void> {
  const looked: Looked[] = [];
  for (const file of files) {
    if (isLesson(file)) await openLesson(file);
    else looked.push({ file, kind: await fileKindOf(file) });
  }
  const isTrajectory = ({ kind }: Looked) => kind === 'lammps-dump' || kind === 'extended-xyz';
  const ordered = [
    ...looked.filter((one) => !isTrajectory(one)),
    ...looked.filter((one) => isTrajectory(one)),
  ];
  let types: FileReadingOptions['types'] = null;
  for (const { file } of ordered) {
    await openOne(file, { types }, (read) => {
      types = read.summary?.types ?? types;
    });
  }
}

const isLesson = ({ name }: File) => /\.(md|markdown)$/i.test(name);

/** A lesson opens in its panel, which says what is wrong with it. */
async function openLesson(file: File): Promise<void> {
  if (file.size > LARGEST_TEXT_BYTES) {
    notify({
      tone: 'trouble',
      message: `${oneLine(file.name)} is too large for a lesson.`,
      hint: 'Make two lessons of it.',
    });
    return;
  }
  chooseLesson({ kind: 'file', name: file.name, text: await file.text() });
}

/** Reads a file and shows what it holds; one whose lengths look like another unit is read so when a person says so. */
async function openOne(
  file: File,
  options: FileReadingOptions,
  took: (read: ReadFile) => void = () => {},
): Promise<void> {
  try {
    const read = await readInWorker(file, file.name, options);
    took(read);
    showFile(file.name, read);
  } catch (error) {
    if (!(error instanceof StrangeLengths)) {
      notifyFailure(error);
      return;
    }
    const { looks: lengths, message } = error;
    notify({
      tone: 'trouble',
      message,
      action: {
        label: `Read it in ${READING_WORDS[lengths]}`,
        run: () => void openOne(file, { ...options, lengths }),
      },
    });
  }
}

function showFile(name: string, { summary, recordings, text }: ReadFile): void {
  if (summary?.kind === 'json') openExperiment(text, name);
  else if (summary?.kind === 'curve') openCurve(text, name);
  else {
    for (const recording of recordings) addRecording(recording);
    sayOfRecordings(name, { summary, recordings, text });
  }
}

/** What a person should know of the frames that are on show now. */
function sayOfRecordings(name: string, { summary, recordings }: ReadFile): void {
  const [first] = recordings;
  if (first === undefined) return;
  const kept = recordings.reduce((sum, { looked }) => sum + looked.frames.length, 0);
  if (summary === null) {
    notify({
      tone: 'news',
      message: `The reading of ${name} was stopped: the ${kept} frames that had come are open.`,
    });
    return;
  }
  if (summary.cut !== null) {
    notify({
      tone: 'trouble',
      message: summary.cut,
      hint: `The ${summary.frames} frames before are whole, and open.`,
    });
  }
  const remarks = [...summary.assumed];
  if (recordings.length > 1) {
    remarks.unshift(
      `It holds ${recordings.length} glasses of different atoms; each is in the list by itself.`,
    );
  }
  if (kept < summary.frames) {
    remarks.push(
      `Of its ${summary.frames} frames ${kept} are kept, evenly, and the last: more would not fit into the memory of a page.`,
    );
  }
  if (remarks.length === 0) return;
  notify({ tone: 'remark', message: `${name} is open.`, hint: remarks.join(' ') });
}

/** A measured structure factor: laid over the simulated one that its name, or else the figure, names. */
function openCurve(text: string, name: string): void {
  const radiation = radiationIn(name) ?? chosenRadiation();
  const before = useCurves.getState()[radiation];
  const assumed = bringCurve(text, name, radiation);
  notify({
    tone: assumed.length > 0 ? 'remark' : 'news',
    message: `${name} lies over the structure factor of ${RADIATION_WORDS[radiation]}.`,
    ...(assumed.length > 0 ? { hint: assumed.join(' ') } : {}),
    action: {
      label: 'Undo',
      run: () => useCurves.setState({ [radiation]: before }),
    },
  });
}

/** Puts an experiment on the bench, with a way back. */
function benchExperiment(experiment: Experiment, origin: string): void {
  const before = useSetup.getState().experiment;
  setExperiment(experiment);
  notify({
    tone: 'news',
    message: `${experimentTitle(experiment)} ${origin} is set up, ready to start.`,
    action: { label: 'Undo', run: () => setExperiment(before) },
  });
}

function openExperiment(text: string, name: string): void {
  const json = parseJsonText(text, name);
  refuseOtherJson(json, name);
  benchExperiment(parseExperiment(json, name), `from ${name}`);
}
