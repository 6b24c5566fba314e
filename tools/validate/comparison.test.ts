import { describe, expect, it } from 'vitest';
import { compareAll, missingRowsOf } from './comparison';
import { SHORT_STUDIES } from './quench-study';
import type { Made, StudyRecord } from './record';
import type { DirectStudy, Reference, RunStudy, Value } from './study';
import { tableOf } from './table';
import { verdict } from './words';

const [quench] = SHORT_STUDIES;

/** A study of one row, 'x', that is compared with `reference`. */
function study(reference: Reference, seeds: number[] = [1, 2, 3]): RunStudy {
  const row = { key: 'x', quantity: 'x', unit: 'K', digits: 1, reference } as const;
  return { ...quench, id: 'a-study', rows: [row], seeds };
}

function record(values: readonly (number | Value)[]): ReadonlyMap<string, StudyRecord> {
  const made = values.map((value, i): Made => {
    const known = typeof value === 'number' ? { mean: value, error: 1, freedom: null } : value;
    return {
      seed: i + 1,
      experiment: {},
      adapter: i === 0 ? 'a GPU' : 'another GPU',
      date: `2026-01-0${i + 1}T00:00:00Z`,
      vitrine: '0',
      commit: null,
      command: '',
      values: { x: known },
      traces: [],
    };
  });
  return new Map([['a-study', { study: 'a-study', made }]]);
}

describe('a comparison', () => {
  it('of seeds with seeds is Welch’s, with errors from their scatter', () => {
    const reference: Reference = { kind: 'seeds', values: [4, 5, 6] };
    const [row] = compareAll([study(reference)], record([1, 2, 3]));
    expect(row.vitrine).toBe(2);
    expect(row.error).toBeCloseTo(Math.sqrt(1 / 3), 12);
    expect(row.reference).toBe(5);
    expect(row.test?.pull).toBeCloseTo(-3 / Math.sqrt(2 / 3), 12);
    expect(row.test?.freedom).toBeCloseTo(4, 10);
  });

  it('of one seed takes the error of its blocks', () => {
    const reference: Reference = { kind: 'mean', mean: 10, error: 3, freedom: 9 };
    const made = [{ mean: 15, error: 4, freedom: 9 }];
    const [row] = compareAll([study(reference, [1])], record(made));
    expect(row.test?.pull).toBe(1);
    expect(row.test?.freedom).toBeCloseTo(625 / ((256 + 81) / 9), 10);
  });

  it('with one value of LAMMPS is judged by the scatter of Vitrine’s seeds', () => {
    const [row] = compareAll([study({ kind: 'one', value: 6 })], record([1, 2, 3]));
    expect(row.test?.pull).toBeCloseTo(-4 / Math.sqrt(4 / 3), 12);
    expect(row.referenceError).toBeNull();
    expect(row.errors).toEqual([]);
  });

  it('with the real glass is not tested', () => {
    const [row] = compareAll([study({ kind: 'experiment', value: 6 })], record([1, 2, 3]));
    expect(row.test).toBeNull();
    expect(verdict(row)).toBe('beside the real glass');
  });

  it('with a tolerance only agrees or differs', () => {
    const within = (value: number) =>
      compareAll(
        [study({ kind: 'same', value: 1, tolerance: 0.5 }, [1])],
        record([{ mean: value, error: null, freedom: null }]),
      ).map((row) => [row.within, verdict(row)])[0];
    expect(within(1.4)).toEqual([true, 'agrees']);
    expect(within(0.4)).toEqual([false, 'DIFFERS']);
  });

  it('is corrected for the number of tested rows only', () => {
    const reference: Reference = { kind: 'theory', value: 0 };
    const once = study(reference, [1]);
    const row = once.rows[0];
    const twice = { ...once, rows: [row, { ...row, key: 'x' }] };
    const made = record([{ mean: 2, error: 1, freedom: 8 }]);
    const alone = compareAll([once], made)[0];
    const both = compareAll([twice], made);
    expect(alone.adjusted).toBeCloseTo(alone.test?.p ?? 0, 12);
    for (const one of both) expect(one.adjusted).toBeCloseTo(2 * (one.test?.p ?? 0), 12);
  });

  it('says when a difference is smaller than its error', () => {
    const of = (mean: number) =>
      compareAll(
        [study({ kind: 'theory', value: 0 }, [1])],
        record([{ mean, error: 1, freedom: 8 }]),
      ).map(verdict)[0];
    expect(of(0.9)).toBe('within its error');
    expect(of(1.1)).toBe('within chance');
    expect(of(50)).toBe('DIFFERS');
  });
});

