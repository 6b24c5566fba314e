import { describe, expect, it } from 'vitest';
import { tuningWith } from '../../tests/support/tuning';
import { createExperiment } from '../core/experiment';
import { checkCheckpoint, type RunCheckpoint, writeCheckpoint } from './checkpoint';
import { decodeCheckpoint, encodeCheckpoint } from './checkpoint-file';
import { Recorder } from './recorder';

const experiment = createExperiment({
  changes: [{ step: 10, quantity: 'temperature', value: 2500 }],
  numerics: {
    adapter: 'an adapter',
    lanes: 16,
    meshLanes: 4,
    skin: 1.5,
    meshPointCost: 15,
    planeThreads: 4,
  },
});

/** Bytes that differ from buffer to buffer. */
function buffer(seed: number, length: number): ArrayBuffer {
  return Uint8Array.from({ length }, (_, i) => (seed + 7 * i) % 256).buffer;
}

const checkpoint: RunCheckpoint = writeCheckpoint({
  experiment,
  step: 1234,
  begun: 1000,
  initial: [],
  simulation: {
    platform: 'gpu',
    step: 1234,
    timeStep: 1,
    targets: [],
    tuning: tuningWith({ lanes: 16 }),
    neighbourCapacity: 300,
    boxes: [{ meshBox: [17.12345678901234, 17, 17], boxOrigin: [1 / 3, 17, 17] }],
    motion: {
      positions: buffer(1, 48),
      velocities: buffer(2, 0),
      forces: buffer(3, 31),
      endStates: buffer(4, 176),
      listPositions: buffer(5, 48),
      control: buffer(6, 24),
    },
  },
});

const kept = { run: checkpoint, recorder: new Recorder(experiment).state() };

describe('a checkpoint', () => {
  it('comes back from its bytes exactly', () => {
    const back = decodeCheckpoint(encodeCheckpoint(kept), 'it');
    expect(back).toEqual(kept);
    expect(back.run.simulation).toHaveProperty('motion.forces.byteLength', 31);
    expect(checkCheckpoint(back.run).experiment).toEqual(experiment);
  });

  it('that is cut short or changed is refused, wherever', () => {
    const bytes = encodeCheckpoint(kept);
    for (const length of [0, 5, 20, 100, bytes.length - 1]) {
      expect(() => decodeCheckpoint(bytes.subarray(0, length), 'It')).toThrow(/^It /);
    }
    for (const place of [30, bytes.length - 10]) {
      const changed = bytes.slice();
      changed[place] ^= 1;
      expect(() => decodeCheckpoint(changed, 'It')).toThrow('It is damaged');
    }
  });

  it('of another version is refused in words', () => {
    expect(() => checkCheckpoint({ ...checkpoint, version: 99 })).toThrow('another version');
  });
});
