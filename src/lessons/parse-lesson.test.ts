import { describe, expect, it } from 'vitest';
import { Problem } from '../core/problem';
import { counterRandom } from '../core/random';
import { type Lesson, tasksOf } from './lesson';
import { LARGEST_LESSON, parseLesson } from './parse-lesson';
import type { Known } from './scene-block';

const KNOWN: Known = {
  presets: ['24B', '75B'],
  recorded: ['24B-100.extxyz.gz'],
  figures: ['pair-distribution', 'boron'],
};

const FRONT = '---\ntitle: Boron\nminutes: 10\nlanguage: en\n---\n';

const GOOD = `---
title: Why boron changes its mind
minutes: 40
level: school
goals:
  - Say what a BO4 is.
language: en
---

Boron has a *choice*.

## Predict (4 min)

- one
- **two**

\`\`\`scene
recorded: 24B-100
preset: 24B
figure: 2
moment: melt
\`\`\`

\`\`\`predict
id: b4-guess
ask: "What share of boron holds four oxygens?"
number: { unit: "%", from: 0, to: 100 }
came: About half.
after: b4-read
\`\`\`

## Read it (3 min)

\`\`\`read
id: b4-read
ask: Read B4 at 300 K.
value: 50
tolerance: 5
unit: "%"
hint: The number stands above the curve.
\`\`\`

\`\`\`explain
id: why
ask: Why?
start: I think
\`\`\`

\`\`\`teacher
expect: About half.
misconceptions:
  - All of it.
\`\`\`
`;

const read = (text: string): Lesson => parseLesson(text, 'boron.md', KNOWN);
const messages = (text: string) => read(text).mistakes.map(({ message }) => message);
const fence = (kind: string, text: string) => `\`\`\`${kind}\n${text}\n\`\`\`\n`;

describe('a good lesson', () => {
  const lesson = read(GOOD);

  it('has no mistakes', () => expect(lesson.mistakes).toEqual([]));

  it('has its front matter', () => {
    const { title, minutes, level, goals, language } = lesson;
    expect({ title, minutes, level, goals, language }).toEqual({
      title: 'Why boron changes its mind',
      minutes: 40,
      level: 'school',
      goals: ['Say what a BO4 is.'],
      language: 'en',
    });
  });

  it('has steps with their minutes; what stands before the first heading is one', () => {
    const steps = lesson.steps.map(({ title, minutes }) => [title, minutes]);
    expect(steps).toEqual([
      ['Why boron changes its mind', null],
      ['Predict', 4],
      ['Read it', 3],
    ]);
  });

  it('has scenes in the words of links', () => {
    const scenes = lesson.steps[1].blocks.flatMap((block) =>
      block.kind === 'scene' ? [block.scene] : [],
    );
    expect(scenes).toEqual([
      {
        preset: '24B',
        scene: {
          glass: { kind: 'recorded', file: '24B-100.extxyz.gz' },
          figure: 'boron',
          moment: 0,
        },
      },
    ]);
  });

  it('has its tasks', () => {
    expect(tasksOf(lesson).map(({ kind, id }) => [kind, id])).toEqual([
      ['predict', 'b4-guess'],
      ['read', 'b4-read'],
      ['explain', 'why'],
    ]);
  });

  it('is the same with the line ends of another system, and a byte order mark', () => {
    expect(read(`\uFEFF${GOOD.replaceAll('\n', '\r\n')}`)).toEqual(lesson);
  });
});

describe('mistakes name their line, and what to do', () => {
  const oneOf = (text: string) => {
    const { mistakes } = read(text);
    expect(mistakes).toHaveLength(1);
    return mistakes[0];
  };

  it('a field that is missing', () => {
    const found = oneOf(GOOD.replace('ask: Read B4 at 300 K.\n', ''));
    expect(found.message).toBe('Line 35, read: "ask" is missing.');
    expect(found.hint).toContain('A read block has id, ask, value');
  });

  it('a number that is none, on the line of the number', () => {
    const found = oneOf(GOOD.replace('value: 50', 'value: fifty'));
    expect(found).toMatchObject({ line: 37 });
    expect(found.message).toContain('"value" must be a number');
  });

  it('YAML that is none', () => {
    const found = oneOf(GOOD.replace('start: I think', 'start: "I think'));
    expect(found.message).toMatch(/^Line \d+, explain: it is no YAML/);
    expect(found.hint).toContain('name: value');
  });

  it.each([
    ['recorded: 24B-100', 'recorded: 99B', 'names a recorded glass that does not exist, "99B"'],
    ['preset: 24B', 'preset: 99B', 'names a preset that does not exist'],
    ['figure: 2', 'figure: 3', 'must be a whole number from 1 to 2, not 3'],
    ['figure: 2', 'figure: rings', 'names a figure that does not exist, "rings"'],
  ])('a scene with %s as %s', (from, to, said) => {
    const found = oneOf(GOOD.replace(from, to));
    expect(GOOD.split('\n')[found.line - 1]).toBe(from);
    expect(found.message).toContain(said);
  });

  it('two tasks of the same id', () => {
    const found = oneOf(GOOD.replace('id: why', 'id: b4-read'));
    expect(found.message).toContain('the id "b4-read" is that of line 34 too');
  });

  it('a prediction that waits for a task that is not there', () => {
    expect(oneOf(GOOD.replace('after: b4-read', 'after: b4')).hint).toBe('Choose one of b4-read.');
  });

  it('a block of a kind that there is not', () => {
    const found = oneOf(GOOD.replace('```explain', '```explian'));
    expect(found.hint).toBe('Choose one of scene, predict, read, explain, teacher.');
  });

  it('no front matter', () => {
    expect(oneOf('## Look\n\nHere.\n').message).toBe('Line 1, front matter: it is missing.');
  });

  it('all of them, by line, and what is whole opens', () => {
    const broken = GOOD.replace('minutes: 40', 'minutes: long')
      .replace('figure: 2', 'figure: 9')
      .replace('tolerance: 5', 'tolerance: -1')
      .replace('start: I think', 'begin: I think');
    const { mistakes, steps, title } = read(broken);
    expect(mistakes.map(({ line }) => line)).toEqual([3, 20, 38, 46]);
    expect(title).toBe('boron.md');
    const kinds = steps[2].blocks.map(({ kind }) => kind);
    expect(kinds).toEqual(['mistakes', 'mistakes', 'teacher']);
  });

  it('both of a block that has two', () => {
    const text = `${FRONT}## A\n${fence('read', 'id: A\nask: b\nvalue: x\ntolerance: 1\nhint: h')}`;
    expect(messages(text)).toHaveLength(2);
  });
});

