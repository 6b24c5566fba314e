import { create } from 'zustand';
import type { MeasuredCurve } from '../../figures/figure-kind';
import { readStructureFactor } from '../../formats/structure-factor-curve';
import type { RadiationKind } from '../../structure/scattering/radiation';
import { useChosen } from './choice-store';

export interface CurveState {
  readonly neutron: MeasuredCurve | null;
  readonly xray: MeasuredCurve | null;
}

/** Measured structure factors that somebody brought; kept while the page is open. */
export const useCurves = create<CurveState>(() => ({ neutron: null, xray: null }));

/**
 * Lays a measured structure factor over the simulated ones, in the place of the one before.
 *
 * @param name of the file
 * @returns what was assumed of it, as sentences
 * @throws Problem that names the file and the line
 */
export function bringCurve(
  text: string,
  name: string,
  radiation: RadiationKind,
): readonly string[] {
  const { x, y, assumed } = readStructureFactor(text, name);
  useCurves.setState({ [radiation]: { name, x, y } });
  return assumed;
}

export function takeCurveAway(radiation: RadiationKind): void {
  useCurves.setState({ [radiation]: null });
}

/** What a curve is said to be measured with. */
export const RADIATION_WORDS: Readonly<Record<RadiationKind, string>> = {
  neutron: 'neutrons',
  xray: 'X-rays',
};

/** What the figure of structure factors shows at present. */
export function chosenRadiation(): RadiationKind {
  return useChosen.getState()['structure-factor']?.radiation === 'xray' ? 'xray' : 'neutron';
}

/** What a file's name says that it was measured with; null where it says nothing. */
export function radiationIn(name: string): RadiationKind | null {
  if (/x[-_ ]?ray|xrd/i.test(name)) return 'xray';
  return /neutron/i.test(name) ? 'neutron' : null;
}
