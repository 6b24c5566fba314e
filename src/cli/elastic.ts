import { sayEstimate } from '../core/estimate-words';
import type { Electrostatics, Experiment } from '../core/experiment';
import type { Potential } from '../core/potential';
import { Problem } from '../core/problem';
import type { PlatformChoice } from '../engine/dynamics';
import { checkConfiguration } from '../run/check-configuration';
import { type ElasticConstants, elasticConstants } from '../run/elastic';
import { PRESSURE_COMPONENTS } from '../run/pressure-tensor';
import type { Average } from '../structure/block-average';
import { elementCounts } from '../structure/element-counts';
import { replicaAverage } from '../structure/replica-average';
import { experimentBehind, glassFiles } from './figure-glasses';
import { isFolder } from './files';
import { type ReadingOptions, readTrajectory } from './glass-files';
import { readPotential } from './inputs';
import { openPlatform } from './platform';
import type { Terminal } from './terminal';

export interface ElasticCommandOptions extends ReadingOptions {
  /** The run's own unless told, else yang2026 */
  readonly potential?: string;
  /** Å; the run's own unless told, else 11 or what the box allows */
  readonly cutoff?: number;
  /** RMS error of the Coulomb forces over that of unit charges 1 Å apart */
  readonly accuracy: number;
  readonly electrostatics: Electrostatics;
  readonly strain: number;
  readonly platform?: PlatformChoice;
  readonly json?: boolean;
}

/** Å, where neither the person nor a run says one */
const USUAL_CUTOFF = 11;

/** The moduli, which are averaged over glasses. */
const MODULI = ['C11', 'C12', 'C44', 'bulk', 'shear', 'young', 'poisson'] as const;

type Moduli = Readonly<Record<(typeof MODULI)[number], Average>>;

/** One glass: where it is from, and what it was strained with. */
interface Strained {
  readonly file: string;
  readonly potential: string;
  /** Å */
  readonly cutoff: number;
  readonly constants: ElasticConstants;
}

/** `vitrine elastic`: elastic constants of finished glasses by small strains, ions at rest. */
export async function elastic(
  sources: readonly string[],
  options: ElasticCommandOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<void> {
  const files = sources.flatMap((source) => (isFolder(source) ? glassFiles(source) : [source]));
  const glasses = files.map((file) => {
    const trajectory = readTrajectory(file, options, 'last');
    for (const sentence of trajectory.assumed) terminal.note(`${trajectory.name}: ${sentence}`);
    const { configuration } = trajectory.first;
    const made = trajectory.experiment ?? experimentBehind(file);
    const { potential, cutoff } = forcesOf(made, Math.min(...configuration.box), options);
    if (!made) {
      terminal.note(`${trajectory.name}: strained with ${potential.name}, cutoff ${cutoff} Å.`);
    }
    checkConfiguration(configuration, potential, cutoff / (1 - options.strain), trajectory.name);
    return { file, configuration, potential, cutoff };
  });
  checkAlike(glasses.map(({ configuration }) => JSON.stringify(elementCounts(configuration))));
  const engine = await openPlatform(terminal, options.platform);
  const strained: Strained[] = [];
  for (const { file, configuration, potential, cutoff } of glasses) {
    const { accuracy, electrostatics, strain } = options;
    const constants = await elasticConstants(
      engine,
      { configuration, potential, cutoff, accuracy, electrostatics },
      {
        strain,
        signal,
        progress: (words, share) =>
          terminal.progress(`${file}: ${words}, ${Math.round(100 * share)} %`),
      },
    );
    strained.push({ file, potential: potential.id, cutoff, constants });
  }
  const mean = meanOf(strained.map(({ constants }) => constants));
  const result = { adapter: engine.adapter.name, mean, glasses: strained };
  terminal.result(options.json ? JSON.stringify(result) : sayElastic(strained, mean));
}

/** What a glass is strained with: what is asked for, else what made it, else what is usual. */
function forcesOf(
  made: Experiment | null,
  edge: number,
  { potential, cutoff, strain }: ElasticCommandOptions,
): { readonly potential: Potential; readonly cutoff: number } {
  const most = Math.floor(100 * (edge / 2) * (1 - strain)) / 100;
  return {
    potential:
      potential === undefined && made ? made.potential : readPotential(potential ?? 'yang2026'),
    cutoff: cutoff ?? Math.min(made?.cutoff ?? USUAL_CUTOFF, most),
  };
}

/** Glasses of several seeds are averaged; those of other atoms are none of them. */
function checkAlike(counts: readonly string[]): void {
  if (new Set(counts).size > 1) {
    throw new Problem(
      'The files hold glasses of different atoms, which have no mean.',
      'Give glasses that differ in their seed only, or one at a time.',
    );
  }
}

/** Of one glass with the errors of its directions, of several with those of their scatter. */
function meanOf(each: readonly ElasticConstants[]): Moduli {
  const averages = MODULI.map((name) => [
    name,
    each.length === 1 ? each[0][name] : replicaAverage(each.map((one) => one[name].mean)),
  ]);
  return Object.fromEntries(averages) as Moduli;
}

/** Share of uneven stress from which atoms have changed places, and what is said then. */
const UNEVEN = 0.1;

function sayElastic(strained: readonly Strained[], mean: Moduli): string {
  const say = ({ mean: value, standardError }: Average, unit = ' GPa', decimals = 1) =>
    `${sayEstimate(value, standardError, decimals)}${unit}`;
  const many = strained.length > 1;
  const [first] = strained;
  const errors = many
    ? `mean of ${strained.length} glasses, errors from their scatter`
    : 'one glass: errors from its directions; how much glasses of other seeds differ is not known';
  const rows: (readonly [string, string])[] = [
    ['glass', `${strained.map(({ file }) => file).join(', ')}: ${errors}`],
    ['strain', `±${100 * first.constants.strain} % of each edge, ions at rest, without heat`],
    ["Young's modulus E", say(mean.young)],
    ['shear modulus G', say(mean.shear)],
    ['bulk modulus K', say(mean.bulk)],
    ["Poisson's ratio", say(mean.poisson, '', 3)],
    ['C11, C12', `${say(mean.C11)}, ${say(mean.C12)}`],
    ['C44', `${say(mean.C44)}, as (C11 − C12)/2`],
    ...strained.flatMap((one) => aboutGlass(one, many)),
  ];
  const width = Math.max(...rows.map(([label]) => label.length)) + 2;
  return rows.map(([label, words]) => label.padEnd(width) + words).join('\n');
}

/** How far from isotropic and from linear a glass is, and what pressed on it. */
function aboutGlass({ file, constants }: Strained, many: boolean): (readonly [string, string])[] {
  const { anisotropy, pressure, unevenness } = constants;
  const of = many ? `, ${file}` : '';
  const [x, y, z] = PRESSURE_COMPONENTS.map((name) => sayEstimate(-pressure[name], null));
  const uneven = ['x', 'y', 'z'].filter((_, axis) => unevenness[axis] > UNEVEN);
  return [
    [`anisotropy${of}`, `${anisotropy.toFixed(2)}: G of the stiffest plane over the softest`],
    [`stress at rest${of}`, `${x}, ${y}, ${z} GPa along x, y, z, in the box as it is`],
    ...(uneven.length > 0
      ? [
          [
            `uneven${of}`,
            `atoms changed places when strained along ${uneven.join(', ')}: try a smaller --strain`,
          ] as const,
        ]
      : []),
  ];
}
