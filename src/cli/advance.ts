import { atomCount, type Configuration, volume } from '../core/configuration';
import type { Element } from '../core/elements';
import type { Electrostatics } from '../core/experiment';
import { checkWalls } from '../core/pair-wall';
import { Problem } from '../core/problem';
import type { Ensemble, StageTarget } from '../core/protocol';
import { temperatureOf } from '../core/temperature';
import type { Dynamics, PlatformChoice } from '../engine/dynamics';
import type { ThermoSample } from '../engine/types';
import { csvHeader, csvRows } from '../formats/csv';
import { writeLammpsData } from '../formats/lammps-data';
import { SERIES_COLUMNS, type ThermoRow } from '../formats/series-csv';
import { checkConfiguration } from '../run/check-configuration';
import type { Pace } from '../run/pace';
import { elementCounts } from '../structure/element-counts';
import { commandLinePace } from './command-line-pace';
import { appendText } from './files';
import { type ReadingOptions, readConfiguration } from './glass-files';
import { readPotential } from './inputs';
import { type OutputFile, outputAt } from './output-file';
import { openPlatform } from './platform';
import { spokenDuration, type Terminal } from './terminal';

/** fs */
const TIME_STEP_FS = 1;
/** Tdamp, fs */
const THERMOSTAT_DAMPING_FS = 100;
/** Pdamp, fs */
const BAROSTAT_DAMPING_FS = 1000;

export interface AdvanceOptions extends ReadingOptions {
  readonly ensemble: Ensemble;
  readonly steps: number;
  /** K; the file's own temperature unless told */
  readonly temperature?: StageTarget;
  /** GPa */
  readonly pressure: StageTarget;
  readonly potential: string;
  /** Å */
  readonly cutoff: number;
  /** RMS error of the Coulomb forces over that of unit charges 1 Å apart */
  readonly accuracy: number;
  readonly electrostatics: Electrostatics;
  readonly platform?: PlatformChoice;
  /** file for a row a step */
  readonly series?: string;
  /** file for the end configuration */
  readonly out?: string;
  /** files of those names are moved aside */
  readonly overwrite?: boolean;
  readonly json?: boolean;
}

/** `vitrine advance`: steps of one ensemble from a configuration and its velocities. */
export async function advance(
  file: string,
  options: AdvanceOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<void> {
  const potential = readPotential(options.potential);
  const { configuration, name } = readConfiguration(file, options, terminal);
  const { cutoff, accuracy, electrostatics, steps } = options;
  checkConfiguration(configuration, potential, cutoff, name);
  const temperature = targetTemperature(configuration, options, name);
  const elements = Object.keys(elementCounts(configuration)) as Element[];
  checkWalls(potential, elements, Math.max(temperature.from, temperature.to));
  if (configuration.velocities === null) {
    terminal.note(`${name} has no velocities: the atoms start at rest.`);
  }
  const out = options.out === undefined ? null : outputAt(options.out, options, terminal);
  const series = options.series === undefined ? null : outputAt(options.series, options, terminal);

  const engine = await openPlatform(terminal, options.platform);
  const simulation = await engine.create({
    replicas: [{ configuration, potential, cutoff, accuracy, electrostatics }],
    timeStep: TIME_STEP_FS,
  });
  const [start] = await simulation.beginStage({
    ensemble: options.ensemble,
    steps,
    temperature,
    pressure: options.pressure,
    thermostatDamping: THERMOSTAT_DAMPING_FS,
    barostatDamping: BAROSTAT_DAMPING_FS,
  });
  const record = seriesWriter(series);
  const first: ThermoSample = { ...start, step: 0 };
  record([first]);
  const pace = commandLinePace();
  const latest = await takeSteps(simulation, first, steps, { record, pace, terminal, signal });
  const end = await simulation.readConfiguration(0);
  simulation.destroy();
  if (out !== null) {
    const title = `${name} after ${latest.step} steps of ${options.ensemble.toUpperCase()}`;
    out.write(writeLammpsData(end, potential, title));
  }
  if (latest.step < steps) {
    throw new Problem(
      `Stopped after ${latest.step} of ${steps} steps.`,
      'The files asked for hold the steps done.',
    );
  }
  const {
    step,
    box,
    temperature: kelvin,
    pressure,
    potential: energy,
    kinetic,
    conserved,
  } = latest;
  const result = {
    atoms: atomCount(end),
    adapter: engine.adapter.name,
    steps: step,
    temperature: kelvin,
    pressure,
    potential: energy,
    kinetic,
    volume: volume(box),
    conserved,
    stepsPerSecond: pace.meanStepsPerSecond,
  };
  terminal.result(
    options.json
      ? JSON.stringify(result)
      : `After ${step} steps: ${kelvin.toFixed(2)} K, ` +
          `${pressure.toFixed(4)} GPa, potential energy ${energy.toFixed(4)} eV, ` +
          `volume ${result.volume.toFixed(3)} Å³`,
  );
}

interface Stepping {
  record(samples: readonly ThermoSample[]): void;
  readonly pace: Pace;
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
}

/** Takes steps in chunks until all are done or the signal stops it; the state of the last step. */
async function takeSteps(
  simulation: Dynamics,
  first: ThermoSample,
  steps: number,
  { record, pace, terminal, signal }: Stepping,
): Promise<ThermoSample> {
  let latest = first;
  while (latest.step < steps && !signal.aborted) {
    const chunk = Math.min(pace.chunk, steps - latest.step);
    const before = latest.step;
    pace.begin();
    const [samples] = await simulation.advance(chunk);
    pace.end(chunk);
    const numbered = samples.map((sample, i) => ({ ...sample, step: before + i + 1 }));
    record(numbered);
    latest = numbered[numbered.length - 1];
    const left = spokenDuration(pace.secondsFor(steps - latest.step) ?? 0);
    terminal.progress(
      `Step ${latest.step} of ${steps}, ${latest.temperature.toFixed(0)} K, ` +
        `${pace.meanStepsPerSecond.toFixed(0)} steps/s, ${left} left`,
    );
  }
  return latest;
}

/** Begins the file of the series, where one is asked for, and adds rows to it. */
function seriesWriter(series: OutputFile | null): (samples: readonly ThermoSample[]) => void {
  if (series === null) return () => {};
  const { file } = series;
  series.write(csvHeader(SERIES_COLUMNS));
  return (samples) => {
    const rows: ThermoRow[] = samples.map((sample) => ({ ...sample, volume: volume(sample.box) }));
    appendText(file, csvRows(SERIES_COLUMNS, rows));
  };
}

function targetTemperature(
  configuration: Configuration,
  options: AdvanceOptions,
  name: string,
): StageTarget {
  if (options.temperature !== undefined) return options.temperature;
  if (options.ensemble === 'nve') return { from: 0, to: 0 };
  const present =
    configuration.velocities === null ? 0 : temperatureOf(configuration, configuration.velocities);
  if (present <= 0) {
    throw new Problem(
      `${options.ensemble.toUpperCase()} needs a temperature, and ${name} has no velocities to take it from.`,
      'Give --temperature FROM:TO, in K.',
    );
  }
  return { from: present, to: present };
}
