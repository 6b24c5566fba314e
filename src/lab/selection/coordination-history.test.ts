import { describe, expect, it } from 'vitest';
import { configurationOf } from '../../../tests/support/glass';
import type { Configuration } from '../../core/configuration';
import type { Element } from '../../core/elements';
import { ReplicaRecord } from '../recordings/replica-record';
import { CoordinationHistory, changesOf } from './coordination-history';

const EDGE = 12;

/**
 * A boron near the corner of the box with three oxygens, one of them across the boundary; a fourth,
 * on a silicon, at `approach` Å from it.
 */
function boronWith(approach: number): Configuration {
  const atoms: [Element, number, number, number][] = [
    ['B', 0.5, 6, 6],
    ['O', 11.1, 6, 6],
    ['O', 0.5, 7.4, 6],
    ['O', 0.5, 4.6, 6],
    ['O', 0.5 + approach, 6, 6],
    ['Si', 2.1 + approach, 6, 6],
    ['Na', 0.5 + approach, 8.4, 6],
  ];
  return configurationOf(atoms, EDGE);
}

function recordOf(approaches: readonly number[]): ReplicaRecord {
  const record = new ReplicaRecord();
  record.setAtoms(boronWith(3));
  approaches.forEach((approach, i) => {
    record.addFrame(boronWith(approach), { step: 10 * i, time: 0.01 * i, temperature: 3000 - i });
  });
  return record;
}

describe('the coordination history of an atom', () => {
  const record = recordOf([2.5, 2.1, 1.7, 1.6, 2.4, 1.75]);

  it('says in which frames an oxygen came and went', () => {
    const points = new CoordinationHistory(record, 0).points();
    expect(points.map(({ neighbours }) => neighbours.length)).toEqual([3, 3, 4, 4, 3, 4]);
    expect(points[2]).toEqual({
      step: 20,
      time: 0.02,
      temperature: 2998,
      neighbours: [1, 2, 3, 4],
    });
    expect(changesOf(points)).toEqual([
      { frame: 2, from: 3, to: 4, came: [4], went: [] },
      { frame: 4, from: 4, to: 3, came: [], went: [4] },
      { frame: 5, from: 3, to: 4, came: [4], went: [] },
    ]);
  });

  it('of an oxygen counts formers, to 2.0 Å for boron too', () => {
    const oxygen = recordOf([2.5, 1.95]);
    const points = new CoordinationHistory(oxygen, 4).points();
    expect(points.map(({ neighbours }) => neighbours)).toEqual([[5], [0, 5]]);
    expect(new CoordinationHistory(oxygen, 0).points()[1].neighbours).toHaveLength(3);
  });

  it('of a modifier takes its shell, and knows nothing without', () => {
    const near = new CoordinationHistory(record, 6, 2.5).points();
    expect(near.map(({ neighbours }) => neighbours.includes(4))).toEqual(Array(6).fill(true));
    expect(
      new CoordinationHistory(record, 6).points().every((p) => p.neighbours.length === 0),
    ).toBe(true);
  });

  it('an exchange of one oxygen for another is a change, though the number stays', () => {
    expect(changesOf([{ neighbours: [1, 2, 3] }, { neighbours: [1, 2, 4] }])).toEqual([
      { frame: 1, from: 3, to: 3, came: [4], went: [3] },
    ]);
  });

  it('grows with the recording, and outlives thinning', () => {
    const growing = recordOf([2.5, 1.7]);
    const history = new CoordinationHistory(growing, 0);
    expect(history.points()).toHaveLength(2);
    growing.addFrame(boronWith(2.5), { step: 20, time: 0.02, temperature: 300 });
    growing.addFrame(boronWith(1.7), { step: 30, time: 0.03, temperature: 300 });
    expect(changesOf(history.points())).toHaveLength(3);
    growing.thinFrames();
    expect(history.points().map(({ step }) => step)).toEqual([0, 20, 30]);
    expect(changesOf(history.points()).map(({ frame }) => frame)).toEqual([2]);
  });

  it('is empty without frames, and has no changes with one', () => {
    const none = recordOf([]);
    expect(new CoordinationHistory(none, 0).points()).toEqual([]);
    expect(changesOf(new CoordinationHistory(recordOf([1.7]), 0).points())).toEqual([]);
  });
});
