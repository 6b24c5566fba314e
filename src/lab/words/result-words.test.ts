import { expect, it } from 'vitest';
import { sayTooHot } from './result-words';

it('warns where something hot stands beside a measurement at room temperature', () => {
  expect(sayTooHot({ mean: 1020.4, standardError: null })).toMatch(
    /^Averaged at 1,?020 K, experiment is of the glass at room temperature/,
  );
  expect(sayTooHot({ mean: 304, standardError: 2 })).toBeNull();
  expect(sayTooHot(null)).toBeNull();
});
