import type { Code, Heading, Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { frontmatter } from 'micromark-extension-frontmatter';
import type * as v from 'valibot';
import { oneLine } from '../core/one-line';
import { Problem } from '../core/problem';
import { FRONT_MATTER, FRONT_MATTER_HINT, type FrontMatter } from './front-matter';
import { checkIds, type ReadStep } from './ids';
import type { Block, Lesson } from './lesson';
import { type Mistake, mistake } from './mistake';
import { ProseReader, plainText } from './prose';
import { type Known, SCENE_HINT, sceneSchema } from './scene-block';
import { TASKS } from './tasks/tasks';
import { TEACHER, TEACHER_HINT } from './teacher-block';
import { type BlockText, readBlock } from './yaml-block';

/** Most bytes of a lesson, and most characters of one line of it. */
export const LARGEST_LESSON = 200_000;
const LONGEST_LINE = 5000;
const MOST_STEPS = 40;
const MOST_BLOCKS = 400;
/** Mistakes that are listed; who has mended these sees the next ones. */
const MOST_MISTAKES = 100;

/** A line that begins more quotes or lists than anybody writes: they make a parser slow. */
const DEEP = /^(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))){12}/m;
const SIGNS = /[*_[\]`!<]{60}/;

/**
 * Reads a lesson. What is wrong with single parts of it is listed, and stands in their place.
 *
 * @param name of the file, for messages
 * @param known what scenes may name
 * @throws Problem when nothing of it can be shown: it is empty, too large, or no text
 */
export function parseLesson(text: string, name: string, known: Known): Lesson {
  const file = oneLine(name.slice(0, 120));
  const source = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  refuseOversize(source, file);
  const reader = new LessonReader(known);
  reader.read(tree(source, file));
  const { front, steps, mistakes } = reader;
  if (steps.length === 0) {
    throw new Problem(
      `${file} has no steps.`,
      'A lesson has a heading "## Predict (4 min)" over each step.',
    );
  }
  const checked = checkIds(steps);
  return {
    ...(front ?? { title: file, minutes: totalMinutes(steps), goals: [], language: 'en' }),
    steps: checked.steps.map(({ title, minutes, blocks }) => ({
      title: title === '' ? (front?.title ?? file) : title,
      minutes,
      blocks: blocks.map(({ block }) => block),
    })),
    mistakes: [...mistakes, ...checked.mistakes]
      .sort((a, b) => a.line - b.line)
      .slice(0, MOST_MISTAKES),
  };
}

function refuseOversize(source: string, file: string): void {
  if (source.trim() === '') {
    throw new Problem(`${file} is empty.`, 'A lesson is a Markdown file with front matter.');
  }
  if (new TextEncoder().encode(source).length > LARGEST_LESSON) {
    throw new Problem(
      `${file} is larger than ${LARGEST_LESSON / 1000} kB.`,
      'Make two lessons of it; what it shows need not be in it.',
    );
  }
  const lines = source.split('\n');
  const at = lines.findIndex(
    (line) => line.length > LONGEST_LINE || DEEP.test(line) || SIGNS.test(line),
  );
  if (at < 0) return;
  throw new Problem(
    `${file} is no lesson that somebody wrote: line ${at + 1} is longer or deeper than any text.`,
    `Break it: ${LONGEST_LINE} characters a line are enough.`,
  );
}

function tree(source: string, file: string): Root {
  try {
    return fromMarkdown(source, {
      extensions: [frontmatter(['yaml'])],
      mdastExtensions: [frontmatterFromMarkdown(['yaml'])],
    });
  } catch (error) {
    throw new Problem(
      `${file} cannot be read as Markdown: ${oneLine(String(error)).slice(0, 200)}.`,
      'Make it shorter and flatter.',
    );
  }
}

const totalMinutes = (steps: readonly ReadStep[]) =>
  steps.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0);

class LessonReader {
  front: FrontMatter | null = null;
  readonly steps: ReadStep[] = [];
  private readonly own: Mistake[] = [];
  private readonly prose = new ProseReader();
  private blocks = 0;
  /** No more steps are begun */
  private full = false;
  private readonly scene: ReturnType<typeof sceneSchema>;

  constructor(known: Known) {
    this.scene = sceneSchema(known);
  }

  get mistakes(): Mistake[] {
    return [...this.own, ...this.prose.mistakes];
  }

  read({ children }: Root): void {
    const [first] = children;
    if (first?.type === 'yaml') this.readFrontMatter(first.value);
    else this.own.push(mistake(1, 'front matter', 'it is missing', FRONT_MATTER_HINT));
    for (const node of children) {
      if (node.type === 'yaml') continue;
      if (node.type === 'heading' && node.depth === 2) this.begin(node);
      else this.take(node);
    }
  }

  private readFrontMatter(text: string): void {
    const block: BlockText = { text, line: 2, what: 'front matter' };
    const { value, mistakes } = readBlock(FRONT_MATTER, block, FRONT_MATTER_HINT);
    this.front = value;
    this.own.push(...mistakes);
  }

  private begin(heading: Heading): void {
    const line = lineOf(heading);
    if (this.steps.length === MOST_STEPS) {
      if (!this.full) {
        const wrong = `there are more than ${MOST_STEPS}`;
        this.own.push(mistake(line, 'step', wrong, 'Make two lessons of it.'));
      }
      this.full = true;
      return;
    }
    const words = oneLine(plainText(this.prose.runs(heading.children)));
    const [, title, minutes] = /^(.*?)\s*\((\d{1,3})\s*min\)$/.exec(words) ?? [null, words, null];
    this.steps.push({
      title: title.slice(0, 100),
      minutes: minutes === null ? null : Number(minutes),
      blocks: [],
    });
  }

  private take(node: Nodes): void {
    this.blocks++;
    if (this.blocks > MOST_BLOCKS) {
      if (this.blocks === MOST_BLOCKS + 1) {
        const wrong = `the lesson has more than ${MOST_BLOCKS} paragraphs and blocks`;
        this.own.push(mistake(lineOf(node), 'text', wrong, 'Make two lessons of it.'));
      }
      return;
    }
    const block = node.type === 'code' && node.lang ? this.fenced(node) : this.said(node);
    if (block === null) return;
    // What stands before the first heading is a step by itself, under the lesson's title.
    if (this.steps.length === 0) this.steps.push({ title: '', minutes: null, blocks: [] });
    this.steps[this.steps.length - 1].blocks.push({ block, line: lineOf(node) });
  }

  private said(node: Nodes): Block | null {
    const before = this.prose.mistakes.length;
    const prose = this.prose.read(node);
    const mistakes = this.prose.mistakes.slice(before);
    if (prose !== null) return { kind: 'prose', prose };
    return mistakes.length > 0 ? { kind: 'mistakes', mistakes } : null;
  }

  private fenced(node: Code): Block {
    const what = oneLine((node.lang ?? '').slice(0, 40));
    const text: BlockText = { text: node.value, line: lineOf(node) + 1, what };
    if (what === 'scene') {
      return this.checked(this.scene, text, SCENE_HINT, (scene) => ({ kind: 'scene', scene }));
    }
    if (what === 'teacher') {
      return this.checked(TEACHER, text, TEACHER_HINT, (note) => ({ kind: 'teacher', note }));
    }
    if (Object.hasOwn(TASKS, what)) {
      const { schema, hint } = TASKS[what];
      return this.checked(schema, text, hint, (task) => ({ kind: 'task', task }));
    }
    const kinds = ['scene', ...Object.keys(TASKS), 'teacher'].join(', ');
    return this.wrong([
      mistake(lineOf(node), what, 'there is no such block', `Choose one of ${kinds}.`),
    ]);
  }

  private checked<Schema extends v.GenericSchema>(
    schema: Schema,
    text: BlockText,
    hint: string,
    make: (value: v.InferOutput<Schema>) => Block,
  ): Block {
    const { value, mistakes } = readBlock(schema, text, hint);
    return mistakes.length > 0 ? this.wrong(mistakes) : make(value as v.InferOutput<Schema>);
  }

  private wrong(mistakes: readonly Mistake[]): Block {
    this.own.push(...mistakes);
    return { kind: 'mistakes', mistakes };
  }
}

const lineOf = (node: Nodes) => node.position?.start.line ?? 1;
