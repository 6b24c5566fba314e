import cells from '../../shaders/lib/cells.wgsl?raw';
import control from '../../shaders/lib/control.wgsl?raw';
import exponential from '../../shaders/lib/exponential.wgsl?raw';
import fft from '../../shaders/lib/fft.wgsl?raw';
import fixedPoint from '../../shaders/lib/fixed-point.wgsl?raw';
import mode from '../../shaders/lib/mode.wgsl?raw';
import replica from '../../shaders/lib/replica.wgsl?raw';
import spline from '../../shaders/lib/spline.wgsl?raw';

const LIBRARY: Readonly<Record<string, string>> = {
  'lib/cells': cells,
  'lib/control': control,
  'lib/exponential': exponential,
  'lib/fft': fft,
  'lib/fixed-point': fixedPoint,
  'lib/mode': mode,
  'lib/replica': replica,
  'lib/spline': spline,
};

/** Replaces every line `#include lib/name` of a kernel by that chunk of shaders/lib. */
export function assemble(kernel: string): string {
  return kernel.replace(/^#include (\S+)$/gm, (_line, name: string) => {
    const chunk = LIBRARY[name];
    if (chunk === undefined) {
      throw new RangeError(`no shader chunk '${name}'`);
    }
    return chunk;
  });
}
