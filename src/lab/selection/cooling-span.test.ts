import { describe, expect, it } from 'vitest';
import { configurationOf } from '../../../tests/support/glass';
import { ReplicaRecord } from '../recordings/replica-record';
import { rangeKindOf } from './atoms-of-range';
import { coolingSpan } from './cooling-span';

/** Two borons, each with three oxygens and a fourth at the given distance. */
function borons(first: number, second: number) {
  return configurationOf(
    [first, second].flatMap((fourth, k) => {
      const x = 4 + 10 * k;
      return [
        ['B', x, 10, 10],
        ['O', x - 1.4, 10, 10],
        ['O', x, 11.4, 10],
        ['O', x, 8.6, 10],
        ['O', x + fourth, 10, 10],
      ] as const;
    }),
    20,
  );
}

function recordOf(temperatures: readonly (number | null)[], fourth: readonly number[]) {
  const record = new ReplicaRecord();
  record.setAtoms(borons(3, 3));
  temperatures.forEach((temperature, step) => {
    record.addFrame(borons(fourth[step], 3), { step, time: step, temperature });
  });
  return record;
}

describe('a stretch of temperatures', () => {
  const record = recordOf([1500, 3000, 2000, 1400, 1000, 300], [1.5, 3, 3, 3, 1.5, 1.5]);
  const kind = rangeKindOf({ figure: 'boron', series: 'B4' });
  const turned = (from: number, to: number) => [
    ...(kind?.atoms(borons(3, 3), from, to, coolingSpan(record, from, to)) ?? []),
  ];

  it('is looked at where the melt cooled through it', () => {
    const span = coolingSpan(record, 900, 1600);
    expect(span?.map(({ positions }) => positions[12])).toEqual([7, 5.5]);
  });

  it('lights the boron that became four-fold on the way', () => {
    expect(turned(900, 1600)).toEqual([0]);
    expect(turned(1300, 2500)).toEqual([]);
    expect(turned(200, 1100)).toEqual([]);
    expect(kind?.say(900, 1600)).toBe(
      'boron that became four-fold, or ceased to be, on cooling from 1600 to 900 K',
    );
  });

  it('at one temperature is of the four-fold boron on show', () => {
    expect([...(kind?.atoms(borons(1.5, 1.5), 800, 800, null) ?? [])]).toEqual([0, 5]);
    expect(kind?.say(800, 800)).toBe('boron bound to four oxygens');
  });

  it('has no ends where too few frames lie in it, or no temperature is known', () => {
    expect(coolingSpan(record, 950, 1050)).toBeNull();
    expect(coolingSpan(recordOf([null, null], [3, 1.5]), 0, 5000)).toBeNull();
    expect(coolingSpan(recordOf([], []), 0, 5000)).toBeNull();
    expect(turned(950, 1050)).toEqual([]);
  });
});
