import * as v from 'valibot';
import { fields, integerBetween, numberBetween, shortText } from '../core/validate';
import type { Scene } from '../formats/scene';

/** What there is for a scene to show, by the names that lessons use. */
export interface Known {
  /** '24B' */
  readonly presets: readonly string[];
  /** Files of the recorded glasses: '24B-100.extxyz.gz' */
  readonly recorded: readonly string[];
  /** Ids of the lab's figures, in its order */
  readonly figures: readonly string[];
}

/** A scene of a lesson. */
export interface LessonScene {
  /** What is put on the bench; null: what is there stays */
  readonly preset: string | null;
  readonly scene: Scene;
}

const NUMBER = numberBetween(-1e6, 1e6, '');
const MOMENT = 'must be melt, glass, or a step of the trajectory';

/** The recorded glass, the preset, the figure that must exist. */
export function sceneSchema({ presets, recorded, figures }: Known) {
  const stems = recorded.map(stem);
  const named = (names: readonly string[], what: string) =>
    v.pipe(
      shortText(80),
      v.check(
        (name) => names.includes(name),
        (issue) => `names ${what} that does not exist, "${issue.input}"; there are ${list(names)}`,
      ),
    );
  const figureNumber = v.pipe(
    integerBetween(1, figures.length),
    v.transform((number) => figures[number - 1]),
  );
  return v.pipe(
    fields({
      recorded: v.optional(named(stems, 'a recorded glass')),
      preset: v.optional(named(presets, 'a preset')),
      moment: v.optional(v.union([v.picklist(['melt', 'glass']), integerBetween(0, 1e12)], MOMENT)),
      colours: v.optional(
        v.picklist(['coordination', 'element'], 'must be coordination or element'),
      ),
      hidden: v.optional(
        v.array(
          v.picklist(['bonds', 'polyhedra', 'box'], 'must be bonds, polyhedra or box'),
          'must be a list',
        ),
      ),
      figure: v.optional(
        v.lazy((input) => (typeof input === 'number' ? figureNumber : named(figures, 'a figure'))),
      ),
      choices: v.optional(
        v.record(
          shortText(60),
          v.pipe(
            v.union([shortText(120), NUMBER], 'must be a text or a number'),
            v.transform(String),
          ),
          'must be choices of the figure',
        ),
      ),
      lit: v.optional(fields({ series: shortText(120), from: NUMBER, to: NUMBER })),
    }),
    v.check(
      ({ figure, choices, lit }) => figure !== undefined || (!choices && !lit),
      'needs a "figure", of which its choices and what is lit are',
    ),
    v.transform(({ recorded: name, preset, moment, figure, choices, lit, ...rest }) => {
      const file = recorded.find((one) => stem(one) === name);
      const scene: Scene = {
        ...rest,
        ...(file ? { glass: { kind: 'recorded' as const, file } } : {}),
        ...(moment === undefined || moment === 'glass'
          ? {}
          : { moment: moment === 'melt' ? 0 : moment }),
        ...(figure ? { figure } : {}),
        ...(figure && choices ? { choices: { [figure]: choices } } : {}),
        ...(figure && lit ? { lit: { figure, ...lit } } : {}),
      };
      return { preset: preset ?? null, scene } satisfies LessonScene;
    }),
  );
}

export const SCENE_HINT =
  'A scene has recorded, preset, figure, choices, lit, colours, hidden and moment, each where it is needed.';

const stem = (file: string) => file.split('.')[0];

const list = (names: readonly string[]) => (names.length === 0 ? 'none' : names.join(', '));
