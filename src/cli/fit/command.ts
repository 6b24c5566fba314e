import { type Command, Option } from 'commander';
import { ATOMS_RANGE } from '../../core/composition';
import { CUTOFF_RANGE, LARGEST_SEED, MOST_REPLICAS } from '../../core/experiment';
import { PROTOCOLS } from '../../core/protocol';
import { PROTOCOL_RANGES } from '../../core/protocol-ranges';
import { numberArgument, whole } from '../arguments';
import { platformOption } from '../platform-option';
import type { Terminal } from '../terminal';
import { type FitOptions, fitPotential } from './fit';
import { glassNames } from './settings';

const PROTOCOL_IDS = PROTOCOLS.map((preset) => preset.protocol.id).join(', ');

/** The options of `vitrine fit`. */
export function addFit(program: Command, terminal: Terminal, signal: AbortSignal): void {
  program
    .command('fit')
    .description(
      'Looks for better parameters of B–O and B–B: learns from trials, searches, simulates what looks best, and learns from that. Keeps all of it in a folder.',
    )
    .option('--data <file>', 'trials to begin with: CSV or JSON')
    .option(
      '--targets <file>',
      'what shall be reached: glass,density_g_cm3,B4,weight; measured values unless told',
    )
    .addOption(
      new Option('--method <name>', 'Bayesian optimisation (default), or CMA-ES').choices([
        'bo',
        'cma-es',
      ]),
    )
    .option('--bounds <name>', 'bo or cma-es, as the authors have them; or a JSON file')
    .option('--iterations <number>', 'rounds of learning and simulating; 1', whole(1, 1000))
    .option('--candidates <number>', 'parameter sets that each simulates; 10', whole(1, 1000))
    .option('--protocol <name>', `${PROTOCOL_IDS}, or a JSON file; demo`)
    .option('--compositions <names>', 'such as 24B,75B; those of the data unless told', glassNames)
    .option(
      '--atoms <number>',
      'atoms to ask for',
      whole(ATOMS_RANGE.smallest, ATOMS_RANGE.largest),
    )
    .option(
      '--cutoff <number>',
      'cutoff of the forces, Å',
      numberArgument({ ...CUTOFF_RANGE, unit: 'Å' }),
    )
    .option('--rate <number>', 'cooling rate, K/ps', numberArgument(PROTOCOL_RANGES.rate))
    .option(
      '--replicas <number>',
      'glasses of each candidate and composition; 1',
      whole(1, MOST_REPLICAS),
    )
    .option('--epochs <number>', 'of the training of each network', whole(1, 100_000))
    .option('--seed <number>', 'seed of the random numbers; 1', whole(0, LARGEST_SEED))
    .addOption(platformOption())
    .option('--surrogate-only', 'stop before molecular dynamics')
    .option('--out <folder>', 'folder for the files')
    .option('--overwrite', 'move what is in that folder aside')
    .option('--resume <folder>', 'go on with a fit that was stopped')
    .option('--json', 'print one JSON object')
    .action((options: FitOptions) => fitPotential(options, terminal, signal));
}
