import { create } from 'zustand';
import { sayEstimate } from '../../core/estimate-words';
import { Problem } from '../../core/problem';
import {
  OPENING_FILE,
  parseRecordedGlasses,
  type RecordedGlassFile,
} from '../../formats/recorded-glasses';
import type { Recording } from '../../lab/recordings/recording';
import { addRecording, show } from '../control/showing';
import { awaitGlass, useAwaited } from '../stores/awaited-store';
import { useGlass } from '../stores/glass-store';
import { notifyFailure } from '../stores/notice-store';
import { useView } from '../stores/view-store';
import { readInWorker } from './reading-client';

const FOLDER = 'glasses';

/** A recorded quench of the default preset, which the page opens with. */
const OPENING = { glass: '24B', file: OPENING_FILE } as const;

/** The glasses that come with the page, atoms and frames; each is fetched when it is opened. */
export const useRecordedTrajectories = create<{ readonly glasses: readonly RecordedGlassFile[] }>(
  () => ({ glasses: [] }),
);

let listed: Promise<void> | null = null;

/** Fetches the list of them, once. */
export function fetchRecordedTrajectories(): Promise<void> {
  listed ??= fetchList();
  return listed;
}

async function fetchList(): Promise<void> {
  const response = await fetch(`${FOLDER}/index.json`).catch(() => null);
  const list: unknown = response?.ok ? await response.json().catch(() => null) : null;
  useRecordedTrajectories.setState({ glasses: parseRecordedGlasses(list) });
}

/** 'quenched at 100 K/ps, 498 atoms' */
export function sayRecorded({ rate, atoms }: RecordedGlassFile): string {
  const how = rate === null ? 'held' : `quenched at ${Number(rate.toPrecision(3))} K/ps`;
  return `${how}, ${atoms.toLocaleString('en-GB')} atoms`;
}

/**
 * 'Glasses of 6 seeds that were made so have 2.38 ± 0.02 g/cm³ and 43 ± 2 % of boron four-fold; this is one
 * of them.'; null where nobody made more than one.
 */
export function sayRecordedSeeds({ seeds }: RecordedGlassFile): string | null {
  if (seeds === undefined) return null;
  const { count, density, b4Fraction: b4 } = seeds;
  const boron = b4
    ? ` and ${sayEstimate(100 * b4.mean, 100 * b4.standardError)} % of boron four-fold`
    : '';
  const heavy = `${sayEstimate(density.mean, density.standardError)} g/cm³`;
  return `Glasses of ${count} seeds that were made so have ${heavy}${boron} (means and their standard errors); this is one of them.`;
}

/** The recorded glasses of a preset, the one that was cooled most slowly first. */
export function recordedOf(
  glasses: readonly RecordedGlassFile[],
  glass: string | null,
): readonly RecordedGlassFile[] {
  const rateOf = ({ rate }: RecordedGlassFile) => rate ?? Number.POSITIVE_INFINITY;
  return glasses.filter((one) => one.glass === glass).sort((a, b) => rateOf(a) - rateOf(b));
}

/** How many recorded glasses have been asked for; only the last one is shown. */
let requests = 0;

/** Shows one of them, with its frames. It needs no WebGPU. */
export async function openRecordedTrajectory(entry: RecordedGlassFile): Promise<void> {
  try {
    const request = ++requests;
    const recording = await readRecorded(entry.file, entry.glass);
    if (recording === null || request !== requests) return;
    showOnce(recording);
    useView.setState({ tab: 'glass' });
  } catch (error) {
    notifyFailure(error);
  }
}

/** Shows the recorded glass that the page opens with, unless something else is on show by then. */
export async function showOpeningGlass(): Promise<void> {
  await awaitRecorded(OPENING.file);
}

/**
 * Shows a recorded glass by its file, and says meanwhile that it is on its way.
 *
 * @returns it, or null when something else was asked for meanwhile
 * @throws Problem when no such glass comes with the page, or it cannot be fetched
 */
export async function awaitRecorded(file: string): Promise<Recording | null> {
  const known = useGlass.getState().recordings.find(({ recordedFile }) => recordedFile === file);
  if (known) {
    show(known);
    return known;
  }
  const title = file.split(/[-.]/)[0];
  awaitGlass({ kind: 'fetching', file, title });
  const { awaited } = useAwaited.getState();
  const request = ++requests;
  const isLast = () => request === requests && useAwaited.getState().awaited === awaited;
  try {
    const recording = await readRecorded(file, await glassOfFile(file));
    if (!isLast()) return null;
    if (recording === null) useAwaited.setState({ awaited: null });
    else addRecording(recording);
    return recording;
  } catch (error) {
    if (isLast()) useAwaited.setState({ awaited: null });
    throw error;
  }
}

async function glassOfFile(file: string): Promise<string> {
  if (file === OPENING.file) return OPENING.glass;
  await fetchRecordedTrajectories();
  const { glasses } = useRecordedTrajectories.getState();
  const entry = glasses.find((one) => one.file === file);
  if (entry) return entry.glass;
  throw new Problem(
    `No recorded glass “${file}” comes with this Vitrine.`,
    'Its recorded glasses may have been made again; the set-up shows those of each preset.',
  );
}

/** @returns null when somebody stopped the reading */
async function readRecorded(file: string, glass: string): Promise<Recording | null> {
  const response = await fetch(`${FOLDER}/${file}`).catch(() => null);
  if (!response?.ok) {
    throw new Problem(
      `The recorded glass ${file} could not be fetched.`,
      'Check the connection and try again.',
    );
  }
  const options = { title: glass, origin: 'opening' } as const;
  const { recordings } = await readInWorker(await response.blob(), file, options);
  const recording = recordings.at(0) ?? null;
  if (recording) recording.recordedFile = file;
  return recording;
}

/** Shows what the session has of the same file already. */
function showOnce(recording: Recording): void {
  const { recordedFile } = recording;
  const known = useGlass.getState().recordings.find((other) => other.recordedFile === recordedFile);
  if (known) show(known);
  else addRecording(recording);
}
