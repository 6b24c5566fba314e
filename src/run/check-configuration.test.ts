import { describe, expect, it } from 'vitest';
import type { Configuration } from '../core/configuration';
import { potentialById } from '../core/potential';
import { checkConfiguration } from './check-configuration';
import { placeAtoms } from './placement';

const yang2026 = potentialById('yang2026');
const glass = placeAtoms({ O: 200, Si: 51, B: 48, Na: 30, Ca: 9 }, 16.3, 1);
// 2·200 = 4·51 + 3·48 + 30 + 2·11
const neutral = placeAtoms({ O: 200, Si: 51, B: 48, Na: 30, Ca: 11 }, 16.3, 1);

function moved(configuration: Configuration, atom: number, onto: number, by: number) {
  const positions = configuration.positions.slice();
  for (let axis = 0; axis < 3; axis++) {
    positions[3 * atom + axis] = positions[3 * onto + axis] + (axis === 0 ? by : 0);
  }
  return { ...configuration, positions };
}

describe('checkConfiguration', () => {
  it('accepts a neutral configuration', () => {
    expect(() => checkConfiguration(neutral, yang2026, 8, 'a.data')).not.toThrow();
  });

  it('says what is not neutral, and by how much', () => {
    expect(() => checkConfiguration(glass, yang2026, 8, 'a.data')).toThrowError(
      /a\.data is not neutral: its charges sum to -1\.89 e \(200 O, 51 Si, 48 B, 30 Na, 9 Ca\)/,
    );
  });

  it('names the element that the potential does not cover', () => {
    const { Ca: _, ...charges } = yang2026.charges;
    expect(() => checkConfiguration(neutral, { ...yang2026, charges }, 8, 'a.data')).toThrowError(
      /a\.data: Yang 2026 has no Ca–O, which a glass with calcium needs/,
    );
  });

  it('names the largest cutoff that fits', () => {
    expect(() => checkConfiguration(neutral, yang2026, 11, 'a.data')).toThrowError(
      /cutoff of 11 Å does not fit a\.data, whose shortest box edge is 16\.300 Å/,
    );
    expect(() => checkConfiguration(neutral, yang2026, 11, 'a.data')).toThrowError(
      expect.objectContaining({ hint: expect.stringContaining('at most 8.15 Å') }),
    );
  });

  it('names overlapping atoms by the ids of the file', () => {
    const ids = Uint32Array.from(neutral.types, (_, i) => 1000 + i);
    const overlapping = { ...moved(neutral, 339, 3, 0.2), ids };
    expect(() => checkConfiguration(overlapping, yang2026, 8, 'a.data')).toThrowError(
      /Atoms O 1003 and Ca 1339 of a\.data overlap: they are 0\.200 Å apart/,
    );
  });
});
