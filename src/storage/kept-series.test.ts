import { afterEach, expect, it, vi } from 'vitest';
import { createExperiment } from '../core/experiment';
import { readSeries } from '../core/series';
import { emptySeries, withPoint } from '../core/series-result';
import { keepSeries, readKeptSeries } from './kept-series';

afterEach(() => vi.unstubAllGlobals());

function storage(values: Map<string, string>): void {
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => values.get(name) ?? null,
    setItem: (name: string, value: string) => values.set(name, value),
    removeItem: (name: string) => values.delete(name),
  });
}

const begun = withPoint(emptySeries(createExperiment({ series: readSeries('rate=1000,100') })), {
  value: 1000,
  atoms: 400,
  seeds: [{ seed: 1, values: { density: 2.4, Tg: null } }],
});

it('a series comes back as far as it had come', () => {
  storage(new Map());
  expect(readKeptSeries()).toBeNull();
  keepSeries(begun);
  expect(readKeptSeries()).toEqual(begun);
});

it('what is damaged is left out, and a browser that keeps nothing is no trouble', () => {
  const values = new Map<string, string>();
  storage(values);
  keepSeries(begun);
  const [name] = values.keys();
  values.set(name, '{"version":1,"points":[]');
  expect(readKeptSeries()).toBeNull();
  vi.stubGlobal('localStorage', undefined);
  expect(readKeptSeries()).toBeNull();
  expect(() => keepSeries(begun)).not.toThrow();
});
