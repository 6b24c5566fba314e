/** A straight scale from values to pixels. */
export function scale(
  domain: readonly [number, number],
  range: readonly [number, number],
): (value: number) => number {
  const [from, to] = domain;
  return (value) => range[0] + ((value - from) / (to - from)) * (range[1] - range[0]);
}

/** Round values that cover a domain, about `count` of them. */
export function ticks([from, to]: readonly [number, number], count: number): number[] {
  const rough = (to - from) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= rough) ?? rough;
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step);
}

/** Round values as they are written beside an axis, all in as many decimals: '2.30', '−1'. */
export function tickLabels(values: readonly number[]): string[] {
  const step = values.length > 1 ? values[1] - values[0] : values[0];
  const decimals = step === 0 ? 0 : Math.max(0, -Math.floor(Math.log10(Math.abs(step)) + 1e-9));
  return values.map((value) => {
    const rounded = value.toFixed(decimals);
    return (Number(rounded) === 0 ? rounded.replace('-', '') : rounded).replace('-', '−');
  });
}
