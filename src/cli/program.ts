import { Command, Option } from 'commander';
import { version } from '../../package.json';
import { ATOMS_RANGE, GLASS_NAMES } from '../core/composition';
import { ELEMENT_ORDER } from '../core/elements';
import { CUTOFF_RANGE, ELECTROSTATICS, LARGEST_SEED, MOST_REPLICAS } from '../core/experiment';
import { POTENTIALS } from '../core/potential';
import { PRECONDITIONINGS } from '../core/precondition';
import { PROTOCOLS } from '../core/protocol';
import { PROTOCOL_RANGES } from '../core/protocol-ranges';
import { readSeries } from '../core/series';
import { LENGTH_READINGS } from '../run/check-glass';
import { LARGEST_STRAIN, USUAL_STRAIN } from '../run/elastic';
import { SHELL_CHOICES } from '../structure/modifiers';
import { BORON_ISOTOPES } from '../structure/scattering/neutron-lengths';
import { NORMALISATIONS } from '../structure/scattering/pair-weights';
import { type AdvanceOptions, advance } from './advance';
import { frameRange, numberArgument, positive, ramp, typeElements, whole } from './arguments';
import { type ElasticCommandOptions, elastic } from './elastic';
import { type EnergyOptions, energy } from './energy';
import { type ExportOptions, exportExperiment } from './export';
import { addFit } from './fit/command';
import { measureCommand } from './measure-command';
import { type FigureOptions, SVG_THEMES } from './measure-figure';
import { type MeltQuenchOptions, meltQuench } from './melt-quench';
import { platformOption } from './platform-option';
import { type CollectOptions, collect } from './series/collect';
import type { Terminal } from './terminal';
import { TUNE_CHOICES } from './tuning-file';

const POTENTIAL_IDS = POTENTIALS.map((potential) => potential.id).join(', ');
const PROTOCOL_IDS = PROTOCOLS.map((preset) => preset.protocol.id).join(', ');
const TYPES_HELP = `elements of the atom types in turn, where a file does not say: ${ELEMENT_ORDER.join(',')}`;
const MOST_STEPS = 1_000_000_000;

/**
 * The commands and options of `vitrine`.
 *
 * @param signal aborted when the person asks to stop
 */
export function createProgram(terminal: Terminal, signal: AbortSignal): Command {
  const program = new Command('vitrine').description(
    'Melts, quenches and measures borosilicate glasses, on a GPU or the processor.',
  );
  program.version(`Vitrine ${version}`, '--version', 'display the version');
  addEnergy(program, terminal);
  addAdvance(program, terminal, signal);
  addMeltQuench(program, terminal, signal);
  addExport(program, terminal);
  addCollect(program, terminal);
  addFit(program, terminal, signal);
  addMeasure(program, terminal);
  addElastic(program, terminal, signal);
  return program;
}

function addMeasure(program: Command, terminal: Terminal): void {
  program
    .command('measure')
    .description(
      'Measures glasses: density, coordination, oxygen, angles, rings, g(r), S(Q). Frames of a file are averaged, and files of the same atoms, with standard errors.',
    )
    .argument(
      '[file...]',
      'LAMMPS data, LAMMPS dump or extended XYZ; of a figure also folders of runs',
    )
    .addOption(new Option('--last', 'the last frame of each file only').conflicts('frames'))
    .option('--frames <A:B>', 'these frames of each file only, from 1', frameRange)
    .option('--data <file>', 'LAMMPS data whose Masses tell the elements of a dump')
    .option('--types <elements>', TYPES_HELP, typeElements)
    .addOption(lengthsOption())
    .option('--time-step <fs>', 'fs a step, where a dump says no time', positive('fs'))
    .addOption(
      new Option(
        '--shells <end>',
        'shells of Na (3.1 Å) and Ca (3.0 Å) end there (fixed, default), or at the minimum of g(r)',
      ).choices(SHELL_CHOICES),
    )
    .option('--diffusion', 'measure diffusion too, in trajectories that say their times')
    .addOption(
      new Option(
        '--no-rings',
        'leave rings out, which take longer than all the rest together',
      ).conflicts('figure'),
    )
    .addOption(new Option('--boron <isotopes>', 'boron that neutrons see').choices(BORON_ISOTOPES))
    .addOption(
      new Option('--normalisation <of>', 'of S(Q): to ⟨b⟩² (default), or to ⟨b²⟩').choices(
        NORMALISATIONS,
      ),
    )
    .addOption(
      new Option(
        '--figure <name>',
        'draw a figure of the paper: its name or number; list names them',
      ).conflicts('diffusion'),
    )
    .option('--out <file>', 'where the figure goes: .svg, .csv or .json')
    .option('--overwrite', 'move a file of that name aside')
    .option('--curve <file>', 'two columns, Q and S(Q), to draw beside a structure factor')
    .addOption(new Option('--theme <name>', 'colours of an SVG').choices([...SVG_THEMES]))
    .option('--json', 'print one JSON object')
    .action((files: string[], options: Partial<FigureOptions>) =>
      measureCommand(files, options, terminal),
    );
}

