import { PARAMETERS } from '../../learn/parameters';
import type { FitResult, JudgedSet } from './result';

/** What a fit comes to, for a person: a sentence or two and a table. */
export function sayResult(result: FitResult): string {
  const { surrogate, data, simulated, candidates, published, iterations } = result;
  const learned = surrogate === null ? [] : [saySurrogate(surrogate)];
  const known = data.best === null ? [] : [data.best];
  if (iterations.length === 0) {
    const title =
      'The best of the data; published potentials and candidates with the loss that the surrogate expects:';
    return [...learned, title, ...table([...known, ...published, ...candidates])].join('\n');
  }
  const each = iterations.map((iteration, i) => `Iteration ${i + 1}: ${sayIteration(iteration)}.`);
  const made = simulated.best === null ? [] : [simulated.best];
  const title = 'The best of the data, and the best that was simulated:';
  return [...learned, ...each, title, ...table([...known, ...made])].join('\n');
}

/** 'The surrogate is off by 0.045 …' */
export function saySurrogate({
  rmse,
  densityError,
  b4Error,
}: NonNullable<FitResult['surrogate']>): string {
  const parts = [
    ...(densityError === null ? [] : [`${densityError.toFixed(3)} g/cm³`]),
    ...(b4Error === null ? [] : [`${(100 * b4Error).toFixed(1)} percentage points of B4`]),
  ];
  return `In trials that it never saw the surrogate is off by ${parts.join(' and ')} (${sayLossValue(rmse)} scaled).`;
}

/** 'best loss 0.0123, median 0.0456; 0.0100 was expected' */
export function sayIteration({
  best,
  median,
  bestPredicted,
  unstable,
}: FitResult['iterations'][number]): string {
  const bad = unstable === 0 ? '' : `, ${unstable} unstable`;
  if (best === null) return `every candidate is unstable`;
  return `best loss ${sayLossValue(best)}, median ${sayLossValue(median)}${bad}; the surrogate expected ${sayLossValue(bestPredicted)}`;
}

export function sayLossValue(loss: number | null): string {
  return loss === null ? 'none' : loss.toPrecision(3);
}

function table(sets: readonly JudgedSet[]): string[] {
  const rows = [
    ['', 'loss', ...PARAMETERS.map(({ symbol, unit }) => `${symbol}, ${unit}`)],
    ...sets.map(({ id, loss, parameters }) => [
      id,
      sayLossValue(loss),
      ...PARAMETERS.map(({ key, digits }) => parameters[key].toFixed(digits)),
    ]),
  ];
  const widths = rows[0].map((_, c) => Math.max(...rows.map((row) => row[c].length)));
  return rows.map((row) =>
    row
      .map((cell, c) => (c === 0 ? cell.padEnd(widths[c]) : cell.padStart(widths[c])))
      .join('  ')
      .trimEnd(),
  );
}
