import type { Configuration } from '../../core/configuration';
import { sayEstimate } from '../../core/estimate-words';
import { REPORTED_DIFFRACTION_PEAKS } from '../../core/literature';
import { LONGEST_RANGE, pairDistribution } from '../../structure/pair-distribution';
import { firstDiffractionPeak } from '../../structure/scattering/diffraction-peak';
import {
  measureScattering,
  SCATTERING_DEFAULTS,
} from '../../structure/scattering/measure-scattering';
import { axis, type Overlay } from '../figure';
import type { FigureChoices, FigureKind, MeasuredCurve } from '../figure-kind';
import { saySampling } from '../figure-words';
import type { FrameColumns, MeasuredGlass } from '../glass';
import { type CurveColumn, curvePanels, withMarks, withOverlay } from './curve-panels';
import { reportedMarks } from './reported-marks';

const AXES = {
  along: 'Q',
  x: axis('wave number Q', 'Å⁻¹', 'Q', [0.8, 15]),
  y: axis('S(Q)', null, 'S'),
};

interface Probe {
  readonly id: string;
  readonly paper: number;
  readonly title: string;
  readonly radiation: 'neutron' | 'xray';
  /** What scatters, and how strongly; a sentence */
  readonly weights: (choices: FigureChoices['scattering']) => string;
}

const BORON_WORDS = { natural: 'natural boron', '11B': 'pure ¹¹B' } as const;

const NORMALISATION_WORDS = {
  'squared-mean': 'divided by the square of the mean amplitude',
  'mean-square': 'divided by the mean of the squared amplitudes',
} as const;

/** Figure 5: the structure factor that neutrons see. */
export const NEUTRON_FIGURE = structureFactorFigure({
  id: 'neutron-structure-factor',
  paper: 5,
  title: 'Neutron structure factor',
  radiation: 'neutron',
  weights: ({ boron }) => `Scattering lengths of Sears, ${BORON_WORDS[boron]}.`,
});

/** Figure 6: the structure factor that X-rays see. */
export const XRAY_FIGURE = structureFactorFigure({
  id: 'xray-structure-factor',
  paper: 6,
  title: 'X-ray structure factor',
  radiation: 'xray',
  weights: () => 'Form factors of neutral atoms by Waasmaier and Kirfel.',
});

function structureFactorFigure({ id, paper, title, radiation, weights }: Probe): FigureKind {
  const plain: CurveColumn = { column: 'S', id: 'S', name: 'no window', colour: 1 };
  const lorch: CurveColumn = {
    column: 'S_lorch',
    id: 'S_lorch',
    name: 'Lorch window',
    colour: 'quiet',
    dash: 'dashed',
  };
  const groups = [{ title: null, curves: [plain, lorch] }];
  return {
    id,
    paper,
    title,
    measure: (configuration, { scattering }) => measure(configuration, radiation, scattering),
    draw: (glasses, { curve, scattering }) => {
      const compared = [{ ...plain, name: title }];
      const panels = withMarks(curvePanels(glasses, AXES, groups, compared), () =>
        reportedMarks(
          REPORTED_DIFFRACTION_PEAKS.filter(({ of }) => of === radiation),
          () => null,
          'Å⁻¹',
          2,
        ),
      );
      return {
        id,
        title,
        see: 'What diffraction sees of the order in the glass. The first sharp peak comes from order beyond single tetrahedra; at high Q the bonds alone are left.',
        how: `From g(r) up to half the box, at most ${LONGEST_RANGE} Å, Faber–Ziman, ${NORMALISATION_WORDS[scattering.normalisation]}. ${weights(scattering)} Without a window the end of g(r) leaves ripples; Lorch's window damps them and broadens peaks. ${saySampling(glasses)}`,
        notes: [
          ...firstPeaks(glasses),
          ...(curve === null
            ? [
                'No measured curve is published as numbers for this series; give a file with two columns, Q and S(Q), to draw one.',
              ]
            : []),
        ],
        panels: curve === null ? panels : withOverlay(panels, curveOverlay(curve, glasses)),
      };
    },
  };
}

/** Where the first sharp diffraction peak lies in each glass; the window keeps ripples out of it. */
function firstPeaks(glasses: readonly MeasuredGlass[]): string[] {
  const each = glasses.flatMap(({ name, columns: { Q, S_lorch } }) => {
    if (!Q || !S_lorch) return [];
    const peak = firstDiffractionPeak(Q.mean, S_lorch.mean);
    if (peak === null) return [`${name} none`];
    const { mean, standardError } = peak.position;
    return [`${name} ${sayEstimate(mean, standardError)}`];
  });
  return each.length === 0
    ? []
    : [`First sharp diffraction peak (Lorch window), Å⁻¹: ${each.join(', ')}.`];
}

function measure(
  configuration: Configuration,
  radiation: Probe['radiation'],
  scattering: FigureChoices['scattering'],
): FrameColumns {
  const choices = { ...SCATTERING_DEFAULTS, ...scattering };
  const measured = measureScattering(configuration, pairDistribution(configuration), choices);
  const curve = measured?.[radiation];
  return { Q: curve?.Q ?? null, S: curve?.S ?? null, S_lorch: curve?.S_lorch ?? null };
}

function curveOverlay({ name, x, y }: MeasuredCurve, glasses: readonly MeasuredGlass[]): Overlay {
  return {
    id: 'S_measured',
    name,
    kind: 'line',
    x: Array.from(x),
    y: Array.from(y),
    error: null,
    colour: 'experiment',
    dash: 'dashed',
    origin: 'experiment',
    citation: null,
    residual: residual({ name, x, y }, glasses),
  };
}

/** Root mean square of simulation − curve at the curve's own Q, as far as both reach. */
function residual(curve: MeasuredCurve, glasses: readonly MeasuredGlass[]): string | null {
  const each = glasses.flatMap(({ name, columns }) => {
    const { Q, S } = columns;
    if (!Q || !S) return [];
    const differences: number[] = [];
    for (let i = 0; i < curve.x.length; i++) {
      const own = interpolated(Q.mean, S.mean, curve.x[i]);
      if (own !== null) differences.push(own - curve.y[i]);
    }
    if (differences.length === 0) return [];
    const squares = differences.reduce((sum, difference) => sum + difference ** 2, 0);
    return [`${name} ${Math.sqrt(squares / differences.length).toFixed(3)}`];
  });
  if (each.length === 0) return null;
  return `Simulation (no window) − ${curve.name}, root mean square: ${each.join(', ')}.`;
}

/** Between the two nearest places; null outside all of them. */
function interpolated(x: Float64Array, y: Float64Array, at: number): number | null {
  const after = x.findIndex((value) => value >= at);
  if (after < 0 || (after === 0 && x[0] > at)) return null;
  if (x[after] === at) return y[after];
  const share = (at - x[after - 1]) / (x[after] - x[after - 1]);
  return y[after - 1] + share * (y[after] - y[after - 1]);
}
