import type { Element } from '../../core/elements';

/** Coherent scattering length of boron, fm: ¹⁰B absorbs, so glasses are often made with ¹¹B. */
const BORON_LENGTHS = { natural: 5.3, '11B': 6.65 } as const;

export type BoronIsotopes = keyof typeof BORON_LENGTHS;

export const BORON_ISOTOPES: readonly BoronIsotopes[] = ['natural', '11B'];

const LENGTHS: Readonly<Record<Exclude<Element, 'B'>, number>> = {
  O: 5.803,
  Si: 4.1491,
  Na: 3.63,
  Ca: 4.7,
  Al: 3.449,
  Mg: 5.375,
  K: 3.67,
};

/**
 * Bound coherent neutron scattering length, fm (V. F. Sears, Neutron News 3 (3), 26, 1992).
 *
 * @param boron natural boron, or pure ¹¹B
 */
export function neutronLength(element: Element, boron: BoronIsotopes): number {
  return element === 'B' ? BORON_LENGTHS[boron] : LENGTHS[element];
}
