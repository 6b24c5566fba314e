import { describe, expect, it } from 'vitest';
import { ATOM_KINDS, FADED } from './atom-kinds';
import type { SceneFrame } from './frame';
import {
  ATOM_STRIDE,
  BOND_STRIDE,
  CORNER_STRIDE,
  FloatList,
  frameGeometry,
  hullFaces,
  listAtoms,
  listBonds,
  listFaces,
} from './frame-geometry';

const [O, B, NA] = [0, 2, 3];

/** A BO3 whose boron lies at the lower x boundary, with one oxygen across it, and a sodium. */
const frame: SceneFrame = {
  positions: Float64Array.of(0.5, 5, 5, 1.2, 6.2, 5, 1.2, 3.8, 5, 9.1, 5, 5, 5, 5, 5),
  box: [10, 10, 10],
  elements: Uint8Array.of(B, O, O, O, NA),
  coordination: Uint8Array.of(3, 1, 1, 1, 0),
  bonds: Uint32Array.of(0, 1, 0, 2, 0, 3),
  polyhedra: {
    centres: Uint32Array.of(0),
    offsets: Uint32Array.of(0, 3),
    vertices: Uint32Array.of(1, 2, 3),
  },
};

function rows(list: FloatList, stride: number): number[][] {
  return Array.from({ length: list.length / stride }, (_, k) => [
    ...list.array.subarray(k * stride, (k + 1) * stride),
  ]);
}

const near = (...values: number[]) => values.map((value) => expect.closeTo(value, 5));

it('makes all that is drawn of a frame, as the lists have it', () => {
  const { atoms, bonds, faces } = frameGeometry(frame);
  for (const [array, append] of [
    [atoms, listAtoms],
    [bonds, listBonds],
    [faces, listFaces],
  ] as const) {
    const list = new FloatList();
    append(frame, list);
    expect(array).toEqual(list.array.slice(0, list.length));
    const copy = new FloatList();
    copy.copy(new Float32Array(5000));
    copy.copy(array);
    expect(copy.array.slice(0, copy.length)).toEqual(array);
  }
});

describe('listAtoms', () => {
  it('has every atom, and an image of each oxygen that is bonded across the boundary', () => {
    const list = new FloatList();
    listAtoms(frame, list);
    const atoms = rows(list, ATOM_STRIDE);
    expect(atoms).toHaveLength(6);
    expect(atoms[0]).toEqual(near(0.5, 5, 5, ATOM_KINDS.indexOf('B3')));
    expect(atoms[3]).toEqual(near(9.1, 5, 5, ATOM_KINDS.indexOf('O')));
    expect(atoms[4]).toEqual(near(5, 5, 5, ATOM_KINDS.indexOf('Na')));
    expect(atoms[5]).toEqual(near(-0.9, 5, 5, ATOM_KINDS.indexOf('O')));
  });

  it('reuses its memory from frame to frame', () => {
    const list = new FloatList();
    listAtoms(frame, list);
    const { array, length } = list;
    list.clear();
    listAtoms(frame, list);
    expect(list.array).toBe(array);
    expect(list.length).toBe(length);
  });
});

describe('listBonds', () => {
  it('draws a bond from its former to the nearest image', () => {
    const list = new FloatList();
    listBonds(frame, list);
    const bonds = rows(list, BOND_STRIDE);
    expect(bonds).toHaveLength(3);
    expect(bonds[2]).toEqual(near(0.5, 5, 5, -0.9, 5, 5, ATOM_KINDS.indexOf('B3'), 0));
  });
});

describe('listFaces', () => {
  it('draws BO3 as a triangle in one piece', () => {
    const list = new FloatList();
    listFaces(frame, list);
    const kind = ATOM_KINDS.indexOf('B3');
    expect(rows(list, CORNER_STRIDE)).toEqual([
      near(1.2, 6.2, 5, kind),
      near(1.2, 3.8, 5, kind),
      near(-0.9, 5, 5, kind),
    ]);
  });
});

describe('a frame of which some atoms are lit', () => {
  const lit: SceneFrame = { ...frame, lit: Uint8Array.of(0, 1, 0, 1, 0) };
  const drawn = (list: FloatList, stride: number, place: number) =>
    rows(list, stride).map((row) => row[place]);

  it('marks every other atom, and the images of those across the boundary alike', () => {
    const list = new FloatList();
    listAtoms(lit, list);
    const kinds = ['B3', 'O', 'O', 'O', 'Na', 'O'] as const;
    const back = [true, false, true, false, true, false];
    expect(drawn(list, ATOM_STRIDE, 3)).toEqual(
      kinds.map((kind, i) => ATOM_KINDS.indexOf(kind) + (back[i] ? FADED : 0)),
    );
  });

  it('marks the ends of bonds', () => {
    const list = new FloatList();
    listBonds(lit, list);
    expect(drawn(list, BOND_STRIDE, 6)).toEqual(Array(3).fill(ATOM_KINDS.indexOf('B3') + FADED));
    expect(drawn(list, BOND_STRIDE, 7)).toEqual([0, FADED, 0]);
  });

  it('has no polyhedron around an atom that stands back', () => {
    const list = new FloatList();
    listFaces(lit, list);
    expect(list.length).toBe(0);
    listFaces({ ...frame, lit: Uint8Array.of(1, 0, 0, 0, 0) }, list);
    expect(list.length).toBe(3 * CORNER_STRIDE);
  });
});

describe('hullFaces', () => {
  it('has no face for fewer than three points', () => {
    expect(hullFaces([0, 0, 0, 1, 0, 0])).toEqual([]);
  });

  it('has four faces for a tetrahedron', () => {
    expect(hullFaces([1, 1, 1, 1, -1, -1, -1, 1, -1, -1, -1, 1])).toHaveLength(12);
  });

  it('has the eight faces of an octahedron, and none through its middle', () => {
    const octahedron = [1, 0, 0, -1, 0, 0, 0, 1, 0, 0, -1, 0, 0, 0, 1, 0, 0, -1];
    const faces = hullFaces(octahedron);
    expect(faces).toHaveLength(24);
    for (let f = 0; f < faces.length; f += 3) {
      const axes = [faces[f], faces[f + 1], faces[f + 2]].map((point) => Math.floor(point / 2));
      expect(axes.sort()).toEqual([0, 1, 2]);
    }
  });

  it('has the six faces of a trigonal bipyramid', () => {
    const s = Math.sqrt(3) / 2;
    const points = [1, 0, 0, -0.5, s, 0, -0.5, -s, 0, 0, 0, 1, 0, 0, -1];
    expect(hullFaces(points)).toHaveLength(18);
  });
});
