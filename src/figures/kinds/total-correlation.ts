import { atomCount, volume } from '../../core/configuration';
import { elementCounts } from '../../structure/element-counts';
import { pairDistribution } from '../../structure/pair-distribution';
import { X_RAYS } from '../../structure/scattering/radiation';
import {
  type MeasuredRange,
  totalCorrelations,
} from '../../structure/scattering/total-correlation';
import { axis } from '../figure';
import type { FigureKind, FigureMeasurement } from '../figure-kind';
import { saySampling } from '../figure-words';
import { type CurveColumn, type CurveGroup, curvePanels } from './curve-panels';

/** Å⁻¹: a laboratory's X-ray tube, a reactor, a spallation source */
const ENDS = [15, 25, 40] as const;

const PROBES = [
  { probe: 'neutron', name: 'Neutrons' },
  { probe: 'xray', name: 'X-rays' },
] as const;

const WINDOWS = [
  { window: 'lorch', name: "Lorch's window" },
  { window: 'none', name: 'no window' },
] as const;

/** What is drawn of several glasses */
const COMPARED: MeasuredRange = { Qmax: ENDS[1], window: 'lorch' };

/** Å */
const SHOWN = [1, 8] as const;
const STEP = 0.02;

const RANGES: readonly MeasuredRange[] = WINDOWS.flatMap(({ window }) =>
  ENDS.map((Qmax) => ({ Qmax, window })),
);

const columnOf = (probe: string, { window, Qmax }: MeasuredRange) => `T_${probe}_${window}_${Qmax}`;

/** Columns `r T` (Å) and `T_neutron_lorch_25` … (Å⁻²); null without a pair. */
const CORRELATIONS: FigureMeasurement = {
  id: 'total-correlation',
  of: (configuration, { scattering }) => {
    const distribution = pairDistribution(configuration);
    const known = Object.values(distribution.g).some((partial) => partial !== null);
    const r = Float64Array.from(
      { length: Math.round((SHOWN[1] - SHOWN[0]) / STEP) + 1 },
      (_, i) => SHOWN[0] + i * STEP,
    );
    const counts = elementCounts(configuration);
    const density = atomCount(configuration) / volume(configuration.box);
    const curves = PROBES.flatMap(({ probe }) => {
      const radiation =
        probe === 'xray' ? X_RAYS : ({ kind: 'neutron', boron: scattering.boron } as const);
      const each =
        known && distribution.r.length > 0
          ? totalCorrelations(distribution, density, counts, radiation, RANGES, r)
          : null;
      return RANGES.map((range, i) => [columnOf(probe, range), each?.[i] ?? null] as const);
    });
    return { 'r T': known ? r : null, ...Object.fromEntries(curves) };
  },
};

const curveOf = (probe: string, range: MeasuredRange, colour: CurveColumn['colour']) => ({
  column: columnOf(probe, range),
  id: columnOf(probe, range),
  name: `Q_max ${range.Qmax} Å⁻¹`,
  colour,
});

const GROUPS: readonly CurveGroup[] = PROBES.flatMap(({ probe, name }) =>
  WINDOWS.map(({ window, name: windowName }) => ({
    title: `${name}, ${windowName}`,
    curves: ENDS.map((Qmax, i) => curveOf(probe, { Qmax, window }, ([2, 1, 3] as const)[i])),
  })),
);

/** Titles of the panels, in their order: each probe with and without a window. */
export const CORRELATION_PANELS: readonly string[] = GROUPS.map(({ title }) => title ?? '');

const AXES = {
  along: 'r T',
  x: axis('distance r', 'Å', 'r', SHOWN),
  y: axis('T(r)/⟨b⟩²', 'Å⁻²', 'T'),
};

/** The total correlation function as diffraction gives it; Vitrine's own. */
export const TOTAL_CORRELATION_FIGURE: FigureKind = {
  id: 'total-correlation',
  paper: null,
  title: 'Total correlation function T(r)',
  panels: [],
  needs: [CORRELATIONS],
  draw: (glasses, { scattering }) => ({
    id: 'total-correlation',
    title: 'Total correlation function T(r)',
    see: 'What an experiment makes of its S(Q): it ends at some Q_max, which broadens every peak; without a window the end leaves ripples too. Compare a measured T(r) with the curve of its own Q_max and window, not with g(r).',
    how: `T(r) = 4πρr + (2/π) ∫ Q (S(Q) − 1) M(Q) sin(Qr) dQ up to Q_max, over ⟨b⟩²; M is 1 or Lorch's sin(πQ/Q_max)/(πQ/Q_max). Definition of D. A. Keen, J. Appl. Cryst. 34, 172 (2001). S(Q) from g(r) up to half the box. Neutrons on ${scattering.boron === '11B' ? 'pure ¹¹B' : 'natural boron'}; X-rays over ⟨f(Q)⟩². ${saySampling(glasses)}`,
    notes: [],
    panels: curvePanels(
      glasses,
      AXES,
      GROUPS,
      PROBES.map(({ probe, name }) => ({
        ...curveOf(probe, COMPARED, 1),
        name: `${name}, Q_max ${COMPARED.Qmax} Å⁻¹, Lorch's window`,
      })),
    ),
  }),
};
