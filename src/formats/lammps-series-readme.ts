import { atomCount } from '../core/configuration';
import { schedule, scheduledSteps } from '../core/schedule';
import { DECK_FILES } from './lammps-deck';
import { coresFor, type PlacedDeck, RUN_ALL, slurmJob } from './lammps-readme';
import { markdownText } from './markdown-text';

/**
 * What a person needs to run the decks of a series, as Markdown: which folder is which glass, and how to
 * run all of them. The folder of each point has a README of its own.
 *
 * @param axis along which the points differ, with its unit: 'cooling rate, K/ps'
 * @param values of that axis, one a deck
 */
export function lammpsSeriesReadme(
  name: string,
  axis: string,
  decks: readonly PlacedDeck[],
  values: readonly number[],
): string {
  const rows = decks.map(({ folder, deck: { configuration, experiment } }, i) => {
    const steps = scheduledSteps(schedule(experiment.protocol, experiment.changes));
    const numbers = [values[i], atomCount(configuration), experiment.seed, steps];
    return `| ${[markdownText(folder), ...numbers].join(' | ')} |`;
  });
  const cores = Math.max(...decks.map(({ deck }) => coresFor(deck)));
  const deepest = decks[0].folder.replace(/[^/]+/g, '*');
  return [
    `# ${markdownText(name)}, a series for LAMMPS`,
    '',
    `Written by Vitrine: ${decks.length} glasses that differ in ${markdownText(axis)}, and in their seed. \`experiment.json\` is the whole series; Vitrine opens it. README.md in the folder of each point says what is the same and what will differ.`,
    '',
    `| folder | ${markdownText(axis)} | atoms | seed | steps |`,
    '|---|---|---|---|---|',
    ...rows,
    '',
    '## Run it',
    '',
    '```sh',
    `sh ${RUN_ALL}                          # all of them, one core`,
    `LMP="mpirun -np ${cores} lmp" sh ${RUN_ALL}   # all of them, ${cores} cores each`,
    '```',
    '',
    'On a cluster with Slurm, save this as `job.sh` beside this file and give it to `sbatch`; steps, and so times, differ from folder to folder:',
    '',
    '```sh',
    ...slurmJob(name, decks, cores),
    '```',
    '',
    '## What comes out',
    '',
    `Each folder gets \`${DECK_FILES.glass}\` when it is done: \`vitrine measure ${deepest}/${DECK_FILES.glass}\` measures all of them that are there, \`vitrine collect .\` makes the table of the series and names what lacks.`,
    '',
  ].join('\n');
}
