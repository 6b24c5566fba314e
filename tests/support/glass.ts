import { readFileSync } from 'node:fs';
import type { Box, Configuration } from '../../src/core/configuration';
import { ELEMENT_ORDER, ELEMENTS, type Element } from '../../src/core/elements';

const FOLDER = new URL('../data/structure/', import.meta.url);

export interface ReferenceRings {
  readonly mean: number;
  readonly perFormer: number;
  readonly fraction: Readonly<Record<string, number>>;
}

/** What an independent program measured on the reference glass; see tests/data/structure. */
export interface ReferenceMeasurement {
  readonly atoms: number;
  readonly density: number;
  readonly counts: Readonly<Record<Element, number>>;
  readonly boronCoordination: Readonly<Record<string, number>>;
  readonly siliconCoordination: Readonly<Record<string, number>>;
  readonly oxygen: Readonly<Record<string, number>>;
  readonly Q_Si: Readonly<Record<string, number>>;
  readonly Q_B: Readonly<Record<string, number>>;
  readonly meanAngle: Readonly<Record<string, number>>;
  readonly rings_king: ReferenceRings;
  readonly rings_guttman: ReferenceRings;
  readonly gr: Readonly<Record<string, readonly number[]>>;
  readonly firstPeak: Readonly<Record<string, readonly [number, number]>>;
  /** S by Q (Å⁻¹): neutrons (n) and X-rays (x), without a window and with Lorch's */
  readonly S_n_none: Readonly<Record<string, number>>;
  readonly S_n_lorch: Readonly<Record<string, number>>;
  readonly S_x_none: Readonly<Record<string, number>>;
  readonly S_x_lorch: Readonly<Record<string, number>>;
}

export function referenceMeasurement(): ReferenceMeasurement {
  return JSON.parse(readFileSync(new URL('24B-1000-glass.json', FOLDER), 'utf8'));
}

/** The 24B glass of 1000 atoms, with the masses of its file. Types 1 … 5 are O, Si, B, Na, Ca. */
export function referenceGlass(): Configuration {
  const lines = readFileSync(new URL('24B-1000-glass.data', FOLDER), 'utf8').split('\n');
  const section = (title: string): number[][] => {
    const start = lines.findIndex((line) => line.startsWith(title)) + 2;
    const length = lines.slice(start).findIndex((line) => line.trim() === '');
    const rows = lines.slice(start, length < 0 ? undefined : start + length);
    return rows.map((row) => row.split('#')[0].trim().split(/\s+/).map(Number));
  };
  const edges = ['xlo', 'ylo', 'zlo'].map((name) => {
    const line = lines.find((text) => text.includes(name)) ?? '';
    return line.trim().split(/\s+/).slice(0, 2).map(Number);
  });
  const box: Box = [
    edges[0][1] - edges[0][0],
    edges[1][1] - edges[1][0],
    edges[2][1] - edges[2][0],
  ];
  const atoms = section('Atoms');
  const wrap = (value: number, k: number) => {
    const shifted = value - edges[k][0];
    return shifted - box[k] * Math.floor(shifted / box[k]);
  };
  return {
    species: section('Masses').map(([, mass], k) => ({ element: ELEMENT_ORDER[k], mass })),
    types: Uint8Array.from(atoms, ([, type]) => type - 1),
    positions: Float64Array.from(atoms.flatMap((row) => row.slice(3, 6).map(wrap))),
    velocities: null,
    box,
    ids: null,
  };
}

/** Atoms placed by hand: element and position (Å), in a cubic box. */
export function configurationOf(
  atoms: readonly (readonly [Element, number, number, number])[],
  edge: number,
): Configuration {
  return {
    species: ELEMENT_ORDER.map((element) => ({ element, mass: ELEMENTS[element].mass })),
    types: Uint8Array.from(atoms, ([element]) => ELEMENT_ORDER.indexOf(element)),
    positions: Float64Array.from(atoms.flatMap(([, x, y, z]) => [x, y, z])),
    velocities: null,
    box: [edge, edge, edge],
    ids: null,
  };
}
