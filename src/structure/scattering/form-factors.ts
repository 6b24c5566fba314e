import type { Element } from '../../core/elements';

/** f(s) = c + Σ a·exp(−b·s²), s = Q/4π in Å⁻¹ */
interface Coefficients {
  /** Electrons */
  readonly a: readonly number[];
  /** Å² */
  readonly b: readonly number[];
  /** Electrons */
  readonly c: number;
}

/**
 * Coefficients of D. Waasmaier and A. Kirfel, Acta Cryst. A 51, 416 (1995), for s < 6 Å⁻¹. The table
 * has no ion of boron. To add an
 * element: the neutral atom here, under its symbol, and its ions under symbol and charge.
 */
export const FORM_FACTORS = {
  B: {
    a: [2.085185, 1.06458, 1.062788, 0.140515, 0.641784],
    b: [23.494068, 1.137894, 61.238976, 0.114886, 0.399036],
    c: 0.003823,
  },
  O: {
    a: [2.960427, 2.508818, 0.637853, 0.722838, 1.142756],
    b: [14.182259, 5.936858, 0.112726, 34.958481, 0.39024],
    c: 0.027014,
  },
  'O1-': {
    a: [3.106934, 3.235142, 1.148886, 0.783981, 0.676953],
    b: [19.86808, 6.960252, 0.170043, 65.693512, 0.630757],
    c: 0.046136,
  },
  'O2-': {
    a: [3.990247, 2.300563, 0.6072, 1.907882, 1.16708],
    b: [16.639956, 5.636819, 0.108493, 47.299709, 0.379984],
    c: 0.025429,
  },
  Na: {
    a: [4.910127, 3.081783, 1.262067, 1.098938, 0.560991],
    b: [3.281434, 9.119178, 0.102763, 132.013947, 0.405878],
    c: 0.079712,
  },
  'Na1+': {
    a: [3.14869, 4.073989, 0.767888, 0.995612, 0.968249],
    b: [2.594987, 6.046925, 0.070139, 14.122657, 0.217037],
    c: 0.0453,
  },
  Si: {
    a: [5.275329, 3.191038, 1.511514, 1.356849, 2.519114],
    b: [2.631338, 33.730728, 0.081119, 86.288643, 1.170087],
    c: 0.145073,
  },
  'Si4+': {
    a: [3.676722, 3.828496, 1.258033, 0.419024, 0.720421],
    b: [1.446851, 3.013144, 0.064397, 0.206254, 5.970222],
    c: 0.097266,
  },
  Ca: {
    a: [8.593655, 1.477324, 1.436254, 1.182839, 7.113258],
    b: [10.460644, 0.041891, 81.390381, 169.847839, 0.688098],
    c: 0.196255,
  },
  'Ca2+': {
    a: [8.501441, 12.880483, 9.765095, 7.156669, 0.71116],
    b: [10.525848, -0.004033, 0.010692, 0.684443, 27.231771],
    c: -21.013187,
  },
  Al: {
    a: [4.730796, 2.313951, 1.54198, 1.117564, 3.154754],
    b: [3.628931, 43.051167, 0.09596, 108.932388, 1.555918],
    c: 0.139509,
  },
  'Al3+': {
    a: [4.132015, 0.912049, 1.102425, 0.614876, 3.219136],
    b: [3.528641, 7.378344, 0.133708, 0.039065, 1.644728],
    c: 0.019397,
  },
  Mg: {
    a: [4.708971, 1.194814, 1.558157, 1.170413, 3.239403],
    b: [4.875207, 108.506081, 0.111516, 48.292408, 1.928171],
    c: 0.126842,
  },
  'Mg2+': {
    a: [3.062918, 4.135106, 0.853742, 1.036792, 0.85252],
    b: [2.015803, 4.417941, 0.065307, 9.66971, 0.187818],
    c: 0.058851,
  },
  K: {
    a: [8.163991, 7.146945, 1.07014, 0.877316, 1.486434],
    b: [12.816323, 0.808945, 210.327011, 39.597652, 0.052821],
    c: 0.253614,
  },
  'K1+': {
    a: [-17.609339, 1.494873, 7.150305, 10.899569, 15.808228],
    b: [18.840979, 0.053453, 0.81294, 22.264105, 14.351593],
    c: 0.257164,
  },
} as const satisfies Readonly<Record<string, Coefficients> & Record<Element, Coefficients>>;

/** An atom or ion whose form factor is known. */
export type Scatterer = keyof typeof FORM_FACTORS;

type IonOf<E extends Element> = Extract<Scatterer, E | `${E}${number}${'+' | '-'}`>;

/** Ions that take the place of neutral atoms. */
export type Ions = { readonly [E in Element]?: IonOf<E> };

/**
 * X-ray form factor of an atom or ion without anomalous dispersion, electrons.
 *
 * @param Q Å⁻¹, below 75
 */
export function formFactor(scatterer: Scatterer, Q: number): number {
  const { a, b, c } = FORM_FACTORS[scatterer];
  const square = (Q / (4 * Math.PI)) ** 2;
  return a.reduce((sum, height, term) => sum + height * Math.exp(-b[term] * square), c as number);
}
