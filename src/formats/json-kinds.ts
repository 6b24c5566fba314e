import { Problem } from '../core/problem';

/**
 * Refuses JSON that is plainly something else than an experiment, by name.
 *
 * @throws Problem that says what it is and where it belongs
 */
export function refuseOtherJson(json: unknown, name: string): void {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return;
  const has = (...keys: readonly string[]) => keys.every((key) => Object.hasOwn(json, key));
  if (has('protocol')) return;
  if (has('charges', 'pairs')) {
    throw new Problem(
      `${name} is a potential, not an experiment.`,
      'Give it to the command line with --potential, or put it into an experiment as its "potential".',
    );
  }
  if (has('trials')) {
    throw new Problem(
      `${name} holds trials of potentials, not an experiment.`,
      'Import it in the potential lab, or give it to "vitrine fit --data".',
    );
  }
  if (has('cells', 'nbformat')) {
    throw new Problem(
      `${name} is a notebook, not an experiment.`,
      'Open the files that it works with.',
    );
  }
}
