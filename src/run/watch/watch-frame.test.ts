import { describe, expect, it } from 'vitest';
import { referenceGlass } from '../../../tests/support/glass';
import type { Configuration } from '../../core/configuration';
import { createExperiment } from '../../core/experiment';
import { potentialById } from '../../core/potential';
import { replicaExperiment } from '../../core/variants';
import type { ThermoSample } from '../../engine/types';
import { buckinghamSum } from '../pair-energy';
import { Watch } from './watch';

/** 1000 atoms of 24B, a glass that LAMMPS made with these parameters */
const glass = referenceGlass();
const CUTOFF = 9;
const experiment = createExperiment({
  preset: '24B',
  potential: 'wang2018',
  atoms: 1000,
  cutoff: CUTOFF,
  protocol: 'demo',
});
const buckingham = buckinghamSum(glass, potentialById('wang2018'), CUTOFF).energy;

const sample = (step: number, energy: number): ThermoSample => ({
  step,
  temperature: 300,
  pressure: 0,
  potential: -10000,
  buckingham: energy,
  coulomb: -10000 - energy,
  kinetic: 38,
  box: glass.box,
  conserved: -9962,
});

/** What a watch says of a configuration whose Buckingham energy the engine gave so. */
function look(configuration: Configuration, energy = buckingham) {
  const watch = new Watch(experiment);
  watch.add([[sample(1, energy)]]);
  return watch.look(0, configuration);
}

function moved(atom: number, to: readonly number[]): Configuration {
  const positions = glass.positions.slice();
  to.forEach((x, axis) => {
    positions[3 * atom + axis] = x;
  });
  return { ...glass, positions };
}

describe('a frame', () => {
  it('of a glass raises no alarm', () => {
    expect(look(glass)).toBeNull();
  });

  it('of nothing yet raises none', () => {
    expect(new Watch(experiment).look(0, glass)).toBeNull();
  });

  it('in which two atoms overlap names both by their numbers', () => {
    const ids = Uint32Array.from(glass.types, (_, i) => 5000 + i);
    const [oxygen, silicon] = [0, 1].map((type) => glass.types.indexOf(type));
    const [x, y, z] = glass.positions.subarray(3 * oxygen, 3 * oxygen + 3);
    const alarm = look({ ...moved(silicon, [x + 0.6, y, z]), ids });
    expect(alarm).toMatchObject({ kind: 'overlap', stage: 'mix', step: 1, replica: 0 });
    expect(alarm?.message).toContain(`oxygen ${5000 + oxygen}`);
    expect(alarm?.message).toContain(`silicon ${5000 + silicon}`);
    expect(alarm?.message).toContain('are 0.60 Å apart');
    expect(alarm?.message).toContain('never come nearer than 1.18 Å');
    expect([5000 + oxygen, 5000 + silicon]).toContain(alarm?.atom);
  });

  it('is told of an overlap once, until it has gone', () => {
    const [x, y, z] = glass.positions.subarray(0, 3);
    const bad = moved(500, [x + 0.6, y, z]);
    const watch = new Watch(experiment);
    watch.add([[sample(1, buckingham)]]);
    const kinds = [bad, bad, glass, bad].map((frame) => watch.look(0, frame)?.kind ?? null);
    expect(kinds).toEqual(['overlap', null, null, 'overlap']);
  });

  it('whose energy lacks neighbours is told, beyond the rounding of single precision', () => {
    expect(look(glass, buckingham * (1 + 2e-7))).toBeNull();
    // One oxygen's neighbours from 4 Å on, as a list that is too old would lose them.
    const alarm = look(glass, buckingham + 0.1);
    expect(alarm).toMatchObject({ kind: 'missed-neighbour', atom: null });
    expect(alarm?.message).toContain('by 0.1 eV');
  });

  it('is recounted only now and then', () => {
    const watch = new Watch(experiment, { recountSteps: 100 });
    const kinds: (string | undefined)[] = [];
    for (let step = 1; step <= 250; step++) {
      watch.add([[sample(step, buckingham + (step > 20 ? 0.1 : 0))]]);
      if (step % 50 === 1) kinds.push(watch.look(0, glass)?.kind);
    }
    expect(kinds).toEqual([undefined, undefined, 'missed-neighbour', undefined, undefined]);
  });

  it('is counted with the potential in force', () => {
    const changed = createExperiment({
      ...experiment,
      changes: [{ step: 1, quantity: 'B-O.C', value: 30 }],
    });
    const watch = new Watch(changed);
    watch.add([[sample(1, buckingham)]]);
    expect(watch.look(0, glass)).toBeNull();
    const potential = replicaExperiment(changed, 0).potential;
    const pairs = { ...potential.pairs, 'B-O': { ...potential.pairs['B-O'], C: 30 } };
    const energy = buckinghamSum(glass, { ...potential, pairs }, CUTOFF).energy;
    expect(Math.abs(energy - buckingham)).toBeGreaterThan(100);
    const later = new Watch(changed);
    later.add([[sample(1, buckingham), sample(2, energy)]]);
    expect(later.look(0, glass)).toBeNull();
  });
});
