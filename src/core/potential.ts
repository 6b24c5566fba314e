import type { Element } from './elements';

/** Buckingham parameters of one pair: V(r) = A exp(−r/ρ) − C/r⁶. */
export interface BuckinghamPair {
  /** eV */
  readonly A: number;
  /** Å */
  readonly rho: number;
  /** eV·Å⁶ */
  readonly C: number;
}

/** 'Si-O': either order of the two elements is accepted when reading; a pair that is absent is Coulomb only. */
export type PairName = string;

/** Charges + Buckingham pairs, with a citation. The cutoff belongs to the experiment. */
export interface Potential {
  readonly id: string;
  readonly name: string;
  readonly citation: string;
  /** e */
  readonly charges: Readonly<Partial<Record<Element, number>>>;
  readonly pairs: Readonly<Record<PairName, BuckinghamPair>>;
}
