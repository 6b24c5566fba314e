import { describe, expect, it } from 'vitest';
import { configurationOf, referenceGlass } from '../../tests/support/glass';
import { volume } from '../core/configuration';
import { coordinationNumbers } from './coordination';
import { elementCounts } from './element-counts';
import { pairDistribution } from './pair-distribution';
import { runningCoordination } from './running-coordination';

describe('runningCoordination', () => {
  const glass = referenceGlass();
  const distribution = pairDistribution(glass);
  const counts = elementCounts(glass);
  const running = (name: string) =>
    runningCoordination(distribution, name, counts, volume(glass.box));

  it.each([
    ['Si', 'O', 2],
    ['B', 'O', 2],
    ['Na', 'O', 3.2],
    ['O', 'O', 3],
  ] as const)('of %s–%s is the mean of the counts within %d Å', (centre, ligand, reach) => {
    const numbers = coordinationNumbers(glass, centre, ligand, reach);
    const mean = numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
    const result = running(`${centre}-${ligand}`);
    const bin = result?.r.findIndex((end) => Math.abs(end - reach) < 1e-9) ?? -1;
    expect(result?.aroundFirst[bin]).toBeCloseTo(mean, 9);
    const back = (counts[centre] ?? 0) / (counts[ligand] ?? 1);
    expect(result?.aroundSecond[bin]).toBeCloseTo(mean * back, 9);
  });

  it('is null for absent elements and without bins', () => {
    const oxygen = configurationOf([['O', 0, 0, 0]], 8);
    const alone = pairDistribution(oxygen);
    expect(runningCoordination(alone, 'O-O', { O: 1 }, 512)).toBeNull();
    expect(runningCoordination(alone, 'B-O', { O: 1 }, 512)).toBeNull();
    const none = { r: new Float64Array(), g: { 'O-O': new Float64Array() } };
    expect(runningCoordination(none, 'O-O', { O: 2 }, 1)).toBeNull();
  });
});
