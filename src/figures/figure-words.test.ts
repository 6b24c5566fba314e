import { expect, it } from 'vitest';
import { sayAbsence, sayCaveats, sayResiduals, saySampling } from './figure-words';
import type { MeasuredGlass } from './glass';

function glass(name: string, replicas: number, frames: number): MeasuredGlass {
  return {
    name,
    composition: null,
    potential: null,
    conditions: { name, coolingRate: replicas, cutoff: 11, atoms: 3000 },
    sampling: { atoms: 3000, replicas, frames },
    columns: {},
  };
}

it('says simulation − experiment of each glass, and what is within its error', () => {
  const compared = [
    { name: '6B', simulated: { mean: 2.51, standardError: 0.01 }, replicas: 6, other: 2.5308 },
    { name: '24B', simulated: { mean: 2.55, standardError: 0.02 }, replicas: 6, other: 2.5375 },
    { name: '62B', simulated: { mean: 2.39, standardError: 0.02 }, replicas: 2, other: 2.3901 },
    { name: '75B', simulated: { mean: 2.3, standardError: null }, replicas: 1, other: 2.3192 },
  ];
  expect(sayResiduals('experiment', 'g/cm³', 2, compared)).toBe(
    'Simulation − experiment, g/cm³: 6B −0.02 ± 0.01, 24B +0.01 ± 0.02 (within error), 62B 0.00 ± 0.02, 75B −0.02.',
  );
  expect(sayResiduals('experiment', 'g/cm³', 2, [])).toBeNull();
});

it('says what stands behind the numbers and what their errors are', () => {
  expect(saySampling([])).toBe('');
  expect(saySampling([glass('24B', 1, 1)])).toBe(
    'One frame of 3,000 atoms. No errors: how much glasses of other seeds differ is not known from one.',
  );
  expect(saySampling([glass('24B', 1, 12), glass('75B', 1, 12)])).toBe(
    'Of each glass 12 frames of 3,000 atoms. No errors: how much glasses of other seeds differ is not known from one.',
  );
  expect(saySampling([glass('24B', 6, 1), glass('75B', 1, 5)])).toBe(
    '24B: 6 replicas with one frame each of 3,000 atoms; 75B: 5 frames of 3,000 atoms. Errors are one standard error, from the spread of the replicas. Single glasses have no error: how much glasses of other seeds differ is not known from one.',
  );
  const four = ['75B', '24B', '6B', '0B'].map((name) => glass(name, 1, 1));
  expect(saySampling([...four.slice(0, 3), glass('0B', 6, 1)])).toBe(
    'Of each glass one frame, or 6 replicas with one frame each, of 3,000 atoms. Errors are one standard error, from the spread of the replicas. Single glasses have no error: how much glasses of other seeds differ is not known from one.',
  );
});

it('warns once of what all glasses share, and of each where they differ', () => {
  expect(sayCaveats([glass('24B', 1, 1), glass('75B', 1, 1)], 'density')).toHaveLength(1);
  const each = sayCaveats([glass('24B', 1, 1), glass('75B', 27, 1)], 'density');
  expect(each).toHaveLength(1);
  expect(each[0]).toMatch(
    /^These runs: 1–27 K\/ps, .*Cooling about 10¹²–10¹³ times faster .* which is less dense\.$/,
  );
  const unknown = sayCaveats(
    [glass('24B', 1, 1), glass('75B', 27, 1), { ...glass('6B', 1, 1), conditions: null }],
    'density',
  );
  expect(unknown).toHaveLength(2);
  expect(unknown[1]).toMatch(/^6B\. How this glass was made is not known/);
  expect(sayCaveats([], 'boron')).toEqual([]);
});

it('says what is absent, and where', () => {
  expect(sayAbsence('boron', [glass('0B', 1, 1)])).toEqual(['There is no boron in 0B.']);
  expect(sayAbsence('boron', [])).toEqual([]);
});
