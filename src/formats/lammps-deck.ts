import { changedPotential, pairParameter } from '../core/change';
import type { Configuration } from '../core/configuration';
import type { Element } from '../core/elements';
import type { Experiment } from '../core/experiment';
import { oneLine } from '../core/one-line';
import type { Potential } from '../core/potential';
import type { Protocol } from '../core/protocol';
import { type Segment, schedule } from '../core/schedule';
import { writeLammpsData } from './lammps-data';
import { interactions, pairCoefficients } from './lammps-potential';

/** What one LAMMPS run is made from. */
export interface LammpsDeck {
  /** Of one replica: no variants, one seed; with its timed changes */
  readonly experiment: Experiment;
  /** As placed, or as it is at `step`, with velocities */
  readonly configuration: Configuration;
  /** Steps that the configuration has behind it; null for atoms just placed, which LAMMPS minimises. */
  readonly step: number | null;
  /** Steps between rows of the series */
  readonly rowInterval: number;
  /** Steps between frames of the dump */
  readonly frameInterval: number;
  /** Each stage is one `run`, whatever becomes of its box: for what is timed */
  readonly wholeRuns?: boolean;
}

/** The files that LAMMPS reads, and those that the script has it write. */
export const DECK_FILES = {
  data: 'start.data',
  script: 'in.lammps',
  series: 'thermo.csv',
  dump: 'dump.lammpstrj',
  glass: 'glass.data',
} as const;

const BAR_PER_GPA = 10_000;
const FS_PER_PS = 1000;
/** Rows of the series for each line that LAMMPS prints */
const ROWS_PER_LINE = 10;
/** Largest seed that LAMMPS takes */
const LARGEST_SEED = 2 ** 31 - 2;

/** A stretch of steps (first < step ≤ last) that is one `run`. */
interface Leg {
  readonly segment: Segment;
  readonly first: number;
  readonly last: number;
}

/** Pressure in units metal, without the rounding of the product. */
const bar = (gigapascal: number) => Number((gigapascal * BAR_PER_GPA).toPrecision(12));

/**
 * Text that LAMMPS takes without a warning: printable ASCII in one line. Three quotation marks would begin
 * a block, a last & would go on in the next line.
 */
const plain = (text: string) => oneLine(text.replace(/[^\x20-\x7e]+/g, ' ')).replace(/[\s&]+$/, '');

/** The data file: positions, charges and masses, and the velocities of a run that goes on. */
export function lammpsStart({ experiment, configuration, step }: LammpsDeck): string {
  const { name, potential, protocol, seed } = experiment;
  const when = step === null ? 'as placed' : `step ${step}`;
  const title = `${name}, ${potential.id}, protocol ${protocol.id}, seed ${seed}, ${when}`;
  return writeLammpsData(configuration, potential, title);
}

/**
 * The input script: units metal, the same potential, cutoff, accuracy, thermostat and barostat, a
 * `run` for each stretch of steps between two changes; a stage at constant pressure is cut into up
 * to twenty, because PPPM is laid out for the box at a run's start, and LAMMPS stops with "Out of
 * range atoms" when it has shrunk by a tenth. Steps count as in Vitrine. It writes a series
 * with the columns of Vitrine's own, a dump, and the glass at the end.
 *
 * @throws Problem when a change comes after the end
 */
export function lammpsScript(deck: LammpsDeck): string {
  const { experiment, configuration, step } = deck;
  const { protocol, cutoff, changes } = experiment;
  const start = step ?? 0;
  const segments = schedule(protocol, changes);
  const cuts = [...changedSteps(experiment), ...(deck.wholeRuns ? [] : meshSteps(segments))];
  const legs = legsFrom(segments, cuts, start);
  const elements = configuration.species.map(({ element }) => element);
  const potentialAt = potentialsOf(experiment);
  let potential = potentialAt(start);
  const lines = [
    `# ${plain(experiment.name)}, seed ${experiment.seed}, ${plain(potential.name)}, protocol ${plain(protocol.id)}: written by Vitrine`,
    `# ${plain(potential.citation)}`,
    '',
    'units           metal',
    'atom_style      charge',
    'boundary        p p p',
    `read_data       ${DECK_FILES.data}`,
    '',
    ...interactions(potential, elements, cutoff, protocol.accuracy),
    '',
    'neighbor        2.0 bin',
    'neigh_modify    every 1 delay 0 check yes',
    `timestep        ${protocol.timeStep / FS_PER_PS}`,
    '',
    `thermo          ${ROWS_PER_LINE * deck.rowInterval}`,
    'thermo_style    custom step temp press pe ke vol density econserve',
    '',
    ...(step === null ? begin(experiment) : [`reset_timestep  ${step}`]),
    '',
    ...output(deck, elements),
  ];
  for (const leg of legs) {
    const next = potentialAt(leg.first);
    const changed = pairCoefficients(next, elements, potential);
    const begins = leg.first === leg.segment.first || leg === legs[0];
    if (begins && leg !== legs[0]) lines.push('unfix           stage');
    if (begins || changed.length > 0) lines.push('', ...changed);
    if (begins) lines.push(...beginStage(leg.segment, protocol));
    lines.push(runOf(leg));
    potential = next;
  }
  lines.push('', 'unfix           series', `write_data      ${DECK_FILES.glass} nocoeff`);
  return `${lines.join('\n')}\n`;
}

