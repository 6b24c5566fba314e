import { axis, type Figure, type Series } from '../../figures/figure';
import type { SurrogateReport } from '../../learn/surrogate';

/** How a network learned, as far as it was told. */
export interface LossCurve {
  readonly epochs: readonly number[];
  /** Root mean square errors of scaled outputs */
  readonly training: readonly number[];
  /** Of what was held out, at the same epochs; empty where nothing was */
  readonly heldOut: readonly number[];
}

/** Curves with more reports: of the network in training, and of those that follow. */
export function withReports(
  curves: readonly LossCurve[],
  reports: readonly SurrogateReport[],
): readonly LossCurve[] {
  return reports.reduce(withReport, curves);
}

function withReport(curves: readonly LossCurve[], report: SurrogateReport): readonly LossCurve[] {
  const { network, epoch, loss, heldOutLoss } = report;
  const before = curves.at(network) ?? { epochs: [], training: [], heldOut: [] };
  const held = heldOutLoss === null ? [] : [Math.sqrt(heldOutLoss)];
  const grown: LossCurve = {
    epochs: [...before.epochs, epoch],
    training: [...before.training, Math.sqrt(loss)],
    heldOut: [...before.heldOut, ...held],
  };
  return [...curves.slice(0, network), grown];
}

/** The steep beginning is cut off: what is shown ends at so many times the median error. */
const HEADROOM_FACTOR = 3;

/** Errors of the networks while they learn; the latest one is drawn thick. */
export function lossFigure(curves: readonly LossCurve[], networks: number): Figure {
  const errors = curves.flatMap(({ training, heldOut }) => [...training, ...heldOut]);
  const sorted = errors.sort((a, b) => a - b);
  const top = sorted.length === 0 ? null : HEADROOM_FACTOR * sorted[sorted.length >> 1];
  const count = curves.length;
  return {
    id: 'fit-learning',
    title: 'Learning',
    see: 'Both lines fall while the network learns. Where the held-out line rises again, it fits the noise of its trials (overfitting).',
    how: 'Root mean square error of density and B4, each in shares of its range. Held-out trials are never shown to the network. Each network begins at other random weights, and each trial is held out of some networks.',
    notes: count === 0 ? [] : [`Network ${count} of ${networks} is drawn thick.`],
    panels: [
      {
        title: null,
        x: axis('epoch', null, 'epoch', [0, null]),
        y: axis('error, share of the range', null, 'error', [0, top]),
        series: curves.flatMap((curve, i): Series[] => {
          const faint = i < count - 1;
          return [
            line(curve, 'training', `network_${i + 1}_training`, faint),
            line(curve, 'heldOut', `network_${i + 1}_held_out`, faint),
          ].filter(({ y }) => y.length > 0);
        }),
        overlays: [],
        marks: [],
      },
    ],
  };
}

function line(curve: LossCurve, part: 'training' | 'heldOut', id: string, faint: boolean): Series {
  return {
    id,
    name: part === 'training' ? 'trials it learns from' : 'trials held out',
    kind: 'line',
    x: curve.epochs.slice(0, curve[part].length),
    y: curve[part],
    error: null,
    colour: part === 'training' ? 1 : 2,
    dash: 'solid',
    faint,
  };
}
