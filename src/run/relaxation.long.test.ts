import { describe, expect, it } from 'vitest';
import { testDevice } from '../../tests/gpu';
import { GLASS_NAMES } from '../core/composition';
import { atomCount, type Configuration, elementOf } from '../core/configuration';
import { createExperiment, type Experiment } from '../core/experiment';
import { pairWall } from '../core/pair-wall';
import { pairOf } from '../core/potential';
import { GpuSimulation } from '../engine/gpu/simulation';
import { forEachPair } from '../structure/neighbours';
import { relaxPlacement } from './relaxation';
import { placeReplicas } from './replicas';

/** No pair of a relaxed start is nearer, Å. */
const NEAREST = 1.2;
/** Å; every pair that is nearer than this is looked at. */
const REACH = 2.5;
const SEEDS = 20;

interface Nearest {
  readonly distance: number;
  readonly pair: string;
}

/** The nearest pair of a configuration, and the one that is nearest to its barrier (distance over barrier). */
function nearestPairs(configuration: Configuration, { potential }: Experiment) {
  const { species, types } = configuration;
  const barriers = species.map(({ element: a }) =>
    species.map(({ element: b }) => {
      const pair = pairOf(potential, a, b);
      const product = (potential.charges[a] ?? 0) * (potential.charges[b] ?? 0);
      return (pair && pairWall(pair, product)?.inner) ?? 0;
    }),
  );
  let nearest: Nearest = { distance: Number.POSITIVE_INFINITY, pair: '' };
  let deepest: Nearest = { distance: Number.POSITIVE_INFINITY, pair: '' };
  forEachPair(configuration, REACH, (i, j, square) => {
    const distance = Math.sqrt(square);
    const ratio = distance / barriers[types[i]][types[j]];
    const pair = `${elementOf(configuration, i)}-${elementOf(configuration, j)}`;
    if (distance < nearest.distance) nearest = { distance, pair };
    if (ratio < deepest.distance) deepest = { distance: ratio, pair };
  });
  return { nearest, deepest };
}

/** Places and relaxes every replica as a run does, and holds each of them to the bounds. */
async function relaxed(experiment: Experiment, batch: number): Promise<void> {
  const { device } = await testDevice();
  const starts = placeReplicas(experiment);
  for (let first = 0; first < starts.length; first += batch) {
    const configurations = starts.slice(first, first + batch);
    const simulation = await GpuSimulation.create(device, {
      replicas: configurations.map((configuration) => ({
        configuration,
        potential: experiment.potential,
        cutoff: experiment.cutoff,
        accuracy: experiment.protocol.accuracy,
      })),
      timeStep: experiment.protocol.timeStep,
    });
    const atoms = configurations.map(atomCount);
    const before = await simulation.evaluate();
    await relaxPlacement(simulation, atoms);
    const after = await simulation.evaluate();
    for (const [r, total] of atoms.entries()) {
      const gained = (before[r].potential - after[r].potential) / total;
      const { nearest, deepest } = nearestPairs(await simulation.readConfiguration(r), experiment);
      const seed = experiment.seed + first + r;
      console.log(
        `${experiment.name}, ${total} atoms, seed ${seed}: nearest ${nearest.pair} ` +
          `${nearest.distance.toFixed(3)} Å; ${deepest.pair} at ${deepest.distance.toFixed(2)} of its barrier; ` +
          `${(after[r].potential / total).toFixed(3)} eV per atom`,
      );
      expect(nearest.distance, `seed ${seed}: ${nearest.pair}`).toBeGreaterThan(NEAREST);
      expect(deepest.distance, `seed ${seed}: ${deepest.pair}`).toBeGreaterThan(1);
      expect(gained).toBeGreaterThan(1);
    }
    simulation.destroy();
  }
}

const glass = (preset: string, atoms: number, cutoff: number, replicas: number) =>
  createExperiment({ preset, atoms, cutoff, replicas, seed: 1 });

describe.each([
  { atoms: 400, cutoff: 7, batch: 20 },
  { atoms: 1200, cutoff: 11, batch: 10 },
])('$atoms atoms with a cutoff of $cutoff Å', ({ atoms, cutoff, batch }) => {
  it.each(GLASS_NAMES)('of %s relax without overlaps, whatever the seed', async (preset) => {
    await relaxed(glass(preset, atoms, cutoff, SEEDS), batch);
  });
});

it('10,000 atoms relax without overlaps', async () => {
  await relaxed(glass('24B', 10_000, 11, 1), 1);
});
