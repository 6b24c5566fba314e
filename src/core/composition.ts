export const OXIDES = ['SiO2', 'B2O3', 'Na2O', 'CaO'] as const;
export type Oxide = (typeof OXIDES)[number];

/** mol% of each oxide; they sum to 100. */
export type Composition = Readonly<Record<Oxide, number>>;
