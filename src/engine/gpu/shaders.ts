import cells from '../../../shaders/lib/cells.wgsl?raw';
import control from '../../../shaders/lib/control.wgsl?raw';
import coulombPppm from '../../../shaders/lib/coulomb-pppm.wgsl?raw';
import coulombProlate from '../../../shaders/lib/coulomb-prolate.wgsl?raw';
import exponential from '../../../shaders/lib/exponential.wgsl?raw';
import fft from '../../../shaders/lib/fft.wgsl?raw';
import fixedPoint from '../../../shaders/lib/fixed-point.wgsl?raw';
import members from '../../../shaders/lib/members.wgsl?raw';
import mode from '../../../shaders/lib/mode.wgsl?raw';
import neighbourRow from '../../../shaders/lib/neighbour-row.wgsl?raw';
import replica from '../../../shaders/lib/replica.wgsl?raw';
import spread from '../../../shaders/lib/spread.wgsl?raw';
import window from '../../../shaders/lib/window.wgsl?raw';
import type { Electrostatics } from '../../core/experiment';
import { fftRadices } from '../fft-plan';
import type { MeshSettings } from '../types';
import { windowOf } from '../window';
import { windowCode } from './window-code';

const LIBRARY: Readonly<Record<string, string>> = {
  'lib/cells': cells,
  'lib/control': control,
  'lib/exponential': exponential,
  'lib/fft': fft,
  'lib/fixed-point': fixedPoint,
  'lib/members': members,
  'lib/mode': mode,
  'lib/neighbour-row': neighbourRow,
  'lib/replica': replica,
  'lib/spread': spread,
  'lib/window': window,
};

const COULOMB: Readonly<Record<Electrostatics, string>> = {
  prolate: coulombProlate,
  pppm: coulombPppm,
};

/**
 * Replaces every line `#include lib/name` of a kernel by that chunk of shaders/lib, and the line
 * `#coulomb` by the chunk of this splitting of the Coulomb sum.
 */
export function assemble(kernel: string, electrostatics: Electrostatics = 'prolate'): string {
  return kernel
    .replace(/^#coulomb$/m, COULOMB[electrostatics])
    .replace(/^#include (\S+)$/gm, (_line, name: string) => {
      const chunk = LIBRARY[name];
      if (chunk === undefined) {
        throw new RangeError(`no shader chunk '${name}'`);
      }
      return assemble(chunk, electrostatics);
    });
}

const AXES = ['x', 'y', 'z'];

/** What of a mesh its kernels are compiled for. */
export type CompiledMesh = Pick<MeshSettings, 'electrostatics' | 'grid' | 'order'>;

/**
 * Assembles a kernel that works on one mesh: `#mesh` becomes the mesh's constants (and the
 * workgroup's size), `#window` the function of its window, `#points TEXT` a line of TEXT for every
 * point that shares a charge along an axis, with its number for @, and
 * `#fft forward|inverse x|y|z LINES` the stages of that transform (the arithmetic is in
 * shaders/lib/fft.wgsl).
 */
export function assembleForMesh(
  kernel: string,
  { electrostatics, grid, order }: CompiledMesh,
  threads: number,
): string {
  const constants = [
    ...AXES.map((axis, a) => `const MESH_${axis.toUpperCase()} = ${grid[a]}u;`),
    `const ORDER = ${order}u;`,
    `const THREADS = ${threads}u;`,
  ].join('\n');
  return assemble(kernel, electrostatics)
    .replace(/^#mesh$/m, constants)
    .replace(/^#window$/m, () => windowCode(windowOf(electrostatics, order)))
    .replace(/^ *#points (.*)$/gm, (_line, text: string) =>
      Array.from({ length: order }, (_unused, point) => text.replaceAll('@', `${point}`)).join(
        '\n',
      ),
    )
    .replace(/^ *#fft (forward|inverse) ([xyz]) (.*)$/gm, (_line, way: string, axis, lines) =>
      transform(way, AXES.indexOf(axis), grid, lines),
    );
}

function transform(way: string, axis: number, grid: readonly number[], lines: string): string {
  const n = grid[axis];
  // lib/fft's twiddles: along x and y one after the other, or along z alone
  const table = axis === 1 ? 'MESH_X' : '0u';
  let block = n;
  const stages = fftRadices(n).map((radix) => {
    block /= radix;
    return `
  for (var b = thread; b < ${lines}.count * ${n / radix}u; b += THREADS) {
    ${way}${radix}(place(b, ${lines}, ${table}, ${n}u, ${radix}u, ${block}u));
  }
  workgroupBarrier();`;
  });
  return (way === 'inverse' ? stages.reverse() : stages).join('');
}
