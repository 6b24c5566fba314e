import { existsSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { makeFolder, readJson, writeText } from '../../src/cli/files';
import { fields, parseWith } from '../../src/core/validate';
import type { Study, StudyOutcome } from './study';

const VALUE = fields({
  mean: v.number(),
  error: v.nullable(v.number()),
  freedom: v.nullable(v.number()),
});

const MADE = fields({
  /** Null where nothing is random */
  seed: v.nullable(v.number()),
  experiment: v.record(v.string(), v.unknown()),
  adapter: v.string(),
  /** UTC, to the second */
  date: v.string(),
  vitrine: v.string(),
  /** Of the sources; null outside a repository */
  commit: v.nullable(fields({ id: v.string(), date: v.string(), changed: v.boolean() })),
  command: v.string(),
  values: v.record(v.string(), VALUE),
  traces: v.array(fields({ name: v.string(), interval: v.number(), values: v.array(v.number()) })),
});

const RECORD = fields({ study: v.string(), made: v.array(MADE) });

/** One seed of a study as it was made, with everything needed to make it again. */
export type Made = StudyOutcome & Readonly<Omit<v.InferOutput<typeof MADE>, keyof StudyOutcome>>;

/** What is recorded of a study: a file of validation/results. */
export interface StudyRecord {
  readonly study: string;
  /** By rising seed */
  readonly made: readonly Made[];
}

/** Where the records are, from the project's own folder. */
export const RESULTS = path.join('validation', 'results');

const fileOf = (study: string, folder: string) => path.join(folder, `${study}.json`);

/**
 * What is recorded of each study that has a record.
 *
 * @throws Problem on a file that is damaged
 */
export function readRecords(studies: readonly Study[], folder = RESULTS): Map<string, StudyRecord> {
  const records = new Map<string, StudyRecord>();
  for (const { id } of studies) {
    const file = fileOf(id, folder);
    if (!existsSync(file)) continue;
    const hint = `Make it again: npm run validate -- --rerun ${id}`;
    records.set(id, parseWith(RECORD, readJson(file, 'record'), file, hint));
  }
  return records;
}

/** Adds what was made to a record, in place of an earlier one of the same seed. */
export function withMade(record: StudyRecord, made: Made): StudyRecord {
  const others = record.made.filter(({ seed }) => seed !== made.seed);
  const all = [...others, made].sort((a, b) => (a.seed ?? 0) - (b.seed ?? 0));
  return { ...record, made: all };
}

/** Adds what was made to the record of a study, on disk. */
export function recordMade(study: Study, made: Made, folder = RESULTS): void {
  const before = readRecords([study], folder).get(study.id) ?? { study: study.id, made: [] };
  makeFolder(folder);
  writeText(fileOf(study.id, folder), jsonOf(withMade(before, made)));
}

/** JSON of a record: indented, but a curve on one line. */
function jsonOf(record: StudyRecord): string {
  const json = JSON.stringify(record, null, 2);
  return `${json.replace(/\[[-\d.,e\s]+\]/g, (list) => list.replace(/\s+/g, ''))}\n`;
}
