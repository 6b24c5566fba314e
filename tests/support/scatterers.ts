import { ELEMENT_ORDER, perElement } from '../../src/core/elements';
import { FORM_FACTORS, type Scatterer } from '../../src/structure/scattering/form-factors';

/** The neutral atom of each element, then its ions. */
export const SCATTERERS = perElement(ELEMENT_ORDER, (element) =>
  (Object.keys(FORM_FACTORS) as Scatterer[]).filter(
    (scatterer) => scatterer.replace(/\d[+-]$/, '') === element,
  ),
);