function addElastic(program: Command, terminal: Terminal, signal: AbortSignal): void {
  program
    .command('elastic')
    .description(
      'Elastic constants of a finished glass by small strains, its ions at rest: E, G, K, Poisson, C11, C12, C44. Several glasses of the same atoms are averaged, with standard errors.',
    )
    .argument('<glass...>', 'LAMMPS data, extended XYZ (the last frame), or folders of runs')
    .option(
      '--strain <share>',
      'by which edges are made longer and shorter',
      numberArgument({ smallest: 1e-4, largest: LARGEST_STRAIN, unit: '' }),
      USUAL_STRAIN,
    )
    .option('--types <elements>', TYPES_HELP, typeElements)
    .addOption(lengthsOption())
    .option('--potential <id>', `${POTENTIAL_IDS}, or a JSON file; that of the run, else yang2026`)
    .option('--cutoff <number>', 'cutoff of the forces, Å; that of the run, else 11', positive('Å'))
    .addOption(accuracyOption())
    .addOption(electrostaticsOption().default('prolate'))
    .addOption(platformOption())
    .option('--json', 'print one JSON object')
    .action((sources: string[], options: ElasticCommandOptions) =>
      elastic(sources, options, terminal, signal),
    );
}

function addEnergy(program: Command, terminal: Terminal): void {
  forceOptions(
    program
      .command('energy')
      .description('Energies, pressure and forces of a configuration at rest.')
      .argument('<file>', 'LAMMPS data; elements are recognised from its Masses section')
      .option('--types <elements>', TYPES_HELP, typeElements)
      .addOption(lengthsOption()),
  )
    .option('--forces <file>', 'write the forces as CSV: id,element,fx,fy,fz in eV/Å')
    .option('--overwrite', 'move a file of that name aside')
    .option('--json', 'print one JSON object')
    .action((file: string, options: EnergyOptions) => energy(file, options, terminal));
}

function addAdvance(program: Command, terminal: Terminal, signal: AbortSignal): void {
  forceOptions(
    program
      .command('advance')
      .description('Molecular dynamics from a configuration and its velocities, 1 fs a step.')
      .argument('<file>', 'LAMMPS data with velocities')
      .option('--types <elements>', TYPES_HELP, typeElements)
      .addOption(lengthsOption())
      .addOption(
        new Option('--ensemble <name>', 'constant energy, volume or pressure')
          .choices(['nve', 'nvt', 'npt'])
          .makeOptionMandatory(),
      )
      .requiredOption('--steps <number>', 'steps to take', whole(1, MOST_STEPS))
      .option('--temperature <from:to>', 'ramp, or one value, K', ramp(PROTOCOL_RANGES.temperature))
      .option('--pressure <from:to>', 'ramp, or one value, GPa', ramp(PROTOCOL_RANGES.pressure), {
        from: 0,
        to: 0,
      }),
  )
    .option('--series <file>', 'write a row for every step as CSV')
    .option('--out <file>', 'write the end as LAMMPS data')
    .option('--overwrite', 'move files of those names aside')
    .option('--json', 'print one JSON object')
    .action((file: string, options: AdvanceOptions) => advance(file, options, terminal, signal));
}

