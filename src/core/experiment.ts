import type { Composition } from './composition';
import type { Potential } from './potential';
import type { Protocol } from './protocol';

/** Everything needed to repeat a run: what a preset file, a share link and the command line carry. */
export interface Experiment {
  readonly version: 1;
  /** What a person calls it, e.g. '24B' */
  readonly name: string;
  readonly composition: Composition;
  readonly potential: Potential;
  readonly protocol: Protocol;
  /** Number of atoms asked for; integers that are charge-neutral may differ by a few. */
  readonly atoms: number;
  /** Of Buckingham and real-space Coulomb, Å */
  readonly cutoff: number;
  /** 32-bit unsigned */
  readonly seed: number;
  readonly replicas: number;
}
