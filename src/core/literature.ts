/** Where a peak is reported to lie. */
export interface ReportedPeak {
  /** 'Si–O' */
  readonly name: string;
  /** The pair or angle that it belongs to, as Vitrine names it: 'Si-O', 'O-B4-O' */
  readonly of: string;
  /** Å of a distance, degrees of an angle, Å⁻¹ of a peak of S(Q) */
  readonly position: number;
  /** Whether it was measured, or simulated by others */
  readonly kind: 'experiment' | 'simulation';
  readonly citation: string;
}

const YANG_2026 =
  'Yang et al., J. Non-Cryst. Solids 684, 124104 (2026), simulated with its parameters';
const FABIAN_2008 =
  'Fábián et al., J. Non-Cryst. Solids 354, 3299 (2008), neutron diffraction of (65−x)SiO2–xB2O3–25Na2O–5BaO–5ZrO2';
const ZOTOV_1998 =
  'Zotov et al., Phys. Chem. Miner. 26, 107 (1998), neutron diffraction of Na2Si4O9';

/**
 * First peaks of g(r), Å. The longer of the two B–O distances of Fábián et al., 1.60 Å, is left out: a
 * BO4 of such bonds has a bond-valence sum of 2.15 where boron has 3.
 */
export const REPORTED_DISTANCES: readonly ReportedPeak[] = [
  { name: 'B–O', of: 'B-O', position: 1.4, kind: 'experiment', citation: FABIAN_2008 },
  { name: 'Si–O', of: 'Si-O', position: 1.6, kind: 'experiment', citation: FABIAN_2008 },
  { name: 'Si–Si', of: 'Si-Si', position: 3.0, kind: 'experiment', citation: FABIAN_2008 },
  { name: 'B3–O', of: 'B3-O', position: 1.4, kind: 'simulation', citation: YANG_2026 },
  { name: 'B4–O', of: 'B4-O', position: 1.48, kind: 'simulation', citation: YANG_2026 },
  { name: 'Si–O', of: 'Si-O', position: 1.63, kind: 'simulation', citation: YANG_2026 },
];

/** Peaks of bond angles, degrees. */
export const REPORTED_ANGLES: readonly ReportedPeak[] = [
  { name: 'O–B4–O', of: 'O-B4-O', position: 109, kind: 'simulation', citation: YANG_2026 },
  { name: 'O–B3–O', of: 'O-B3-O', position: 120, kind: 'simulation', citation: YANG_2026 },
];

/**
 * First sharp diffraction peaks of related glasses, Å⁻¹. Of this series Cormier et al., J. Non-Cryst.
 * Solids 357, 926 (2011), measured 0B with neutrons; its curve is not published as numbers.
 */
export const REPORTED_DIFFRACTION_PEAKS: readonly ReportedPeak[] = [
  {
    name: 'Na2Si4O9',
    of: 'neutron',
    position: 1.6,
    kind: 'experiment',
    citation: ZOTOV_1998,
  },
];