/** Steps at which a parameter of the potential changes. */
function changedSteps({ changes }: Experiment): number[] {
  return changes.filter(({ quantity }) => pairParameter(quantity) !== null).map(({ step }) => step);
}

/** Runs that a stage at constant pressure is cut into at most, and steps that each has at least */
const MOST_PIECES = 20;
const FEWEST_STEPS = 500;

/** Steps at which LAMMPS shall lay its mesh out anew, for the box as it then is. */
function meshSteps(segments: readonly Segment[]): number[] {
  return segments
    .filter(({ ensemble }) => ensemble === 'npt')
    .flatMap(({ first, last }) => {
      const pieces = Math.min(MOST_PIECES, Math.floor((last - first) / FEWEST_STEPS));
      const steps = Array.from({ length: Math.max(0, pieces - 1) }, (_, i) => i + 1);
      return steps.map((i) => first + Math.round((i * (last - first)) / pieces));
    });
}

/** The potential of the step after `step`, asked for in the order of steps. */
function potentialsOf({ potential, changes }: Experiment): (step: number) => Potential {
  const coming = [...changes].sort((a, b) => a.step - b.step);
  let present = potential;
  let next = 0;
  return (step) => {
    const from = next;
    while (next < coming.length && coming[next].step <= step) next++;
    present = changedPotential(present, coming.slice(from, next));
    return present;
  };
}

/** What is left of the segments after `start`, cut where the potential changes. */
function legsFrom(segments: readonly Segment[], cuts: readonly number[], start: number): Leg[] {
  const steps = [...new Set(cuts)].sort((a, b) => a - b);
  let next = 0;
  return segments
    .filter(({ last }) => last > start)
    .flatMap((segment) => {
      const first = Math.max(segment.first, start);
      while (next < steps.length && steps[next] <= first) next++;
      const from = next;
      while (next < steps.length && steps[next] < segment.last) next++;
      const ends = [...steps.slice(from, next), segment.last];
      return ends.map((last, i) => ({ segment, first: i === 0 ? first : ends[i - 1], last }));
    });
}

/** Takes atoms that were placed at random down to where a melt can take over. */
function begin({ protocol, seed }: Experiment): string[] {
  const { from } = protocol.stages[0].temperature;
  // LAMMPS wants a seed from 1 to 2^31 - 2.
  const lammpsSeed = ((seed + LARGEST_SEED - 1) % LARGEST_SEED) + 1;
  return [
    'min_style       cg',
    'minimize        1.0e-8 1.0e-8 10000 10000',
    'reset_timestep  0',
    `velocity        all create ${from} ${lammpsSeed} mom yes rot no dist gaussian`,
  ];
}

/** What is written on the way. */
function output(
  { rowInterval, frameInterval }: LammpsDeck,
  elements: readonly Element[],
): string[] {
  const columns = [
    ['step', '$(step:%.0f)'],
    ['time_ps', '$(step*dt:%.9g)'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of LAMMPS
    ['stage', '${stage}'],
    ['temperature_K', '$(temp:%.9g)'],
    ['pressure_GPa', `$(press/${BAR_PER_GPA}:%.9g)`],
    ['potential_eV', '$(pe:%.12g)'],
    ['kinetic_eV', '$(ke:%.12g)'],
    ['volume_A3', '$(vol:%.12g)'],
    ['density_g_cm3', '$(density:%.9g)'],
    ['conserved_eV', '$(econserve:%.12g)'],
  ];
  const head = columns.map(([name]) => name).join(',');
  const row = columns.map(([, value]) => value).join(',');
  return [
    'variable        stage string start',
    `fix             series all print ${rowInterval} "${row}" &`,
    `                file ${DECK_FILES.series} screen no title "${head}"`,
    `dump            frames all custom ${frameInterval} ${DECK_FILES.dump} &`,
    '                id type element x y z ix iy iz vx vy vz',
    `dump_modify     frames element ${elements.join(' ')} sort id first yes units yes time yes`,
  ];
}

/** A new thermostat and barostat, their chains at rest. */
function beginStage({ stage, ensemble, temperature, pressure }: Segment, protocol: Protocol) {
  const { thermostatDamping, barostatDamping, stages } = protocol;
  const words: (string | number)[] = ['fix             stage all', ensemble];
  if (ensemble !== 'nve') words.push('temp', temperature.from, temperature.to, thermostatDamping);
  if (ensemble === 'npt' && pressure !== null) {
    words.push('iso', bar(pressure.from), bar(pressure.to), barostatDamping);
  }
  return [`variable        stage string ${wordOf(stages[stage].name)}`, words.join(' ')];
}

/** A stage's name as one word that LAMMPS takes. */
const wordOf = (name: string) => name.replace(/[^\w.-]+/g, '_');

/** `start` and `stop` keep a ramp's line where only a part of it is run. */
function runOf({ segment, first, last }: Leg): string {
  const { temperature, pressure, rampSteps, ensemble } = segment;
  const holds = (target: { from: number; to: number } | null) => target?.from === target?.to;
  const end = segment.first + rampSteps;
  const whole = first === segment.first && last === end;
  const still = ensemble === 'nve' || (holds(temperature) && holds(pressure));
  const steps = `run             ${last - first}`;
  return whole || still ? steps : `${steps} start ${segment.first} stop ${end}`;
}
