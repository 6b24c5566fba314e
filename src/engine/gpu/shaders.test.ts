import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import forward from '../../../shaders/lists-and-forward.wgsl?raw';
import { assemble, assembleForMesh } from './shaders';

const SHADERS = new URL('../../../shaders/', import.meta.url);
const kernels = readdirSync(SHADERS).filter((file) => file.endsWith('.wgsl'));
const mesh = { electrostatics: 'prolate', grid: [36, 30, 8], order: 5 } as const;

describe('assembling a kernel', () => {
  it('replaces includes by the library', () => {
    const code = assemble('#include lib/exponential\nfn f() {}\n');
    expect(code).toContain('fn exponential(x: f32) -> f32');
    expect(code).toContain('fn f() {}');
    expect(code).not.toMatch(/^#/m);
  });

  it('refuses a chunk that is not there', () => {
    expect(() => assemble('#include lib/nothing')).toThrow("no shader chunk 'lib/nothing'");
  });

  it.each(kernels)('leaves no directive in %s', (file) => {
    const source = readFileSync(new URL(file, SHADERS), 'utf8');
    const code = assembleForMesh(source, mesh, 64);
    expect(code).not.toMatch(/^\s*#/m);
    expect(code).toContain('@compute');
  });

  it.each(kernels)('keeps %s within the 8 storage buffers that every adapter has', (file) => {
    const source = readFileSync(new URL(file, SHADERS), 'utf8');
    const buffers = source.match(/^@group\(0\).*var<storage/gm) ?? [];
    expect(buffers.length).toBeGreaterThan(0);
    expect(buffers.length).toBeLessThanOrEqual(8);
  });
});

describe('assembling for a mesh', () => {
  it('writes its constants', () => {
    const code = assembleForMesh('#mesh\n', mesh, 4);
    expect(code).toContain('const MESH_X = 36u;');
    expect(code).toContain('const MESH_Y = 30u;');
    expect(code).toContain('const MESH_Z = 8u;');
    expect(code).toContain('const ORDER = 5u;');
    expect(code).toContain('const THREADS = 4u;');
  });

  it('writes out the stages of a transform, largest radix first', () => {
    const code = assembleForMesh(forward, mesh, 64);
    const stages = [
      ...code.matchAll(/^ +forward(\d)\(place\(b, .*, (\w+), (\d+)u, \d+u, (\d+)u\)\);/gm),
    ];
    expect(stages.map(([, radix, table, n, part]) => [+radix, table, +n, +part])).toEqual([
      [4, '0u', 36, 9],
      [3, '0u', 36, 3],
      [3, '0u', 36, 1],
      [5, 'MESH_X', 30, 6],
      [3, 'MESH_X', 30, 2],
      [2, 'MESH_X', 30, 1],
    ]);
  });

  it('takes the stages of an inverse in the opposite order', () => {
    const code = assembleForMesh('  #fft inverse y Lines(MESH_X, 1u, MESH_X)', mesh, 64);
    expect([...code.matchAll(/inverse(\d)\(/g)].map(([, radix]) => Number(radix))).toEqual([
      2, 3, 5,
    ]);
  });
});