function addMeltQuench(program: Command, terminal: Terminal, signal: AbortSignal): void {
  experimentOptions(
    program
      .command('melt-quench')
      .description('Melts and quenches a glass; keeps trajectory, glass and summary in a folder.')
      .argument('[preset]', `${GLASS_NAMES.join(', ')}, or the JSON file of an experiment`)
      .option('--out <folder>', 'folder for the files')
      .option('--overwrite', 'move what is in that folder aside')
      .option('--resume <folder>', 'go on with a run or a series that was stopped')
      .addOption(platformOption())
      .option('--no-watch', 'go on though a melt boils off, stays too hot, or loses energy')
      .addOption(
        new Option(
          '--tune <when>',
          'try what the device is quickest with: once for a GPU and a size (default), again, or never',
        ).choices([...TUNE_CHOICES]),
      ),
  )
    .option('--json', 'print the summary as one JSON object')
    .action((preset: string | undefined, options: MeltQuenchOptions) =>
      meltQuench(preset, options, terminal, signal),
    );
}

/** The options of every command that takes an experiment. */
function experimentOptions(command: Command): Command {
  return command
    .option('--protocol <name>', `${PROTOCOL_IDS}; brings its size and cutoff`)
    .option('--potential <id>', `${POTENTIAL_IDS}, or a JSON file`)
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
      '--time-step <number>',
      'fs; that of the protocol unless told',
      numberArgument(PROTOCOL_RANGES.timeStep),
    )
    .option('--seed <number>', 'seed of the random numbers', whole(0, LARGEST_SEED))
    .option(
      '--replicas <number>',
      'glasses made side by side, seeds counting up',
      whole(1, MOST_REPLICAS),
    )
    .addOption(
      new Option('--variants <what>', 'all of Table 1, or all potentials, side by side').choices([
        'compositions',
        'potentials',
      ]),
    )
    .option(
      '--series <axis=values>',
      'experiments along one axis, one after the other: rate=1000,270,100, or a range with its number of points, Na2O:SiO2=10..40/4 (soda in place of silica, mol%). Axes: rate, melt, pressure, atoms, cutoff, OXIDE:OXIDE, OXIDE (the others in proportion), charge (of oxygen), B-O.A and other parameters',
      readSeries,
    )
    .addOption(
      new Option(
        '--precondition <how>',
        'before the melt expands: melt and cool it at constant volume, or hold it at 2 GPa',
      ).choices([...PRECONDITIONINGS]),
    )
    .addOption(electrostaticsOption());
}

function addExport(program: Command, terminal: Terminal): void {
  experimentOptions(
    program
      .command('export')
      .description('Writes an experiment, a series, or the rest of a run, as input for LAMMPS.')
      .argument(
        '<experiment>',
        `${GLASS_NAMES.join(', ')}, the JSON file of an experiment, or the folder of a run`,
      )
      .requiredOption('--lammps <folder>', 'folder for the files')
      .option('--overwrite', 'move what is in that folder aside')
      .addOption(
        new Option('--from <when>', 'of a run: its start, or its present state').choices([
          'start',
          'present',
        ]),
      ),
  )
    .option('--json', 'print one JSON object')
    .action((source: string, options: ExportOptions) =>
      exportExperiment(source, options, terminal),
    );
}

function addCollect(program: Command, terminal: Terminal): void {
  program
    .command('collect')
    .description(
      'Measures what LAMMPS has made of an exported series, and names the folders that lack a glass.',
    )
    .argument('<folder>', 'what "export --series … --lammps" has written')
    .option('--json', 'print one JSON object')
    .action((folder: string, options: CollectOptions) => collect(folder, options, terminal));
}

function accuracyOption(): Option {
  return new Option(
    '--accuracy <number>',
    'error of the Coulomb forces, over that of two unit charges 1 Å apart',
  )
    .argParser(numberArgument({ smallest: 1e-9, largest: 0.1, unit: '' }))
    .default(1e-5);
}

function electrostaticsOption(): Option {
  return new Option(
    '--electrostatics <how>',
    'split the Coulomb sum by prolate functions (quicker), or by Gaussians as LAMMPS does',
  ).choices([...ELECTROSTATICS]);
}

function lengthsOption(): Option {
  return new Option('--lengths <unit>', 'what lengths of the file are in, where not in Å').choices(
    LENGTH_READINGS,
  );
}

/** The options of every command that computes forces. */
function forceOptions(command: Command): Command {
  return command
    .option('--potential <id>', `${POTENTIAL_IDS}, or a JSON file`, 'yang2026')
    .option('--cutoff <number>', 'cutoff of the forces, Å', positive('Å'), 11)
    .addOption(accuracyOption())
    .addOption(electrostaticsOption().default('prolate'))
    .addOption(platformOption());
}
