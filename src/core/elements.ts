/** The elements Vitrine knows. Masses: IUPAC 2021 abridged, g/mol. */
export const ELEMENTS = {
  O: { name: 'oxygen', atomicNumber: 8, mass: 15.999 },
  Si: { name: 'silicon', atomicNumber: 14, mass: 28.085 },
  B: { name: 'boron', atomicNumber: 5, mass: 10.81 },
  Na: { name: 'sodium', atomicNumber: 11, mass: 22.98976928 },
  Ca: { name: 'calcium', atomicNumber: 20, mass: 40.078 },
} as const;

export type Element = keyof typeof ELEMENTS;

/** Every element, in the order used for species, types in files, and tables. */
export const ELEMENT_ORDER: readonly Element[] = ['O', 'Si', 'B', 'Na', 'Ca'];

export function isElement(symbol: string): symbol is Element {
  return Object.hasOwn(ELEMENTS, symbol);
}
