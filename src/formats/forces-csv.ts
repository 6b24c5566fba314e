import { atomCount, type Configuration, elementOf } from '../core/configuration';
import { writeCsv } from './csv';

/**
 * Forces as CSV: id (as in the file the configuration came from), element, and fx, fy, fz in eV/Å.
 *
 * @param forces - xyz interleaved (3N), eV/Å
 */
export function writeForcesCsv(configuration: Configuration, forces: Float64Array): string {
  const { ids } = configuration;
  const component = (k: number) => (atom: number) => forces[3 * atom + k];
  return writeCsv<number>(
    [
      { name: 'id', value: (atom) => (ids === null ? atom + 1 : ids[atom]) },
      { name: 'element', value: (atom) => elementOf(configuration, atom) },
      { name: 'fx', value: component(0) },
      { name: 'fy', value: component(1) },
      { name: 'fz', value: component(2) },
    ],
    Array.from({ length: atomCount(configuration) }, (_, atom) => atom),
  );
}
