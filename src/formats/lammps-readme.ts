import { atomCount } from '../core/configuration';
import type { Experiment } from '../core/experiment';
import { schedule, scheduledSteps } from '../core/schedule';
import { DECK_FILES, type LammpsDeck } from './lammps-deck';
import { markdownText } from './markdown-text';

/** A deck and where it lies in an export. */
export interface PlacedDeck {
  readonly deck: LammpsDeck;
  /** '' for the only one */
  readonly folder: string;
}

/** The script that runs every deck of an export, one after the other. */
export const RUN_ALL = 'run-all.sh';

/** Fewer atoms do not keep a core busy. */
const ATOMS_PER_CORE = 100;
const MOST_CORES = 64;

/** Runs the decks of several folders in turn; the program and its arguments may come in $LMP. */
export function lammpsRunAll(folders: readonly string[]): string {
  return [
    '#!/bin/sh',
    '# Runs every folder in turn. LMP="mpirun -np 4 lmp" sh run-all.sh uses four cores for each.',
    'set -e',
    'cd "$(dirname "$0")"',
    `for folder in ${folders.map((folder) => `'${folder}'`).join(' ')}; do`,
    '  echo "$folder"',
    `  (cd "$folder" && \${LMP:-lmp} -in ${DECK_FILES.script})`,
    'done',
    '',
  ].join('\n');
}

/**
 * What a person needs to run decks of LAMMPS and to compare what comes out, as Markdown.
 *
 * @param decks at least one, all from the start or all from a state on the way
 */
export function lammpsReadme(experiment: Experiment, decks: readonly PlacedDeck[]): string {
  const [{ deck }] = decks;
  const cores = coresFor(deck);
  return [
    `# ${markdownText(experiment.name)} for LAMMPS`,
    '',
    ...whatItIs(experiment, decks),
    '',
    '## Run it',
    '',
    'It needs LAMMPS of 2021 or later with the package KSPACE (`lmp -h` lists what yours has).',
    '',
    '```sh',
    ...howToRun(decks, cores),
    '```',
    '',
    'On a cluster with Slurm, save this as `job.sh` beside this file and give it to `sbatch`:',
    '',
    '```sh',
    ...slurmJob(experiment.name, decks, cores),
    '```',
    '',
    '## What comes out',
    '',
    `- \`${DECK_FILES.glass}\`: the end, for \`vitrine measure ${DECK_FILES.glass}\` or to drop onto the lab`,
    `- \`${DECK_FILES.dump}\`: the frames of the run; the lab and \`vitrine measure\` open it, OVITO too`,
    `- \`${DECK_FILES.series}\`: the series, with Vitrine's columns and units (GPa, eV, ps); where one \`run\` ends and the next begins a step comes twice`,
    '- `log.lammps`: what LAMMPS said, in its own units (bar)',
    '',
    '## What is the same',
    '',
    `The ${deck.step === null ? 'placed atoms' : 'atoms and their velocities'}, the masses and charges, the pair potential and its cutoff (no shift, no tail), the accuracy asked of PPPM, the time step, Nosé–Hoover chains of three and the isotropic barostat with their damping times, every stage and every timed change, at the same steps.`,
    '',
    '## What will differ',
    '',
    ...differences(deck),
    '',
  ].join('\n');
}

/** How many cores a deck keeps busy. */
export function coresFor({ configuration }: LammpsDeck): number {
  const cores = Math.round(atomCount(configuration) / ATOMS_PER_CORE);
  return Math.max(1, Math.min(MOST_CORES, cores));
}

