import { describe, expect, it } from 'vitest';
import control from '../../../shaders/lib/control.wgsl?raw';
import fft from '../../../shaders/lib/fft.wgsl?raw';
import replica from '../../../shaders/lib/replica.wgsl?raw';
import cells from '../../../shaders/neighbour-cells.wgsl?raw';
import thermostat from '../../../shaders/thermostat.wgsl?raw';
import { structLayout } from '../../../tests/support/wgsl-layout';
import { MAX_MESH_AXIS, MAX_SPECIES } from '../limits';
import { CONTROL, REPLICA, SAMPLE, STATE } from './layout';

describe('the layout calculator', () => {
  it('follows the alignment rules of WGSL', () => {
    const text = `struct Example {
      a: f32,              // a comment: with, punctuation
      b: vec3<f32>,
      c: u32,
      d: array<vec3<f32>, 2>,
      e: vec2<u32>,
      f: atomic<u32>
    }`;
    expect(structLayout(text, 'Example')).toEqual({
      size: 80,
      offsets: { a: 0, b: 16, c: 28, d: 32, e: 64, f: 72 },
    });
    expect(structLayout('struct One { a: i32, }', 'One')).toEqual({ size: 4, offsets: { a: 0 } });
  });
});

describe('byte offsets', () => {
  it.each([
    ['Replica', replica, REPLICA],
    ['State', replica, STATE],
    ['Sample', thermostat, SAMPLE],
  ])('of struct %s are those of the shaders', (name, wgsl, expected) => {
    const { size, offsets } = structLayout(wgsl, name);
    expect({ size, ...offsets }).toEqual(expected);
  });

  it('of struct Control are the same in every kernel', () => {
    for (const wgsl of [control, thermostat, cells]) {
      const layout = structLayout(wgsl, 'Control');
      expect({ size: layout.size, ...layout.offsets }).toEqual(CONTROL);
    }
  });

  it('make room for as many species and mesh points as the host allows', () => {
    expect(REPLICA.pairs - REPLICA.species).toBe(16 * MAX_SPECIES);
    expect(REPLICA.size - REPLICA.pairs).toBe(16 * MAX_SPECIES ** 2);
    expect(fft).toContain(`const PLAN_STRIDE = ${MAX_MESH_AXIS}u;`);
  });
});
