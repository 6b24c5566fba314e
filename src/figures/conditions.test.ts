import { describe, expect, it } from 'vitest';
import { caveat } from './conditions';

const demo = { name: '24B', coolingRate: 270, cutoff: 7, atoms: 1400 };

describe('caveat', () => {
  it('says rate, size and cutoff, how far that is from a laboratory, and what it does', () => {
    expect(caveat(demo, 'boron')).toBe(
      'This run: 270 K/ps, 1,400 atoms, cutoff 7 Å. Cooling about 10¹⁴ times faster than a laboratory freezes in the hot melt, which has fewer four-fold borons.',
    );
    expect(caveat({ ...demo, coolingRate: 1 }, 'density')).toMatch(/10¹² times.*less dense\.$/);
  });

  it('says so when nothing was cooled, or nothing is known', () => {
    expect(caveat({ ...demo, coolingRate: null }, 'boron')).toMatch(/not cooled/);
    expect(caveat(null, 'boron')).toMatch(/not known/);
  });
});
