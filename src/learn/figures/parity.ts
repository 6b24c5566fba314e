import { compositionName } from '../../core/composition';
import {
  type Axis,
  axis,
  type Figure,
  type Panel,
  type Series,
  SIDE_BY_SIDE,
} from '../../figures/figure';
import type { OutputError, ParityPoint, SurrogateErrors } from '../surrogate-errors';
import { diagonal } from './convergence';

/** One of the two outputs of a surrogate. */
interface Output {
  readonly key: 'density' | 'b4';
  readonly title: string;
  readonly label: string;
  readonly unit: string;
  /** What the values are shown times: 100 for per cent */
  readonly factor: number;
  readonly decimals: number;
}

const OUTPUTS: readonly Output[] = [
  { key: 'density', title: 'Density', label: 'density', unit: 'g/cm³', factor: 1, decimals: 3 },
  { key: 'b4', title: 'Four-fold boron', label: 'B4', unit: '%', factor: 100, decimals: 1 },
];

/** What a surrogate says of trials that its networks never saw, beside what was simulated. */
export function parityFigure(parity: readonly ParityPoint[], errors: SurrogateErrors): Figure {
  const sets = new Set(parity.map(({ trial }) => trial)).size;
  return {
    id: 'fit-parity',
    title: 'Predicted beside simulated',
    see: 'A point on the line was predicted as it came out. Points far from it are glasses that the surrogate does not understand yet.',
    how: `Each of ${sets} trials is predicted by networks that never saw it. ${OUTPUTS.map((output) => sayError(output, errors[output.key])).join(' ')}`,
    notes: parity.length === 0 ? ['There are no trials to compare with.'] : [],
    panels: OUTPUTS.map((output) => panel(parity, output)),
  };
}

/** 'Density is off by 0.021 g/cm³ (root mean square).' */
function sayError({ title, unit, factor, decimals }: Output, { absolute }: OutputError): string {
  if (absolute === null) return `${title} was not simulated.`;
  return `${title} is off by ${(factor * absolute).toFixed(decimals)} ${unit} (root mean square).`;
}

function panel(parity: readonly ParityPoint[], output: Output): Panel {
  const { key, title, label, unit, factor } = output;
  const names = [...new Set(parity.map(({ composition }) => compositionName(composition)))];
  const series = names.map((name, i): Series => {
    const own = parity.flatMap((point) =>
      compositionName(point.composition) === name ? (point[key] ?? []) : [],
    );
    return {
      id: `${key}_${name}`,
      name,
      kind: 'points',
      x: own.map(({ simulated }) => factor * simulated),
      y: own.map(({ predicted }) => factor * predicted),
      error: null,
      colour: SIDE_BY_SIDE[i % SIDE_BY_SIDE.length],
      dash: 'solid',
    };
  });
  const values = series.flatMap(({ x }) => x);
  const ends = [Math.min(...values), Math.max(...values)] as const;
  const titled = (what: string): Axis => axis(`${label}, ${what}`, unit, `${key}_${what}`);
  return {
    title,
    x: titled('simulated'),
    y: titled('predicted'),
    series: series.filter(({ x }) => x.length > 0),
    overlays: values.length > 0 ? [{ ...diagonal(ends), id: `${key}_as_predicted` }] : [],
    marks: [],
  };
}
