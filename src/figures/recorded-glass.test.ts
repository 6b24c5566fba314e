import { describe, expect, it } from 'vitest';
import { compositionFrom } from '../core/composition';
import type { MeasuredGlass } from './glass';
import { BOND_ANGLE_MEASUREMENT, DENSITY_MEASUREMENT, RINGS } from './kinds/measurements';
import { columnOf, glassForKind, recordedGlass } from './recorded-glass';

const measured: MeasuredGlass = {
  name: '24B',
  composition: compositionFrom({ SiO2: 51, B2O3: 24, Na2O: 15, CaO: 10 }),
  potential: 'Yang 2026',
  conditions: null,
  sampling: { atoms: 399, replicas: 2, frames: 1 },
  columns: {
    [columnOf(DENSITY_MEASUREMENT, 'density')]: {
      mean: Float64Array.of(2.4512345),
      error: Float64Array.of(0.0123456),
    },
    [columnOf(BOND_ANGLE_MEASUREMENT, 'O-Si-O mean')]: null,
  },
};

describe('a recorded glass', () => {
  it('keeps five digits by measurement and column, through JSON', () => {
    const kept = JSON.parse(JSON.stringify(recordedGlass(measured)));
    const density = glassForKind(kept, { needs: [DENSITY_MEASUREMENT, RINGS] });
    expect(density).toMatchObject({ name: '24B', sampling: { replicas: 2 } });
    expect(density?.columns.density).toEqual({
      mean: Float64Array.of(2.4512),
      error: Float64Array.of(0.012346),
    });
    expect(glassForKind(kept, { needs: [BOND_ANGLE_MEASUREMENT] })?.columns).toEqual({
      'O-Si-O mean': null,
    });
    expect(glassForKind(kept, { needs: [RINGS, DENSITY_MEASUREMENT] })).toBeNull();
  });
});
