import { ELEMENT_ORDER, type Element } from '../core/elements';
import { type Potential, pairName, pairOf } from '../core/potential';

/**
 * The commands that give LAMMPS, in units metal, the forces of a potential.
 *
 * @param elements of the atom types, in their order
 * @param cutoff Å
 * @param accuracy relative, of kspace_style
 */
export function interactions(
  potential: Potential,
  elements: readonly Element[],
  cutoff: number,
  accuracy: number,
): string[] {
  return [
    '# V(r) = A exp(-r/rho) - C/r^6 and Coulomb: A in eV, rho in Angstrom, C in eV Angstrom^6;',
    '# cut off without a shift or a tail. A pair without parameters feels Coulomb only.',
    `pair_style      buck/coul/long ${cutoff}`,
    'pair_modify     table 0 shift no tail no',
    'pair_coeff      * * 0 1 0',
    ...pairCoefficients(potential, elements),
    `kspace_style    pppm ${accuracy}`,
  ];
}

/** A line for each pair that has parameters, or only for those that differ from `before`. */
export function pairCoefficients(
  potential: Potential,
  elements: readonly Element[],
  before?: Potential,
): string[] {
  return elements.flatMap((a, i) =>
    elements.slice(i).flatMap((b, j) => {
      const pair = pairOf(potential, a, b);
      const old = before && pairOf(before, a, b);
      if (pair === null) return [];
      if (old && old.A === pair.A && old.rho === pair.rho && old.C === pair.C) return [];
      const types = `${i + 1} ${i + j + 1}`;
      return [`pair_coeff      ${types} ${pair.A} ${pair.rho} ${pair.C}   # ${pairName(a, b)}`];
    }),
  );
}

/**
 * A potential as a file that an input script includes after its read_data: atom types are the elements
 * that the potential has, in the order of `ELEMENT_ORDER`, and get their charges too.
 *
 * @param cutoff Å
 * @param accuracy relative, of kspace_style
 */
export function lammpsPotential(potential: Potential, cutoff: number, accuracy: number): string {
  const elements = ELEMENT_ORDER.filter((element) => potential.charges[element] !== undefined);
  const lines = [
    `# ${potential.name}: written by Vitrine, for units metal and atom_style charge`,
    `# atom types: ${elements.map((element, i) => `${i + 1} ${element}`).join(', ')}`,
    ...elements.map((element, i) => {
      return `set             type ${i + 1} charge ${potential.charges[element]}`;
    }),
    ...interactions(potential, elements, cutoff, accuracy),
  ];
  return `${lines.join('\n')}\n`;
}
