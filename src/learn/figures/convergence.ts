import { axis, type Figure, type Overlay, type Panel, type Series } from '../../figures/figure';
import { type Campaign, lossesOf, trialsOf } from '../campaign';
import { bestTrial } from '../loss';

const LOSS = axis('loss', null, 'loss', [0, null]);

/** A point of a series. */
type Point = readonly [x: number, y: number];

/**
 * How a campaign gets nearer to its targets: the losses that molecular dynamics gave, iteration by
 * iteration, and each candidate's beside the one that was predicted.
 */
export function convergenceFigure(campaign: Campaign): Figure {
  const { iterations, data } = campaign;
  const unstable = trialsOf(campaign).filter((trial) => trial.unstable).length;
  return {
    id: 'fit-convergence',
    title: 'Convergence of the fit',
    see: 'The best loss falls while the surrogate learns where to look. Where predicted and simulated losses agree, it can be believed.',
    how: `Loss: squared distances from the targets, weighed; smaller is better. Iteration 0 is the best of the ${data.length} trials that the fit began with.`,
    notes: [
      ...(iterations.some(({ outcomes }) => outcomes !== null)
        ? []
        : ['Nothing is simulated yet.']),
      ...(unstable > 0
        ? [`${unstable} unstable ${unstable === 1 ? 'trial has' : 'trials have'} no loss.`]
        : []),
    ],
    panels: [lossPanel(campaign), parityPanel(campaign)],
  };
}

function lossPanel(campaign: Campaign): Panel {
  const losses = campaign.iterations.map((_, i) => lossesOf(campaign, i));
  const along = (of: (loss: (typeof losses)[number]) => number | null): Point[] =>
    losses.flatMap((loss, i) => {
      const value = of(loss);
      return value === null ? [] : [[i + 1, value]];
    });
  const each = losses.flatMap((loss, i) =>
    loss.each.flatMap((value): Point[] => (value === null ? [] : [[i + 1, value]])),
  );
  return {
    title: 'Iteration by iteration',
    x: axis('iteration', null, 'iteration', [0, null]),
    y: LOSS,
    series: [
      line('best_so_far', 'best so far', bestSoFar(campaign), 'simulation', 'solid'),
      points(
        'median',
        'median of the iteration',
        along(({ median }) => median),
        1,
      ),
      points(
        'best',
        'best of the iteration',
        along(({ best }) => best),
        'simulation',
      ),
      line(
        'predicted',
        'best predicted',
        along(({ bestPredicted }) => bestPredicted),
        2,
        'dashed',
      ),
      { ...points('candidates', 'each candidate', each, 'quiet'), faint: true },
    ].filter(({ x }) => x.length > 0),
    overlays: [],
    marks: [],
  };
}

/** The smallest simulated loss up to each iteration; 0 stands for what there was before. */
function bestSoFar({ settings, data, iterations }: Campaign): Point[] {
  const { targets, objective } = settings;
  return [0, ...iterations.map((_, i) => i + 1)].flatMap((count): Point[] => {
    const known = { settings, data, iterations: iterations.slice(0, count) };
    const best = bestTrial(trialsOf(known), targets, objective);
    return best === null ? [] : [[count, best.loss]];
  });
}

function parityPanel(campaign: Campaign): Panel {
  const pairs = campaign.iterations.flatMap(({ candidates }, i) => {
    const { each } = lossesOf(campaign, i);
    return candidates.flatMap(({ loss }, c): Point[] => {
      const simulated = each.at(c) ?? null;
      return simulated === null ? [] : [[loss, simulated]];
    });
  });
  const most = Math.max(0, ...pairs.flat());
  return {
    title: 'Predicted beside simulated',
    x: axis('predicted loss', null, 'predicted_loss', [0, null]),
    y: axis('simulated loss', null, 'simulated_loss', [0, null]),
    series: [points('simulated', 'candidates', pairs, 'simulation')],
    overlays: pairs.length > 0 ? [diagonal([0, most])] : [],
    marks: [],
  };
}

/** Where what was predicted is what was simulated. */
export function diagonal(ends: readonly [number, number]): Overlay {
  return {
    id: 'as_predicted',
    name: 'as predicted',
    kind: 'line',
    x: ends,
    y: ends,
    error: null,
    colour: 'quiet',
    dash: 'dotted',
    origin: 'model',
    citation: null,
    residual: null,
  };
}

function line(
  id: string,
  name: string,
  along: readonly Point[],
  colour: Series['colour'],
  dash: Series['dash'],
): Series {
  return { ...points(id, name, along, colour), kind: 'line', dash };
}

function points(
  id: string,
  name: string,
  along: readonly Point[],
  colour: Series['colour'],
): Series {
  const [x, y] = [along.map((point) => point[0]), along.map((point) => point[1])];
  return { id, name, kind: 'points', x, y, error: null, colour, dash: 'solid' };
}
