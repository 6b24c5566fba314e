import type { Study } from './study';

/** A part of the document: studies of one kind, and what a person should know of them. */
export interface Chapter {
  readonly title: string;
  /** A paragraph of Markdown */
  readonly words: string;
  /** What the second column of its table is called */
  readonly beside: string;
  /** Studies whose names begin so */
  readonly prefix: string;
  readonly plot: 'seeds' | 'traces' | null;
}

/** In the order of the document; every study belongs to one. */
export const CHAPTERS: readonly Chapter[] = [
  {
    title: 'One configuration',
    words:
      'Energy, pressure and forces of one configuration, beside LAMMPS with Ewald sums at 1e-9. Nothing is random here: Vitrine works at its usual accuracy of 1e-5, in single precision, and must agree within what that accuracy allows.',
    beside: 'LAMMPS',
    prefix: 'static-',
    plot: null,
  },
  {
    title: 'A hundred steps',
    words:
      'A melt of 1000 atoms with velocities, a hundred steps of each ensemble from 3000 K downwards, beside LAMMPS step by step. The largest difference over all steps counts.',
    beside: 'LAMMPS',
    prefix: 'integrators-',
    plot: null,
  },
  {
    title: 'What must stay constant',
    words:
      'Runs of 399 atoms of 24B that are held for 10 ps in each ensemble at 3000 K and at 300 K (at 3000 K and 0 GPa the melt first grows; there the last 6 ps count). The conserved quantity (the total energy, with that of thermostat and barostat) must not drift: its slope is that of a straight line through the means of ten blocks, and is judged by the scatter of three seeds. The potential is cut without a shift, as in LAMMPS, so that every pair takes its energy with it when it crosses the cutoff; that is put back, from the pairs in the frames of the run. The temperature of a canonical ensemble fluctuates with the variance 2T²/(3N − 3); the error of the variance is from ten blocks of 1 ps. Two longer holds of 1000 atoms (10.9 Å) on the processor: 100 ps of NVE at 3000 K, whose slope must lie within 2·10⁻⁶ eV per atom and ps, and 50 ps of NVT at 300 K, after 20 ps in which the fresh glass settles.',
    beside: 'theory',
    prefix: 'holds-',
    plot: 'traces',
  },
  {
    title: 'Melts in equilibrium',
    words:
      'About 500 atoms, 7.5 Å, 3000 K: 20 ps at constant volume, then 20 ps at 0 GPa, each after 5 ps. Six seeds of Vitrine beside six of LAMMPS; errors are from the scatter of the seeds. At 0 GPa the melt is near to boiling and its density wanders for longer than a block of a few ps, so that an error from the blocks of one run would be too small there, of either program.',
    beside: 'LAMMPS',
    prefix: 'melt-',
    plot: 'seeds',
  },
  {
    title: 'Glasses of a fast quench',
    words:
      'The protocol `short`: about 500 atoms, 7.5 Å, cooled at 100 K/ps, means over the last 2.5 ps at 300 K. Six seeds of Vitrine’s 24B and twelve of its 75B beside six of LAMMPS; errors are from the scatter of the seeds. 75B also stands beside twelve runs of LAMMPS that began where Vitrine’s began (decks of `vitrine export`), so that nothing but the dynamics differs. Glasses cooled so fast are lighter than real ones and hold less four-fold boron, in both programs alike; the diamonds in the pictures are measured on real glass.',
    beside: 'LAMMPS',
    prefix: 'quench-',
    plot: 'seeds',
  },
  {
    title: 'Larger glasses',
    words:
      'The protocol `class`: 11 Å, 27 K/ps, with twice the 1000 atoms of LAMMPS, beside one seed of it, which is judged by the scatter of Vitrine’s.',
    beside: 'LAMMPS',
    prefix: 'class-',
    plot: null,
  },
  {
    title: 'The paper’s own setting',
    words:
      '3000 atoms, 11 Å, 1 K/ps. With the parameters of Wang et al. 2018 beside the densities of Coudert 2023, which a second computation confirms within 0.02 g/cm³; with those of Yang et al. 2026 beside the real glasses (Smedskjaer et al. 2011), which judges the model rather than the program and so is not tested.',
    beside: 'published',
    prefix: 'paper-',
    plot: null,
  },
  {
    title: 'A silicate with aluminium',
    words:
      'The protocol `short` with 66SiO2–13Na2O–8CaO–6Al2O3–5MgO–2K2O and the potential of Guillot and Sator 2007, one seed. Every aluminium has a modifier’s charge to balance its tetrahedron, so all of it can be four-fold; nine in ten must be.',
    beside: 'all of it',
    prefix: 'silicate-',
    plot: null,
  },
];

export function belongsTo({ prefix }: Chapter, study: Study): boolean {
  return study.id.startsWith(prefix);
}
