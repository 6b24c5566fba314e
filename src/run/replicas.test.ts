import { describe, expect, it } from 'vitest';
import { createExperiment } from '../core/experiment';
import { density } from '../structure/density';
import { placeReplicas } from './replicas';

describe('placeReplicas', () => {
  it('starts at the start density, neutral counts and all', () => {
    for (const [preset, start] of [
      ['24B', 2.4],
      ['62B', 2.3],
      ['75B', 2.2],
    ] as const) {
      const [replica] = placeReplicas(createExperiment({ preset }));
      expect(density(replica)).toBeCloseTo(start, 6);
    }
  });

  it('gives replica r the glass of seed + r', () => {
    const three = placeReplicas(createExperiment({ preset: '24B', seed: 5, replicas: 3 }));
    const [single] = placeReplicas(createExperiment({ preset: '24B', seed: 7 }));
    expect(three[2]).toEqual(single);
    expect(three[0].positions).not.toEqual(three[1].positions);
  });
});
