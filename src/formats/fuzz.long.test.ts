import { describe, expect, it } from 'vitest';
import { fuzz, TARGETS } from '../../tests/support/fuzz';

describe('many mutants of what is read', () => {
  it.each(TARGETS.map((target) => [target.name, target] as const))(
    'are read or refused with a reason: %s',
    (name, target) => {
      const result = fuzz(target, 5000, 10_000);
      console.log(name, result);
      expect(result.longestMessage).toBeLessThan(800);
      expect(result.mostMemory, 'MB for a file of kilobytes').toBeLessThan(200);
    },
  );
});
