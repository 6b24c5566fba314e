import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import envPaths from 'env-paths';
import { readTunings, type Tunings } from '../core/tuning';
import { type ChooseTuning, chooseMeasured, chooseUsual, type TuningMemory } from '../run/tunings';

/** Where tunings are kept on this machine. */
export function tuningFile(): string {
  return join(envPaths('vitrine', { suffix: '' }).cache, 'tunings.json');
}

/** Remembers tunings in a file; where it cannot be written they are measured again next time. */
export function rememberInFile(path: string): TuningMemory {
  const read = (): Tunings => {
    try {
      return readTunings(JSON.parse(readFileSync(path, 'utf8')));
    } catch {
      return {};
    }
  };
  return {
    recall: async (key) => read()[key] ?? null,
    remember: async (key, tuning) => {
      try {
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, `${JSON.stringify({ ...read(), [key]: tuning }, null, 2)}\n`);
      } catch {
        // A machine that keeps nothing works all the same.
      }
    },
  };
}

/** When a tuning is measured. */
export const TUNE_CHOICES = ['once', 'again', 'never'] as const;
export type TuneChoice = (typeof TUNE_CHOICES)[number];

/** What the command line computes a run with: measured once for a GPU and a size unless told. */
export function choiceOf(when: TuneChoice = 'once'): ChooseTuning {
  if (when === 'never') return chooseUsual;
  const memory = rememberInFile(tuningFile());
  return chooseMeasured(memory, () => performance.now(), when === 'again');
}
