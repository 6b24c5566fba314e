import { describe, expect, it } from 'vitest';
import { testDevice } from '../../../tests/gpu';
import { axisPlan, digitReversal, fftRadices } from '../fft-plan';
import { MAX_MESH_AXIS } from '../limits';
import { windowOf } from '../window';
import { readRanges } from './buffers';
import { MESH_KERNELS, type MeshBinding, type MeshKernel } from './mesh-kernel-definitions';
import { assembleForMesh } from './shaders';
import { BUFFER_USAGE } from './usage';

type Grid = readonly [number, number, number];

/** Every radix, alone, with itself and with the others, on both axes of a plane. */
const GRIDS: readonly Grid[] = [
  [6, 10, 2],
  [9, 8, 3],
  [25, 4, 2],
  [32, 27, 2],
  [64, 2, 1],
];

/** What a GPU gets; the tests of forces run with the few threads that a processor gets. */
const GPU_THREADS = 256;

const CHARGE_UNIT = 2 ** -24;

function planOf(grid: Grid): Float32Array<ArrayBuffer> {
  const plan = new Float32Array(3 * 4 * MAX_MESH_AXIS);
  grid.forEach((n, axis) => {
    plan.set(axisPlan(n, windowOf('pppm', 5)), axis * 4 * MAX_MESH_AXIS);
  });
  return plan;
}

/** Replica 0, and no other. */
const MEMBERS = new Uint32Array(4096);

/** Runs one of the kernels on planes; gives back what is in `buffer`. */
async function runPlanes(
  name: 'forward' | 'inverse',
  grid: Grid,
  threads: number,
  buffer: 'waves' | 'fields',
  data: Int32Array<ArrayBuffer> | Float32Array<ArrayBuffer>,
  planes: number,
): Promise<ArrayBuffer> {
  const { device } = await testDevice();
  const [nx, ny, nz] = grid;
  const { source, entryPoint, bindings }: MeshKernel = MESH_KERNELS[name];
  const code = assembleForMesh(source, { electrostatics: 'pppm', grid, order: 5 }, threads);
  const lists = { CELLS: 0, BIN_CAPACITY: 1, CELL_STRIDE: 1, CELL_ATOMS: 1 };
  const pipeline = await device.createComputePipelineAsync({
    layout: 'auto',
    compute: {
      module: device.createShaderModule({ code }),
      entryPoint,
      constants: {
        MESH_STRIDE: nx * ny * nz,
        ATOM_STRIDE: 64,
        ...(name === 'forward' ? lists : { LANES: 1 }),
      },
    },
  });
  const contents = { members: MEMBERS, plan: planOf(grid), [buffer]: data };
  const own = Object.entries(contents).map(([binding, content]) => {
    const made = device.createBuffer({
      size: content.byteLength,
      usage:
        BUFFER_USAGE.STORAGE | BUFFER_USAGE.UNIFORM | BUFFER_USAGE.COPY_DST | BUFFER_USAGE.COPY_SRC,
    });
    device.queue.writeBuffer(made, 0, content);
    return { binding: bindings.indexOf(binding as MeshBinding), resource: { buffer: made } };
  });
  const encoder = device.createCommandEncoder();
  const pass = encoder.beginComputePass();
  pass.setPipeline(pipeline);
  pass.setBindGroup(
    0,
    device.createBindGroup({
      layout: pipeline.getBindGroupLayout(0),
      entries: own,
    }),
  );
  pass.dispatchWorkgroups(planes, 1, 1);
  pass.end();
  device.queue.submit([encoder.finish()]);
  const [bytes] = await readRanges(device, [
    { ...own[own.length - 1].resource, offset: 0, size: data.byteLength },
  ]);
  for (const { resource } of own) resource.buffer.destroy();
  return bytes;
}

/**
 * Discrete Fourier transform of one complex plane (interleaved, x fastest), not normalised, from
 * the definition, an axis after the other.
 *
 * @param sign −1 forward, +1 inverse
 */
