import { describe, expect, it } from 'vitest';
import type { SceneFrame } from './frame';
import { pickAtom } from './picking';
import { sayAtomKind } from './say-atom-kind';

const frame: SceneFrame = {
  positions: Float64Array.of(5, 5, 5, 5, 5, 8, 2, 5, 5),
  box: [10, 10, 10],
  elements: Uint8Array.of(2, 0, 3),
  coordination: Uint8Array.of(4, 2, 0),
  bonds: new Uint32Array(),
  polyhedra: {
    centres: new Uint32Array(),
    offsets: Uint32Array.of(0),
    vertices: new Uint32Array(),
  },
};

describe('pickAtom', () => {
  it('takes the nearest ball on the ray', () => {
    expect(pickAtom(frame, [5, 5, 30], [0, 0, -1])).toBe(1);
    expect(pickAtom(frame, [5, 5, -30], [0, 0, 1])).toBe(0);
  });

  it('is harder to pick what stands back', () => {
    const beside = [5.3, 5, 30] as const;
    expect(pickAtom(frame, beside, [0, 0, -1])).toBe(1);
    expect(pickAtom({ ...frame, lit: Uint8Array.of(1, 0, 0) }, beside, [0, 0, -1])).toBe(0);
  });

  it('takes none beside the balls, nor behind the eye', () => {
    expect(pickAtom(frame, [8, 8, 30], [0, 0, -1])).toBeNull();
    expect(pickAtom(frame, [5, 5, 30], [0, 0, 1])).toBeNull();
  });
});

describe('describeAtom', () => {
  it('says element, number and what it is bound to', () => {
    expect(sayAtomKind(frame, 0)).toBe('Boron 1, bound to four oxygens');
    expect(sayAtomKind(frame, 1)).toBe('Oxygen 2, bridging');
    expect(sayAtomKind(frame, 2)).toBe('Sodium 3');
  });

  it('takes the numbers of the file', () => {
    expect(sayAtomKind({ ...frame, ids: Uint32Array.of(812, 7, 9) }, 0)).toMatch(/^Boron 812,/);
  });
});
