import { create } from 'zustand';
import { Problem } from '../../core/problem';
import { LAB_FIGURES } from '../../lab/figures/registry';
import { type Answer, type Answers, NO_ANSWERS } from '../../lessons/answers';
import type { Lesson } from '../../lessons/lesson';
import { type ListedLesson, parseLessonList } from '../../lessons/lesson-list';
import { LARGEST_LESSON, parseLesson } from '../../lessons/parse-lesson';
import type { Known } from '../../lessons/scene-block';
import { fetchRecordedTrajectories, useRecordedTrajectories } from '../files/recorded-trajectories';
import type { ChosenLesson } from '../stores/lesson-panel';
import { notifyFailure } from '../stores/notice-store';
import { usePresets } from '../stores/presets-store';
import { keepAnswers, keptAnswers } from './kept-answers';

const FOLDER = 'lessons';

export interface LessonState {
  readonly list: readonly ListedLesson[];
  /** The one that is open; null while there is none */
  readonly lesson: Lesson | null;
  /** By what its answers are kept */
  readonly key: string;
  readonly answers: Answers;
  /** Why it does not open */
  readonly problem: Problem | null;
  /** Counts the steps that somebody went to: their headings take the focus. */
  readonly moves: number;
}

const CLOSED = { lesson: null, key: '', answers: NO_ANSWERS, problem: null } as const;

export const useLesson = create<LessonState>(() => ({ ...CLOSED, list: [], moves: 0 }));

/** Fetches the list of the lessons that come with the page. */
export async function fetchLessonList(): Promise<void> {
  const response = await fetch(`${FOLDER}/index.json`).catch(() => null);
  try {
    if (!response?.ok) throw notFetched('The list of lessons');
    useLesson.setState({ list: parseLessonList(await response.json().catch(() => null)) });
  } catch (error) {
    notifyFailure(error);
  }
}

export const addressOf = ({ file }: ListedLesson) => `${FOLDER}/${file}`;

const notFetched = (what: string) =>
  new Problem(`${what} could not be fetched.`, 'Check the address and the connection.');

/** How many lessons were asked for; only the last one opens. */
let requests = 0;

/** Opens a lesson where it was left. */
export async function loadLesson(choice: ChosenLesson): Promise<void> {
  const number = ++requests;
  useLesson.setState(CLOSED);
  try {
    const text = choice.kind === 'file' ? choice.text : await fetchLesson(choice.address);
    const name = choice.kind === 'file' ? choice.name : choice.address;
    const lesson = parseLesson(text, name.split('/').at(-1) || name, await known());
    if (number !== requests) return;
    const key = choice.kind === 'file' ? `file ${lesson.title}` : absolute(choice.address).pathname;
    const kept = keptAnswers(key);
    const last = lesson.steps.length - 1;
    const answers = { ...kept, step: Math.min(kept.step, last) };
    useLesson.setState(({ moves }) => ({ lesson, key, answers, moves: moves + 1 }));
  } catch (error) {
    if (number !== requests) return;
    if (error instanceof Problem) useLesson.setState({ problem: error });
    else notifyFailure(error);
  }
}

function absolute(address: string): URL {
  try {
    return new URL(address, location.href);
  } catch {
    throw new Problem('This is not an address of a lesson.', 'Give a path, as lessons/boron.md.');
  }
}

/** Only from the host of the page: its policy lets it ask nothing of others. */
async function fetchLesson(address: string): Promise<string> {
  const url = absolute(address);
  if (url.origin !== location.origin) {
    throw new Problem(
      'The lesson is at another host, and this page loads nothing from other hosts.',
      'Save the lesson as a file and open that, or put it beside the page.',
    );
  }
  const response = await fetch(url, { mode: 'same-origin' }).catch(() => null);
  if (!response?.ok) throw notFetched('The lesson');
  const bytes = await response.blob();
  if (bytes.size > LARGEST_LESSON) {
    throw new Problem(
      `The lesson is larger than ${LARGEST_LESSON / 1000} kB.`,
      'Make two lessons of it.',
    );
  }
  return bytes.text();
}

async function known(): Promise<Known> {
  await fetchRecordedTrajectories();
  return {
    presets: usePresets.getState().presets.map(({ name }) => name),
    recorded: useRecordedTrajectories.getState().glasses.map(({ file }) => file),
    figures: LAB_FIGURES.map(({ id }) => id),
  };
}

function put(change: (answers: Answers) => Answers): void {
  const { key, answers } = useLesson.getState();
  const next = change(answers);
  useLesson.setState({ answers: next });
  keepAnswers(key, next);
}

/** @param step from 0 */
export function goToStep(step: number): void {
  put((answers) => ({ ...answers, step, furthest: Math.max(step, answers.furthest) }));
  useLesson.setState(({ moves }) => ({ moves: moves + 1 }));
}

export function answer(id: string, given: Answer): void {
  put((before) => ({ ...before, answers: { ...before.answers, [id]: given } }));
}

/** Forgets the answers, and begins with the first step. */
export function beginAgain(): void {
  put(() => NO_ANSWERS);
  useLesson.setState(({ moves }) => ({ moves: moves + 1 }));
}
