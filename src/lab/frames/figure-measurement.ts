import type { Configuration } from '../../core/configuration';
import { type FigureChoices, measureFor } from '../../figures/figure-kind';
import { figureKind } from '../../figures/figures';
import type { FrameColumns } from '../../figures/glass';
import { elementCounts } from '../../structure/element-counts';
import {
  averageOver,
  directStructureFactor,
} from '../../structure/scattering/direct-structure-factor';
import { SCATTERING_DEFAULTS } from '../../structure/scattering/measure-scattering';
import { X_RAYS } from '../../structure/scattering/radiation';
import { totalStructureFactor } from '../../structure/scattering/structure-factor';

/** What can be chosen before something is measured; a dropped curve is only drawn. */
export type MeasuringChoices = Omit<FigureChoices, 'curve'>;

/** What is measured of one configuration; plain data, the same for the same JSON. */
export type FrameMeasurement =
  | {
      readonly kind: 'figure';
      /** Id of a figure kind */
      readonly figure: string;
      readonly choices: MeasuringChoices;
    }
  | {
      /** S(Q) straight from the wave vectors of the box */
      readonly kind: 'direct';
      readonly radiation: 'neutron' | 'xray';
      readonly choices: MeasuringChoices;
    };

/** Where the direct S(Q) is given, and the widths that it is averaged over there, Å⁻¹. */
export const DIRECT_Q: Float64Array = Float64Array.from({ length: 143 }, (_, i) => (8 + i) / 10);
export const DIRECT_Q_WIDTH = 0.2;

export function measureFrame(
  measurement: FrameMeasurement,
  configuration: Configuration,
): FrameColumns {
  const { choices } = measurement;
  if (measurement.kind === 'figure') {
    return measureFor(figureKind(measurement.figure), configuration, { ...choices, curve: null });
  }
  return measureDirect(configuration, measurement.radiation, choices);
}

/** Columns `Q` and `S_direct`, places without a wave vector near them left out. */
function measureDirect(
  configuration: Configuration,
  kind: 'neutron' | 'xray',
  { scattering }: MeasuringChoices,
): FrameColumns {
  const { boron, normalisation } = { ...SCATTERING_DEFAULTS, ...scattering };
  const direct = directStructureFactor(configuration);
  const radiation = kind === 'neutron' ? { kind, boron } : X_RAYS;
  const counts = elementCounts(configuration);
  const total = totalStructureFactor(direct, counts, radiation, normalisation);
  const S = averageOver(direct.Q, total, DIRECT_Q, DIRECT_Q_WIDTH, direct.available);
  const known = Array.from(S.keys()).filter((i) => Number.isFinite(S[i]));
  return { Q: known.map((i) => DIRECT_Q[i]), S_direct: known.map((i) => S[i]) };
}
