import { type MeshWindow, windowPairs } from '../window';

/**
 * The window's polynomials in WGSL: a function `window_weights(t)`, t the fraction of a mesh cell,
 * which gives the weights of the `order` mesh points from the lowest.
 */
export function windowCode(window: MeshWindow): string {
  const { order } = window;
  const lines: string[] = [];
  const weights = new Array<string>(order);
  for (const [j, { even, odd }] of windowPairs(window).entries()) {
    lines.push(`  let even${j} = ${horner(even)};`);
    if (2 * j + 1 === order) {
      weights[j] = `even${j}`;
    } else {
      lines.push(`  let odd${j} = u * (${horner(odd)});`);
      weights[j] = `even${j} + odd${j}`;
      weights[order - 1 - j] = `even${j} - odd${j}`;
    }
  }
  return `fn window_weights(t: f32) -> array<f32, ${order}> {
  let u = t - 0.5;
  let v = u * u;
${lines.join('\n')}
  return array<f32, ${order}>(${weights.join(', ')});
}`;
}

function horner(coefficients: readonly number[]): string {
  return coefficients
    .map((a) => a.toExponential(9))
    .reduceRight((inner, a) => `${a} + v * (${inner})`);
}
