import {
  type Composition,
  compositionFrom,
  OXIDES,
  type OxideShares,
  TABLE_1,
} from '../../src/core/composition';
import { perOxide } from '../../src/core/oxides';

/** What a glass is made of so that its atoms are LAMMPS's. */
export interface ValidationBox {
  readonly glass: '24B' | '75B';
  /** Asked for with `composition`, it gives exactly LAMMPS's numbers of atoms, or twice as many */
  readonly atoms: number;
  /** mol% */
  readonly composition: Composition;
}

/** mol% of whole oxide units. */
function compositionOf(units: OxideShares): Composition {
  const all = compositionFrom(units);
  const total = OXIDES.reduce((sum, oxide) => sum + all[oxide], 0);
  return perOxide((oxide) => (100 * all[oxide]) / total);
}

/**
 * The boxes of melt.csv and short.csv. LAMMPS's 24B has 501 atoms, each oxide rounded on its own;
 * Vitrine's own 500 have one B less and one Na more, which is worth 0.03 eV per atom. Of 75B both
 * take the same 498.
 */
export const BOXES_500: readonly ValidationBox[] = [
  {
    glass: '24B',
    atoms: 501,
    composition: compositionOf({ SiO2: 75, B2O3: 36, Na2O: 22, CaO: 15 }),
  },
  { glass: '75B', atoms: 500, composition: TABLE_1['75B'] },
];

/**
 * The boxes of class.csv, twice over: those of LAMMPS, 1000 and 998 atoms, are smaller than Vitrine
 * allows at a cutoff of 11 Å.
 */
export const BOXES_2000: readonly ValidationBox[] = [
  {
    glass: '24B',
    atoms: 2000,
    composition: compositionOf({ SiO2: 151, B2O3: 71, Na2O: 44, CaO: 30 }),
  },
  {
    glass: '75B',
    atoms: 1996,
    composition: compositionOf({ SiO2: 0, B2O3: 170, Na2O: 34, CaO: 23 }),
  },
];
