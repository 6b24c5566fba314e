/** A straight scale from values to pixels. */
export function scale(
  domain: readonly [number, number],
  range: readonly [number, number],
): (value: number) => number {
  const [from, to] = domain;
  return (value) => range[0] + ((value - from) / (to - from)) * (range[1] - range[0]);
}

/** A scale on which equal factors are as far apart, of a domain above 0. */
export function logarithmicScale(
  [from, to]: readonly [number, number],
  range: readonly [number, number],
): (value: number) => number {
  const straight = scale([Math.log10(from), Math.log10(to)], range);
  return (value) => straight(Math.log10(value));
}

/** A power of ten beyond which it is written as one: 10⁻¹² */
const MOST_DIGITS = 3;

/**
 * Powers of ten that cover a domain, about `count` of them at most; in a domain of less than two of
 * them also their multiples by 2 and 5, and round values where even those are too far apart.
 */
export function logarithmicTicks([from, to]: readonly [number, number], count: number): number[] {
  const [least, most] = [Math.log10(from), Math.log10(to)];
  const [first, last] = [Math.ceil(least - 1e-9), Math.floor(most + 1e-9)];
  if (last - first < 1) {
    const near = [first - 1, first, first + 1];
    const values = near
      .flatMap((power) => [1, 2, 5].map((factor) => Number((factor * 10 ** power).toPrecision(6))))
      .filter((value) => value >= from * (1 - 1e-9) && value <= to * (1 + 1e-9));
    return values.length > 1 ? values : ticks([from, to], count);
  }
  const step = Math.max(1, Math.ceil((last - first) / count));
  return Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, i) =>
    Number((10 ** (first + i * step)).toPrecision(6)),
  );
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** '100', '0.01', '5000'; far from 1 with a power of ten: '10⁻¹²', '2·10⁴'. */
export function logarithmicLabels(values: readonly number[]): string[] {
  return values.map((value) => {
    const power = Math.floor(Math.log10(value) + 1e-9);
    if (Math.abs(power) <= MOST_DIGITS) return String(Number(value.toPrecision(6)));
    const digits = [...String(Math.abs(power))].map((digit) => SUPERSCRIPTS[Number(digit)]);
    const factor = Number((value / 10 ** power).toPrecision(4));
    return `${factor === 1 ? '' : `${factor}·`}10${power < 0 ? '⁻' : ''}${digits.join('')}`;
  });
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
