import type { Element } from '../../core/elements';
import { formFactor, type Ions } from './form-factors';
import { type BoronIsotopes, neutronLength } from './neutron-lengths';

/** What is scattered, and by what. */
export type Radiation =
  | { readonly kind: 'neutron'; readonly boron: BoronIsotopes }
  | {
      readonly kind: 'xray';
      readonly ions: Ions;
    };

/** Neutrons or X-rays. */
export type RadiationKind = Radiation['kind'];

/** Neutrons on natural boron. */
export const NEUTRONS: Radiation = { kind: 'neutron', boron: 'natural' };

/** X-rays on neutral atoms. */
export const X_RAYS: Radiation = { kind: 'xray', ions: {} };

/**
 * How strongly an atom scatters: fm for neutrons, electrons for X-rays.
 *
 * @param Q Å⁻¹; without effect on neutrons
 */
export function scatteringAmplitude(radiation: Radiation, element: Element, Q: number): number {
  return radiation.kind === 'neutron'
    ? neutronLength(element, radiation.boron)
    : formFactor(radiation.ions[element] ?? element, Q);
}
