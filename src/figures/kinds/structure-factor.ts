import { isGlassName, TABLE_1 } from '../../core/composition';
import { REPORTED_DIFFRACTION_PEAKS } from '../../core/literature';
import { LONGEST_RANGE } from '../../structure/pair-distribution';
import { firstDiffractionPeak } from '../../structure/scattering/diffraction-peak';
import { axis, idOf, type Overlay } from '../figure';
import type {
  FigureChoices,
  FigureMeasurement,
  MeasuredCurve,
  PaperFigure,
  PaperPanel,
} from '../figure-kind';
import { saySampling } from '../figure-words';
import { type MeasuredGlass, nominalComposition } from '../glass';
import { type CurveColumn, curvePanels, withMarks, withOverlay } from './curve-panels';
import { NEUTRON_SCATTERING, XRAY_SCATTERING } from './measurements';
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
  readonly panels: readonly PaperPanel[];
  readonly needs: FigureMeasurement;
  readonly radiation: 'neutron' | 'xray';
  /** What the paper says of it */
  readonly claim: string;
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
  panels: [{ place: '5', title: '10B' }],
  needs: NEUTRON_SCATTERING,
  radiation: 'neutron',
  claim: 'peaks of measured 10B are met in height and place, at low and at high Q.',
  weights: ({ boron }) => `Scattering lengths of Sears, ${BORON_WORDS[boron]}.`,
});

/** Figure 6: the structure factor that X-rays see. */
export const XRAY_FIGURE = structureFactorFigure({
  id: 'xray-structure-factor',
  paper: 6,
  title: 'X-ray structure factor',
  panels: (['6B', '12B', '24B', '37B', '50B', '62B'] as const).map((title, i) => ({
    place: `6${'abcdef'[i]}`,
    title,
  })),
  needs: XRAY_SCATTERING,
  radiation: 'xray',
  claim:
    'the first sharp peak is met, best at low boron; high-boron glasses differ, as their B4 does.',
  weights: () => 'Form factors of neutral atoms by Waasmaier and Kirfel.',
});

function structureFactorFigure(probe: Probe): PaperFigure {
  const { id, paper, title, radiation, weights } = probe;
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
    panels: probe.panels,
    needs: [probe.needs],
    draw: (glasses, { curve, scattering }) => {
      const each = byPaper(glasses, probe.panels);
      const many = each.length > 1;
      const drawn = each.flatMap(({ glass, place }) =>
        curvePanels([glass], AXES, groups, []).map((panel) => ({
          ...panel,
          ...(place === null ? {} : { place }),
          title: many ? glass.name : null,
          series: panel.series.map((series) => ({
            ...series,
            id: many ? `${series.id}_${idOf(glass.name)}` : series.id,
          })),
        })),
      );
      const panels = withMarks(drawn, () =>
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
        notes: [...firstPeaks(glasses), ...(curve === null ? [NO_CURVE] : [])],
        claims: [
          {
            paper: probe.claim,
            verdict: 'undecided',
            here:
              curve === null
                ? 'The measured curves are not published as numbers; drop one to see it beside these.'
                : 'How far the curve and these glasses are apart stands below.',
          },
        ],
        panels: curve === null ? panels : withOverlay(panels, curveOverlay(curve, glasses)),
      };
    },
  };
}

const NO_CURVE =
  'Of this series 0B was measured with neutrons (Cormier, Calas, Beuneu, J. Non-Cryst. Solids 357, 926 (2011)) and 6B to 62B with X-rays (the paper), none published as numbers; give a file with two columns, Q and S(Q), to draw one.';

interface PlacedGlass {
  readonly glass: MeasuredGlass;
  readonly place: string | null;
}

/** Glasses in the order of the paper's panels, what the paper does not have last. */
function byPaper(glasses: readonly MeasuredGlass[], panels: readonly PaperPanel[]): PlacedGlass[] {
  const placeOf = (glass: MeasuredGlass) => {
    const composition = nominalComposition(glass);
    return (
      panels.find(({ title }) => isGlassName(title) && TABLE_1[title] === composition)?.place ??
      null
    );
  };
  const all = glasses.map((glass) => ({ glass, place: placeOf(glass) }));
  return [
    ...panels.flatMap(({ place }) => all.filter((one) => one.place === place)),
    ...all.filter(({ place }) => place === null),
  ];
}

/** Where the first sharp diffraction peak lies in each glass; the window keeps ripples out of it. */
function firstPeaks(glasses: readonly MeasuredGlass[]): string[] {
  const each = glasses.flatMap(({ name, columns: { Q, S_lorch } }) => {
    if (!Q || !S_lorch) return [];
    const peak = firstDiffractionPeak(Q.mean, S_lorch.mean);
    if (peak === null) return [`${name} none`];
    return [`${name} ${peak.position.mean.toFixed(1)}`];
  });
  return each.length === 0
    ? []
    : [
        `First sharp diffraction peak (centre of the peak over its background, Lorch window; the box and the window leave it uncertain by some 0.1), Å⁻¹: ${each.join(', ')}.`,
      ];
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
