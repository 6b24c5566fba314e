import { describe, expect, it } from 'vitest';
import { volume } from '../../src/core/configuration';
import { createExperiment } from '../../src/core/experiment';
import { countedCut, cutEnergy, uniformCut } from './cut-pairs';
import { integratorStart } from './lammps-states';

const melt = integratorStart();
const experiment = createExperiment({ preset: '24B', atoms: 1000, cutoff: 7.5 });

describe('energy that pairs take with them over the cutoff', () => {
  it('is that of the Buckingham potential a pair', () => {
    const pair = {
      ...melt,
      species: melt.species,
      types: Uint8Array.from([0, 0]),
      positions: Float64Array.from([0, 0, 0, 7, 0, 0]),
      velocities: null,
    };
    expect(melt.species[0].element).toBe('O');
    const atCutoff = 9022.79 * Math.exp(-7.5 / 0.265) - 85.0921 / 7.5 ** 6;
    expect(countedCut(experiment, pair)).toBeCloseTo(-atCutoff, 12);
  });

  it('of a melt is nearly that of a gas as dense', () => {
    const counted = countedCut(experiment, melt);
    expect(counted / 1000).toBeGreaterThan(1e-3);
    expect(Math.abs(uniformCut(experiment) / volume(melt.box) / counted - 1)).toBeLessThan(0.03);
  });

  it('is exact at frames and follows the density between them', () => {
    const wider = { ...melt, box: melt.box.map((edge) => 1.1 * edge) as [number, number, number] };
    const frames = [
      { time: 1, configuration: melt },
      { time: 2, configuration: wider },
    ];
    const energy = cutEnergy(experiment, frames);
    const [narrow, wide] = frames.map(({ configuration }) => countedCut(experiment, configuration));
    expect(energy(1, volume(melt.box))).toBeCloseTo(narrow, 9);
    expect(energy(2, volume(wider.box))).toBeCloseTo(wide, 9);
    expect(energy(0, volume(melt.box))).toBeCloseTo(narrow, 9);
    expect(energy(3, 2 * volume(wider.box))).toBeCloseTo(wide / 2, 9);
  });
});