describe('a hostile lesson does nothing', () => {
  it('HTML, scripts, images and links are left out and listed', () => {
    const text = `${FRONT}## A

<script>alert(1)</script>

Look <img src=x onerror=alert(1)> at [this](https://example.org/) and ![it](http://example.org/a.png)

[home][1] [bad](javascript:alert(1))

[1]: https://example.org
`;
    const lesson = read(text);
    const lines = lesson.mistakes.map(({ line }) => line);
    expect(lines).toEqual([8, 10, 10, 10, 12, 12, 14]);
    const shown = JSON.stringify(lesson.steps.map(({ blocks }) => blocks.slice(1)));
    expect(shown).not.toMatch(/script>|example\.org|onerror|javascript:/);
    expect(shown).toContain('this');
  });

  it('signs that turn the direction of writing are gone', () => {
    expect(JSON.stringify(read(`${FRONT}## A\u202E\n\nb\u202Ec\u0007`).steps)).not.toMatch(
      /\u202E|\\u0007/,
    );
  });

  it.each([
    ['too large', `${FRONT}## A\n${'word '.repeat(8)}\n`.repeat(LARGEST_LESSON / 40)],
    ['a line without end', `${FRONT}## A\n\n${'a'.repeat(6000)}`],
    ['quotes in quotes', `${FRONT}## A\n\n${'> '.repeat(2000)}a`],
    ['lists in lists', `${FRONT}## A\n\n${'- '.repeat(2000)}a`],
    ['brackets', `${FRONT}## A\n\n${'['.repeat(4000)}`],
    ['empty', ' \n'],
    ['no steps', FRONT],
  ])('refused as a whole: %s', (_, text) => {
    expect(() => read(text)).toThrow(Problem);
  });

  it('YAML that unfolds to more than it is', () => {
    const levels = Array.from({ length: 9 }, (_, i) => {
      const name = String.fromCharCode(98 + i);
      const before = String.fromCharCode(97 + i);
      return `${name}: &${name} [${Array(9).fill(`*${before}`).join(', ')}]`;
    });
    const text = `${FRONT}## A\n${fence('read', ['a: &a [x]', ...levels].join('\n'))}`;
    expect(messages(text)).toEqual([expect.stringContaining('refers to itself too often')]);
  });

  it('fields of other names and prototypes', () => {
    const text = `${FRONT}## A\n${fence('explain', 'id: a\nask: b\n__proto__: {x: 1}')}`;
    expect(messages(text)).toHaveLength(1);
    expect(({} as { x?: unknown }).x).toBeUndefined();
    expect(messages(`${FRONT}## A\n${fence('constructor', 'a: 1')}`)[0]).toContain('no such block');
  });
});

describe('damage', () => {
  const PIECES = [
    '\n',
    '```',
    '---\n',
    '"',
    ': ',
    '- ',
    '> ',
    '<b>',
    '[',
    '](',
    '&a',
    '*',
    '\0',
    '#',
  ];

  it('600 damaged lessons open, or say what is wrong with them', () => {
    const random = counterRandom(19, 0);
    const whole = (n: number) => Math.floor(random.uniform() * n);
    for (let i = 0; i < 600; i++) {
      let text = GOOD;
      for (let hit = 0; hit <= whole(4); hit++) {
        const at = whole(text.length);
        const piece = PIECES[whole(PIECES.length)];
        text = text.slice(0, at) + piece + text.slice(at + whole(3) * whole(20));
      }
      try {
        const { mistakes, steps } = read(text);
        const last = text.split('\n').length;
        expect(steps.length).toBeGreaterThan(0);
        for (const { line, hint } of mistakes) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(last);
          expect(hint).toMatch(/\.$/);
        }
      } catch (error) {
        expect(error).toBeInstanceOf(Problem);
      }
    }
  });
});
