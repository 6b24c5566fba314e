import { describe, expect, it } from 'vitest';
import { createExperiment } from '../../core/experiment';
import { everyComposition, everyPotential } from '../../core/variants';
import {
  experimentTitle,
  glassTitle,
  replicaName,
  replicaTitle,
  sayEnsemble,
  sayReplica,
  variantName,
  varies,
} from './ensemble-words';

const single = createExperiment({ preset: '24B', seed: 7 });
const seeds = { ...single, replicas: 6 };
const compositions = { ...single, variants: everyComposition() };
const potentials = { ...single, variants: everyPotential(), replicas: 2 };

describe('words for an ensemble', () => {
  it('say what runs side by side', () => {
    expect([single, seeds, compositions, potentials].map(sayEnsemble)).toEqual([
      null,
      '6 seeds',
      '9 compositions',
      '4 potentials × 2 seeds',
    ]);
    const mixed = { ...single, variants: [...everyComposition(), ...everyPotential()] };
    expect(sayEnsemble(mixed)).toBe('13 variants');
    expect([single, seeds, compositions, potentials].map(experimentTitle)).toEqual([
      '24B',
      '24B',
      '9 compositions',
      '24B, 4 potentials',
    ]);
    expect(varies(compositions, 'composition')).toBe(true);
    expect(varies(potentials, 'composition')).toBe(false);
    expect(varies(single, 'potential')).toBe(false);
  });

  it('tell one replica from the others', () => {
    expect(replicaName(single, 0)).toBeNull();
    expect(sayReplica(seeds, 1)).toBe('replica 2 of 6, seed 8');
    expect(sayReplica(compositions, 0)).toBe('replica 1 of 9, 75B');
    expect(replicaName(potentials, 3)).toBe(`${potentials.variants[1].name}, seed 8`);
    expect(variantName(compositions, 8)).toBe('10B');
    expect(variantName(seeds, 5)).toBe('24B');
    expect(replicaName({ ...seeds, seed: 0xffffffff }, 1)).toBe('seed 0');
    expect(glassTitle(compositions, 8)).toBe('10B');
    expect(glassTitle(potentials, 0)).toBe(`24B, ${potentials.variants[0].name}`);
    expect(replicaTitle(seeds, 2)).toBe('24B, seed 9');
    expect(replicaTitle(single, 0)).toBe('24B');
  });
});
