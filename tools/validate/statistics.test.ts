import { describe, expect, it } from 'vitest';
import { fisherAtLeast, studentTwoSided } from './distributions';
import {
  blockEstimate,
  blockMeans,
  detectableDifference,
  equivalenceChance,
  holm,
  meanWithError,
  omnibus,
  onePoint,
  slopeOf,
  spreadRatio,
  welch,
} from './statistics';

describe('distributions', () => {
  // Two-sided 5 % points from the tables of Student's t.
  it.each([
    [1, 12.7062],
    [5, 2.57058],
    [10, 2.22814],
    [30, 2.04227],
    [120, 1.97993],
    [Number.POSITIVE_INFINITY, 1.959964],
  ])('Student with %s degrees of freedom', (freedom, t) => {
    expect(studentTwoSided(t, freedom)).toBeCloseTo(0.05, 5);
    expect(studentTwoSided(-t, freedom)).toBe(studentTwoSided(t, freedom));
  });

  it('takes degrees of freedom that are not whole', () => {
    const between = studentTwoSided(2.5, 7.3);
    expect(between).toBeLessThan(studentTwoSided(2.5, 7));
    expect(between).toBeGreaterThan(studentTwoSided(2.5, 8));
  });

  // Upper 5 % points from the tables of F.
  it.each([
    [5, 5, 5.05033],
    [9, 9, 3.17889],
    [3, 12, 3.49029],
  ])('Fisher with %s and %s', (above, below, f) => {
    expect(fisherAtLeast(f, above, below)).toBeCloseTo(0.05, 5);
  });

  it('is certain at nothing', () => {
    expect(studentTwoSided(0, 4)).toBe(1);
    expect(fisherAtLeast(0, 4, 4)).toBe(1);
  });
});

describe('welch', () => {
  // Hours of sleep gained with two drugs: Student, Biometrika 6, 1 (1908), whose unpaired Welch test
  // every textbook of R prints as t = -1.8608, df = 17.776, p-value = 0.07939.
  const first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
  const second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];

  it('gives the published numbers', () => {
    const test = welch(meanWithError(first), meanWithError(second));
    expect(test.pull).toBeCloseTo(-1.8608, 4);
    expect(test.freedom).toBeCloseTo(17.776, 3);
    expect(test.p).toBeCloseTo(0.07939, 5);
  });

  it('against an exact value is the test of one sample', () => {
    const sample = meanWithError(first);
    const test = welch(sample, { mean: 0, error: 0, freedom: Number.POSITIVE_INFINITY });
    expect(test.freedom).toBeCloseTo(9, 10);
    // t.test(extra[group == 1]): t = 1.3257, df = 9, p-value = 0.2176
    expect(test.pull).toBeCloseTo(1.3257, 4);
    expect(test.p).toBeCloseTo(0.2176, 4);
  });

  it('is a z test where nothing limits the freedom', () => {
    const exactly = (mean: number) => ({ mean, error: 1, freedom: Number.POSITIVE_INFINITY });
    const { pull, p } = welch(exactly(3), exactly(0));
    expect(pull).toBeCloseTo(3 / Math.SQRT2, 12);
    expect(p).toBeCloseTo(0.03389, 5);
  });
});

it('one further value is judged by the scatter of the sample', () => {
  // Mean 3, standard deviation √2.5, five values: a sixth scatters about their mean by √(2.5·6/5) = √3.
  const { pull, freedom } = onePoint(meanWithError([1, 2, 3, 4, 5]), 0);
  expect(pull).toBeCloseTo(Math.sqrt(3), 12);
  expect(freedom).toBe(4);
});

describe('holm', () => {
  it('gives the numbers of p.adjust(method = "holm") in R', () => {
    expect(holm([0.01, 0.02, 0.03, 0.04, 0.05])).toEqual([0.05, 0.08, 0.09, 0.09, 0.09]);
  });

  it('keeps the order given, never exceeds 1, and never lets a smaller p end up larger', () => {
    expect(holm([0.6, 0.001, 0.6])).toEqual([1, 0.003, 1]);
    expect(holm([])).toEqual([]);
  });
});

describe('blocks', () => {
  it('are means of equal stretches; the rest is left out', () => {
    expect(blockMeans([1, 3, 5, 7, 100], 2)).toEqual([2, 6]);
  });

  it('know an error that single values of a correlated series would understate', () => {
    const plateaus = Array.from({ length: 1000 }, (_, i) => Math.floor(i / 100) % 2);
    const { mean, error, freedom } = blockEstimate(plateaus, 10);
    expect(mean).toBe(0.5);
    expect(error).toBeCloseTo(Math.sqrt(0.25 / 9), 12);
    expect(freedom).toBe(9);
  });
});

it('a slope and its error are those of Anscombe’s first set', () => {
  // F. J. Anscombe, Am. Stat. 27, 17 (1973): slope 0.5001, standard error 0.1179.
  const x = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5];
  const y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68];
  const { mean, error, freedom } = slopeOf(x.map((value, i) => [value, y[i]]));
  expect(mean).toBeCloseTo(0.5001, 4);
  expect(error).toBeCloseTo(0.1179, 4);
  expect(freedom).toBe(9);
});

it('a ratio of spreads comes with the chance of one so large', () => {
  const { ratio, p } = spreadRatio(
    { deviation: Math.sqrt(5.05033), freedom: 5 },
    { deviation: 1, freedom: 5 },
  );
  expect(ratio).toBeCloseTo(2.2473, 4);
  expect(p).toBeCloseTo(0.05, 5);
});

describe('what a test could have seen', () => {
  it('is the difference at which Holm would have called the row', () => {
    const [a, b] = [
      { mean: 2.4, error: 0.04, freedom: 5 },
      { mean: 2.37, error: 0.03, freedom: 5 },
    ];
    const test = welch(a, b);
    const sees = detectableDifference(test, a.mean - b.mean, 0.01, 20) ?? 0;
    const there = welch({ ...a, mean: b.mean + sees }, b);
    expect(20 * there.p).toBeCloseTo(0.01, 6);
  });

  it('is an omnibus of small differences that Holm does not see', () => {
    expect(omnibus([])).toBeNull();
    // Twenty pulls of 1.5: none counts by itself, all together do.
    const p = studentTwoSided(1.5, Number.POSITIVE_INFINITY);
    const all = omnibus(new Array<number>(20).fill(p));
    expect(all?.chiSquare).toBeCloseTo(45, 4);
    expect(Math.min(...holm(new Array<number>(20).fill(p)))).toBe(1);
    // χ² of 45 with 20 degrees of freedom
    expect(all?.p).toBeCloseTo(0.00112, 4);
  });

  it('is equivalence where the values are near beside the margin', () => {
    const a = { mean: 2.4, error: 0.01, freedom: 10 };
    const near = welch(a, { mean: 2.402, error: 0.01, freedom: 10 });
    expect(equivalenceChance(near, -0.002, 0.05)).toBeLessThan(0.01);
    expect(equivalenceChance(near, -0.002, 0.01)).toBeGreaterThan(0.2);
    const far = welch(a, { mean: 2.5, error: 0.01, freedom: 10 });
    expect(equivalenceChance(far, -0.1, 0.05)).toBe(1);
  });
});