function planeTransform(plane: Float64Array, [nx, ny]: Grid, sign: number): Float64Array {
  const along = (
    data: Float64Array,
    n: number,
    lines: number,
    at: (l: number, i: number) => number,
  ) => {
    const result = new Float64Array(data.length);
    for (let line = 0; line < lines; line++) {
      for (let k = 0; k < n; k++) {
        for (let j = 0; j < n; j++) {
          const angle = (sign * 2 * Math.PI * ((j * k) % n)) / n;
          const [re, im] = data.subarray(2 * at(line, j));
          result[2 * at(line, k)] += re * Math.cos(angle) - im * Math.sin(angle);
          result[2 * at(line, k) + 1] += re * Math.sin(angle) + im * Math.cos(angle);
        }
      }
    }
    return result;
  };
  const rows = along(plane, nx, ny, (y, x) => y * nx + x);
  return along(rows, ny, nx, (x, y) => y * nx + x);
}

const noise = (n: number) => Math.sin(12.9898 * n) * Math.cos(4.1414 * n * n);

const NAMED = GRIDS.map((grid) => [grid.join('×'), grid] as const);

describe('the forward transform of charges', () => {
  it.each(NAMED)('of %s points', async (_name, grid) => {
    const [nx, ny, nz] = grid;
    const points = nx * ny * nz;
    const charges = Int32Array.from({ length: points }, (_unused, p) => noise(p) / CHARGE_UNIT);
    const words = Int32Array.from({ length: 2 * points }, (_unused, i) =>
      i % 2 === 0 ? charges[i / 2] : 0,
    );
    const bytes = await runPlanes('forward', grid, GPU_THREADS, 'waves', words, nz);
    const waves = new Float32Array(bytes);
    const placesX = digitReversal(fftRadices(nx));
    const placesY = digitReversal(fftRadices(ny));
    let worst = 0;
    for (let z = 0; z < nz; z++) {
      const plane = new Float64Array(2 * nx * ny);
      for (let p = 0; p < nx * ny; p++) plane[2 * p] = charges[z * nx * ny + p] * CHARGE_UNIT;
      const expected = planeTransform(plane, grid, -1);
      for (let y = 0; y < ny; y++) {
        for (let x = 0; x < nx; x++) {
          const found = 2 * (z * nx * ny + y * nx + x);
          const wave = 2 * (placesY[y] * nx + placesX[x]);
          worst = Math.max(
            worst,
            Math.abs(waves[found] - expected[wave]),
            Math.abs(waves[found + 1] - expected[wave + 1]),
          );
        }
      }
    }
    expect(worst).toBeLessThan(1e-6 * Math.sqrt(nx * ny) * 4);
  });
});

describe('the inverse transform of fields', () => {
  it.each(NAMED)('of %s points', async (_name, grid) => {
    const [nx, ny, nz] = grid;
    const points = nx * ny * nz;
    const placesX = digitReversal(fftRadices(nx));
    const placesY = digitReversal(fftRadices(ny));
    // Two complex meshes, point by point, waves at digit-reversed places.
    const fields = Float32Array.from({ length: 4 * points }, (_unused, i) => noise(i + 1));
    const bytes = await runPlanes('inverse', grid, 16, 'fields', fields, 2 * nz);
    const found = new Float32Array(bytes);
    let worst = 0;
    for (let z = 0; z < nz; z++) {
      for (let half = 0; half < 2; half++) {
        const slot = (p: number) => 4 * (z * nx * ny + p) + 2 * half;
        const plane = new Float64Array(2 * nx * ny);
        for (let y = 0; y < ny; y++) {
          for (let x = 0; x < nx; x++) {
            const from = slot(y * nx + x);
            plane.set(fields.subarray(from, from + 2), 2 * (placesY[y] * nx + placesX[x]));
          }
        }
        const expected = planeTransform(plane, grid, 1);
        for (let p = 0; p < nx * ny; p++) {
          worst = Math.max(
            worst,
            Math.abs(found[slot(p)] - expected[2 * p]),
            Math.abs(found[slot(p) + 1] - expected[2 * p + 1]),
          );
        }
      }
    }
    expect(worst).toBeLessThan(1e-6 * Math.sqrt(nx * ny) * 4);
  });
});
