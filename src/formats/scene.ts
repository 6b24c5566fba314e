import * as v from 'valibot';
import type { Experiment } from '../core/experiment';
import { parseExperiment, serialiseExperiment } from '../core/experiment-json';
import { fields, integerBetween, numberBetween, parseWith, shortText } from '../core/validate';

const NUMBER = numberBetween(-1e6, 1e6, '');
const POINT = v.tuple([NUMBER, NUMBER, NUMBER], 'must be three numbers');

/** What a scene may hold of a figure's choices: a few short texts each. */
const CHOICES = v.pipe(
  v.record(shortText(60), v.record(shortText(60), shortText(120)), 'must be choices by figure'),
  v.check((all) => Object.keys(all).length <= 40, 'must name at most 40 figures'),
);

const GLASS = v.variant(
  'kind',
  [
    fields({ kind: v.literal('recorded'), file: shortText(80) }),
    fields({ kind: v.literal('run'), experiment: v.optional(v.unknown()) }),
    fields({ kind: v.literal('file'), name: shortText(120) }),
  ],
  'must be a recorded glass, a run or a file',
);

const SCENE = fields({
  glass: v.optional(GLASS),
  replica: v.optional(integerBetween(0, 1_000_000)),
  moment: v.optional(integerBetween(0, 1e12)),
  colours: v.optional(v.picklist(['coordination', 'element'], 'must be coordination or element')),
  hidden: v.optional(
    v.array(v.picklist(['bonds', 'polyhedra', 'box'], 'must be bonds, polyhedra or box')),
  ),
  page: v.optional(v.picklist(['paper', 'fit'], 'must be paper or fit')),
  figure: v.optional(shortText(60)),
  choices: v.optional(CHOICES),
  singles: v.optional(v.literal(true, 'must be true, or left out')),
  lit: v.optional(
    fields({ figure: shortText(60), series: shortText(120), from: NUMBER, to: NUMBER }),
  ),
  atom: v.optional(integerBetween(0, 1e9)),
  // Å from the middle of the box: from a position at a target, or along a direction at the whole box
  camera: v.optional(
    v.union(
      [fields({ position: POINT, target: POINT }), fields({ direction: POINT })],
      'must be a position and a target, or a direction',
    ),
  ),
});

/** The glass of a scene: a recorded one that comes with the page, a run to make, or a file that somebody has. */
export type SceneGlass =
  | { readonly kind: 'recorded'; readonly file: string }
  /** Without an experiment: of the one that is set up */
  | { readonly kind: 'run'; readonly experiment?: Experiment }
  | { readonly kind: 'file'; readonly name: string };

/**
 * What somebody looks at: which glass, when (`moment`, a step of its trajectory), in which colours, which
 * figure with which choices, what of it is lit, from where. What is absent is as usual.
 */
export type Scene = Readonly<Omit<v.InferOutput<typeof SCENE>, 'glass'>> & {
  readonly glass?: SceneGlass;
};

const HINT = 'Ask for the link again; what it sets up can be opened without it.';

/** A scene as JSON. */
export function serialiseScene(scene: Scene): unknown {
  const { glass } = scene;
  if (glass?.kind !== 'run' || !glass.experiment) return scene;
  return { ...scene, glass: { kind: 'run', experiment: serialiseExperiment(glass.experiment) } };
}

/**
 * Reads a scene.
 *
 * @param what is being read, for the message
 * @throws Problem naming the first field that is wrong
 */
export function parseScene(json: unknown, what: string): Scene {
  const { glass, ...scene } = parseWith(SCENE, json, what, HINT);
  if (glass === undefined) return scene;
  if (glass.kind !== 'run' || glass.experiment === undefined) {
    return { ...scene, glass: glass.kind === 'run' ? { kind: 'run' } : glass };
  }
  const experiment = parseExperiment(glass.experiment, `${what}: its run`);
  return { ...scene, glass: { kind: 'run', experiment } };
}