describe('errors side by side', () => {
  const ratios = (reference: Reference, values: readonly (number | Value)[]) =>
    compareAll([study(reference)], record(values))[0].errors;

  it('are those of the scatter of seeds', () => {
    const [{ from, vitrine, reference, ratio, p }, ...more] = ratios(
      { kind: 'seeds', values: [4, 5, 6] },
      [1, 2, 3],
    );
    expect(more).toEqual([]);
    expect(from).toBe('seeds');
    expect(vitrine).toBeCloseTo(Math.sqrt(1 / 3), 12);
    expect(reference).toBeCloseTo(Math.sqrt(1 / 3), 12);
    expect(ratio).toBeCloseTo(1, 12);
    expect(p).toBeCloseTo(0.5, 10);
  });

  it('are compared as if from as many seeds', () => {
    const twelve = [4, 5, 6, 4, 5, 6, 4, 5, 6, 4, 5, 6];
    const [{ vitrine, reference, ratio }] = ratios({ kind: 'seeds', values: twelve }, [1, 2, 3]);
    expect(vitrine / reference).toBeCloseTo(Math.sqrt(11 / 2), 12);
    expect(ratio).toBeCloseTo(Math.sqrt(11 / 8), 12);
  });

  it('are those of blocks too, pooled over seeds, where series were cut into blocks', () => {
    const blocks = { errors: [1, 7], freedom: 9 };
    const seed = (error: number): Value => ({ mean: error, error, freedom: 9 });
    const [, { from, vitrine, reference, ratio }] = ratios(
      { kind: 'seeds', values: [4, 6], blocks },
      [5, 5, 5, 10].map(seed),
    );
    expect(from).toBe('blocks');
    expect(vitrine).toBeCloseTo(Math.sqrt(175 / 4 / 4), 12);
    expect(reference).toBeCloseTo(5 / Math.sqrt(2), 12);
    expect(ratio).toBeCloseTo(Math.sqrt(175 / 4) / 5, 12);
  });
});

describe('the table', () => {
  it('has the columns that others read', () => {
    const reference: Reference = { kind: 'seeds', values: [4, 5, 6] };
    const [row] = tableOf(compareAll([study(reference)], record([1, 2, 3])));
    expect(row).toMatchObject({
      row: 'a-study-x',
      quantity: 'x (K)',
      vitrine: 2,
      reference: 5,
      adapter: 'a GPU, another GPU',
      seeds: [1, 2, 3],
      tolerance: null,
      date: '2026-01-03T00:00:00Z',
    });
    expect(row.pull).toBeCloseTo(-3 / Math.sqrt(2 / 3), 12);
  });
});

describe('what is missing', () => {
  const direct: DirectStudy = {
    kind: 'direct',
    id: 'b-study',
    needsGpu: false,
    rows: [],
    experiment: {},
    compute: () => Promise.reject(new Error('never asked')),
  };

  it('is every seed that is not recorded, and every study without a record', () => {
    const studies = [study({ kind: 'theory', value: 0 }, [1, 2, 3, 4]), direct];
    expect(missingRowsOf(studies, record([1, 2]))).toEqual([
      { study: studies[0], seeds: [3, 4] },
      { study: direct, seeds: [] },
    ]);
    expect(missingRowsOf([studies[0]], record([1, 2, 3, 4]))).toEqual([]);
  });
});