function whatItIs(experiment: Experiment, decks: readonly PlacedDeck[]): string[] {
  const [{ deck }] = decks;
  const { protocol, potential, cutoff, changes } = experiment;
  const total = scheduledSteps(schedule(protocol, changes));
  const from =
    deck.step === null
      ? `from the placed atoms on, ${total} steps`
      : `from step ${deck.step} on, ${total - deck.step} of ${total} steps`;
  const counted = `${changes.length} timed ${changes.length === 1 ? 'change' : 'changes'}`;
  const turns = changes.length === 0 ? '' : ` with ${counted}`;
  const lines = [
    `Written by Vitrine: the protocol ${markdownText(protocol.id)}${turns}, ${from} of ${protocol.timeStep} fs, cutoff ${cutoff} Å. \`experiment.json\` is the whole experiment; Vitrine opens it.`,
  ];
  if (decks.length === 1) {
    const { name, citation } = potential;
    return [...lines, '', `Potential: ${markdownText(name)}. ${markdownText(citation)}.`];
  }
  lines.push('', '| folder | glass | potential | atoms | seed |', '|---|---|---|---|---|');
  for (const { folder, deck } of decks) {
    const one = deck.experiment;
    const cells = [folder, one.name, one.potential.name].map(markdownText);
    const numbers = [atomCount(deck.configuration), one.seed];
    lines.push(`| ${[...cells, ...numbers].join(' | ')} |`);
  }
  return lines;
}

function howToRun(decks: readonly PlacedDeck[], cores: number): string[] {
  const { script } = DECK_FILES;
  if (decks.length > 1) {
    return [
      `sh ${RUN_ALL}                              # all of them, one core`,
      `LMP="mpirun -np ${cores} lmp" sh ${RUN_ALL}     # all of them, ${cores} cores each`,
      `cd ${decks[0].folder} && lmp -in ${script}    # one of them`,
    ];
  }
  return [
    `lmp -in ${script}                  # one core`,
    `mpirun -np ${cores} lmp -in ${script}     # ${cores} ${cores === 1 ? 'core' : 'cores'}`,
  ];
}

/** A job of Slurm that runs decks, as an array where there are several. */
export function slurmJob(title: string, decks: readonly PlacedDeck[], cores: number): string[] {
  const name = title.replace(/[^\w.-]+/g, '-');
  const head = ['#!/bin/bash', `#SBATCH --job-name=${name}`, `#SBATCH --ntasks=${cores}`];
  const time = '#SBATCH --time=24:00:00';
  const run = `srun lmp -in ${DECK_FILES.script}`;
  if (decks.length === 1) return [...head, time, run];
  return [
    ...head,
    `#SBATCH --array=0-${decks.length - 1}`,
    time,
    `folders=(${decks.map(({ folder }) => folder).join(' ')})`,
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of the shell
    'cd "${folders[$SLURM_ARRAY_TASK_ID]}"',
    run,
  ];
}

function differences({ step, experiment }: LammpsDeck): string[] {
  const begins =
    step === null
      ? [
          '- **The start.** LAMMPS minimises the placed atoms by conjugate gradients, Vitrine by short capped steps. The velocities have the same temperature but come from other random numbers, though the seed is the same.',
        ]
      : [
          '- **The hand-over.** Thermostat and barostat begin at rest, as they do at the start of a stage.',
        ];
  const turns = experiment.changes.some(({ quantity }) => quantity.includes('.'))
    ? [
        '- **A changed parameter of the potential** needs a new `run`, at which LAMMPS also chooses its mesh anew and gives the barostat the mass that fits the temperature of that moment.',
      ]
    : [];
  return [
    ...begins,
    '- **The mesh.** LAMMPS chooses it at the start of each `run`; Vitrine also when an edge of the box has grown by 5 %. Both meet the same accuracy, with other grids and orders. A stage at constant pressure is cut into up to twenty `run`s, because LAMMPS stops ("Out of range atoms") when a box shrinks too far under one mesh; at each the barostat takes the mass that fits the temperature of that moment, which changes how it swings and not where it settles.',
    ...turns,
    '- **Precision.** LAMMPS computes in double precision, here without its table for the Coulomb force. Vitrine computes forces in single precision and sums in integers; forces agree to about 1e-4 eV/Å.',
    '- **Atoms on top of each other.** Where the attraction of the Buckingham form would win, below about 1 Å, Vitrine goes on along a straight line. No melt or glass gets there.',
    '- **Constants.** Those of `units metal` differ from CODATA 2018 in the sixth digit or later.',
    '- **Chaos.** Two runs of a melt part within about a picosecond whatever their start. Compare densities, coordination and g(r) over several seeds, each with its error, not atoms or single steps.',
  ];
}
