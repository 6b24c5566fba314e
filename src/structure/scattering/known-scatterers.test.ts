import { expect, it } from 'vitest';
import { SCATTERERS } from '../../../tests/support/scatterers';
import { ELEMENT_ORDER } from '../../core/elements';
import { formFactor } from './form-factors';
import { neutronLength } from './neutron-lengths';

it.each(ELEMENT_ORDER)('%s has a form factor and a neutron length', (element) => {
  expect(SCATTERERS[element], `add ${element} to FORM_FACTORS of form-factors.ts`).toContain(
    element,
  );
  const neutron = neutronLength(element, 'natural');
  expect(neutron, `add ${element} to LENGTHS of neutron-lengths.ts`).toBeGreaterThan(1);
  for (const scatterer of SCATTERERS[element]) {
    const falls = [0, 1, 2, 4, 8, 16, 20].map((Q) => formFactor(scatterer, Q));
    for (let i = 1; i < falls.length; i++) expect(falls[i], scatterer).toBeLessThan(falls[i - 1]);
  }
});
