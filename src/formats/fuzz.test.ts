import { describe, expect, it } from 'vitest';
import { fuzz, TARGETS } from '../../tests/support/fuzz';

describe('mutants of what is read', () => {
  it.each(TARGETS.map((target) => [target.name, target] as const))(
    'are read or refused with a reason: %s',
    (_, target) => {
      const { tried, longestMessage } = fuzz(target, 150);
      expect(tried).toBe(150);
      expect(longestMessage).toBeLessThan(800);
    },
  );
});
