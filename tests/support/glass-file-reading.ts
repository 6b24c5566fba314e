import { expect } from 'vitest';
import { type FileFrame, GlassFile, type GlassFileOptions } from '../../src/formats/glass-file';
import { thermalVelocities } from '../../src/run/velocities';
import { ATOMS, type AtomText, GLASS } from './glass-texts';

/** Reads a file in parts of some bytes. */
export function readFile(
  content: string | Uint8Array,
  name = 'a.file',
  options: GlassFileOptions = {},
  part = 4096,
) {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const file = new GlassFile(name, options);
  const frames: FileFrame[] = [];
  for (let at = 0; at < bytes.length && !file.done; at += part) {
    frames.push(...file.push(bytes.subarray(at, at + part), false));
  }
  if (!file.done) frames.push(...file.push(new Uint8Array(), true));
  return { file, frames, assumed: file.assumed.join(' ') };
}

const [edge] = GLASS.box;

/** The frame is the glass that all texts here are of, whatever the order of its atoms. */
export function expectGlass({ configuration }: FileFrame): void {
  const { species, types, positions } = configuration;
  expect(types).toHaveLength(ATOMS);
  // Files have fewer digits, and an atom at a face may be on either side of it.
  const near = (a: number, b: number) => {
    const apart = Math.abs(a - b);
    return Math.min(apart, edge - apart) < 1e-4;
  };
  for (let i = 0; i < types.length; i++) {
    const at = [0, 1, 2].map((k) => positions[3 * i + k]);
    const original = GLASS.types.findIndex((_, o) =>
      at.every((x, k) => near(x, GLASS.positions[3 * o + k])),
    );
    expect(species[types[i]].element).toBe(
      original < 0 ? 'missing' : GLASS.species[GLASS.types[original]].element,
    );
  }
  for (const length of configuration.box) expect(length).toBeCloseTo(edge, 6);
}

/** An atom's line of an extended XYZ file. */
export const xyzRow = ({ element, x }: AtomText) => `${element} ${x.join(' ')}`;
/** Å/fs, three an atom, by id */
export const velocities = thermalVelocities(GLASS, 300, 1);
/** An atom's velocity as three words, Å/fs times a factor. */
export const moving = (factor: number) => (atom: AtomText) =>
  [...velocities.subarray(3 * atom.id - 3, 3 * atom.id)].map((v) => (v * factor).toPrecision(8));
