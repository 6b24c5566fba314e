import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { TABLE_1 } from '../../core/composition';
import { isGlassName } from '../../core/glasses';
import { experimentFor } from '../../core/published';
import { parseRecordedGlasses } from '../../formats/recorded-glasses';
import { LAB_FIGURES } from '../../lab/figures/registry';
import type { Recording } from '../../lab/recordings/recording';
import { tasksOf } from '../../lessons/lesson';
import { parseLessonList } from '../../lessons/lesson-list';
import { parseLesson } from '../../lessons/parse-lesson';
import { measureConfiguration } from '../../structure/measure';
import { EVERYTHING } from '../../structure/network-measurement';
import { pairDistribution } from '../../structure/pair-distribution';
import { RecordingIntake } from '../../workers/reading/read-recording';
import { takeIn } from '../../workers/reading/take-in';

const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
const known = {
  presets: readdirSync('public/presets').map((file) => file.replace('.json', '')),
  recorded: parseRecordedGlasses(json('public/glasses/index.json')).map(({ file }) => file),
  figures: LAB_FIGURES.map(({ id }) => id),
};
const list = parseLessonList(json('public/lessons/index.json'));
const textOf = (file: string) => readFileSync(`public/lessons/${file}`, 'utf8');
const lessonOf = (file: string) => parseLesson(textOf(file), file, known);

/** A recorded glass, read as the page reads it. */
async function recordedGlass(file: string): Promise<Recording> {
  const intake = new RecordingIntake();
  const bytes = new Uint8Array(readFileSync(`public/glasses/${file}`));
  async function* parts() {
    yield bytes;
  }
  const request = { name: file, types: null, elements: null, lengths: null };
  const outcome = await takeIn(request, parts(), (report) => intake.take(report));
  const summary = outcome.kind === 'read' ? outcome.summary : null;
  const [recording] = intake.finish({ name: file, bytes: bytes.length }, summary, null, 'opening');
  return recording;
}

const glasses = new Map<string, Recording>();
const glass = (name: string): Recording => {
  const recording = glasses.get(name);
  if (!recording) throw new Error(`${name} was not read`);
  return recording;
};

beforeAll(async () => {
  for (const name of ['0B', '12B', '24B', '37B', '50B', '75B']) {
    glasses.set(name, await recordedGlass(`${name}-100.extxyz.gz`));
  }
});

/** %, of the last frame */
const fourFold = (name: string) => {
  const b4 = glass(name).looked.structure.at(-1)?.b4;
  return 100 * (b4 ?? Number.NaN);
};

/** %, mean of the frames between 2500 K and the melt */
function fourFoldInMelt(name: string): number {
  const hot = glass(name).looked.structure.filter(({ temperature }) => temperature > 2500);
  return hot.reduce((sum, { b4 }) => sum + (100 * (b4 ?? Number.NaN)) / hot.length, 0);
}

function measured(name: string) {
  const { last } = glass(name).looked;
  if (!last) throw new Error('a recorded glass has a last frame');
  const scope = { ...EVERYTHING, rings: false };
  return measureConfiguration(last, pairDistribution(last), undefined, scope);
}

const charges = 2 * (TABLE_1['75B'].Na2O + TABLE_1['75B'].CaO);
const { SiO2, Na2O, CaO } = TABLE_1['0B'];

/** What each reading of a lesson should come to, by lesson and task. */
const READINGS: Readonly<Record<string, () => number>> = {
  'boron.md b4-read': () => fourFold('24B'),
  'boron.md melt-read': () => fourFoldInMelt('24B'),
  'boron.md experiment-read': () => 100 * (experimentFor(TABLE_1['24B'])?.n4 ?? Number.NaN),
  'boron.md b4-75': () => fourFold('75B'),
  'boron.md charges': () => charges,
  'boron.md most-b4': () => (100 * charges) / (2 * TABLE_1['75B'].B2O3),
  'what-is-a-glass.md sio': () => measured('0B').firstPeak['Si-O']?.[0] ?? Number.NaN,
  'what-is-a-glass.md osio': () => measured('0B').meanAngle['O-Si-O'] ?? Number.NaN,
  'what-is-a-glass.md siosi': () => measured('0B').meanAngle['Si-O-Si'] ?? Number.NaN,
  'what-is-a-glass.md count': () => (100 * 2 * (Na2O + CaO)) / (2 * SiO2 + Na2O + CaO),
  'what-is-a-glass.md nbo': () => 100 * (measured('0B').oxygen?.[1] ?? Number.NaN),
};

it('all lessons that are there are listed, with their titles and minutes', () => {
  const files = readdirSync('public/lessons').filter((file) => file.endsWith('.md'));
  expect(list.map(({ file }) => file).sort()).toEqual(files.sort());
  for (const { file, title, minutes, level } of list) {
    expect(lessonOf(file)).toMatchObject({ title, minutes, level });
  }
});

describe.each(list.map(({ file }) => file))('%s', (file) => {
  const lesson = lessonOf(file);

  it('has no mistakes', () => expect(lesson.mistakes).toEqual([]));

  it('takes as long as its steps', () => {
    const sum = lesson.steps.reduce((total, { minutes }) => total + (minutes ?? 0), 0);
    expect(sum).toBe(lesson.minutes);
  });

  it('has a key for the teacher', () => {
    const kinds = lesson.steps.flatMap(({ blocks }) => blocks.map(({ kind }) => kind));
    expect(kinds).toContain('teacher');
  });

  it('asks for readings that the recorded glasses give, well within the tolerance', () => {
    for (const task of tasksOf(lesson)) {
      if (task.kind !== 'read') continue;
      const due = READINGS[`${file} ${task.id}`]();
      expect(Math.abs(due - task.value), `${task.id}: ${due}`).toBeLessThanOrEqual(
        Math.max(task.tolerance / 2, 1e-9),
      );
    }
  });
});

it('the shares of boron that the lesson lists are those of the recorded glasses, and measured', () => {
  const rows = [...textOf('boron.md').matchAll(/^- (\d+B): (\d+) %, measured (\d+) %$/gm)];
  expect(rows).toHaveLength(5);
  for (const [, name, simulated, real] of rows) {
    if (!isGlassName(name)) throw new Error(name);
    expect(fourFold(name).toFixed(0)).toBe(simulated);
    expect((100 * (experimentFor(TABLE_1[name])?.n4 ?? 0)).toFixed(0)).toBe(real);
  }
});

it('the example of docs/teaching.md is a whole lesson', () => {
  const [, example] =
    /````markdown\n([\s\S]*?)````/.exec(readFileSync('docs/teaching.md', 'utf8')) ?? [];
  const { mistakes, steps } = parseLesson(example, 'example.md', known);
  expect(mistakes).toEqual([]);
  expect(steps.map(({ minutes }) => minutes)).toEqual([4, 6]);
  for (const figure of known.figures) {
    expect(readFileSync('docs/teaching.md', 'utf8')).toContain(`\`${figure}\``);
  }
});

it('what is said of window glass is so', () => {
  const text = textOf('what-is-a-glass.md');
  const { density, angleWidth } = measured('0B');
  expect(text).toContain(`Its density is ${density.toFixed(2)} g/cm³`);
  expect(text).toContain(`where ${experimentFor(TABLE_1['0B'])?.density?.toFixed(2)} is measured`);
  expect(angleWidth['Si-O-Si']?.toFixed(0)).toBe('14');
  expect(angleWidth['O-Si-O']).toBeLessThan(6);
});
