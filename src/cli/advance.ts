import path from 'node:path';
import { atomCount, type Configuration, volume } from '../core/configuration';
import { Problem } from '../core/problem';
import type { Ensemble, Target } from '../core/protocol';
import { Simulation } from '../engine/simulation';
import type { ThermoSample } from '../engine/types';
import { csvHeader, csvRows } from '../formats/csv';
import { writeLammpsData } from '../formats/lammps-data';
import { SERIES_COLUMNS, type SeriesRow } from '../formats/series-csv';
import { checkConfiguration } from '../run/check-configuration';
import { temperatureOf } from '../run/velocities';
import { openDevice } from './dawn';
import { appendText, checkWritable, writeText } from './files';
import { readConfigurationFile, readPotential } from './inputs';
import { createPace } from './pace';
import { spokenDuration, type Terminal } from './terminal';

/** fs */
const TIME_STEP = 1;
/** Tdamp, fs */
const THERMOSTAT_DAMPING = 100;
/** Pdamp, fs */
const BAROSTAT_DAMPING = 1000;

export interface AdvanceOptions {
  readonly ensemble: Ensemble;
  readonly steps: number;
  /** K; the file's own temperature unless told */
  readonly temperature?: Target;
  /** GPa */
  readonly pressure: Target;
  readonly potential: string;
  /** Å */
  readonly cutoff: number;
  /** relative force accuracy of PPPM */
  readonly accuracy: number;
  /** file for a row a step */
  readonly series?: string;
  /** file for the end configuration */
  readonly out?: string;
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
  const { configuration } = readConfigurationFile(file);
  const name = path.basename(file);
  checkConfiguration(configuration, potential, options.cutoff, name);
  const temperature = targetTemperature(configuration, options, name);
  if (configuration.velocities === null) {
    terminal.note(`${name} has no velocities: the atoms start at rest.`);
  }
  if (options.out !== undefined) checkWritable(options.out);
  const series = options.series;
  if (series !== undefined) {
    writeText(series, csvHeader(SERIES_COLUMNS));
  }
  const record = (samples: readonly ThermoSample[]) => {
    if (series !== undefined) appendText(series, csvRows(SERIES_COLUMNS, samples.map(seriesRow)));
  };

  const engine = await openDevice(terminal);
  const simulation = await Simulation.create(engine.device, {
    replicas: [{ configuration, potential, cutoff: options.cutoff, accuracy: options.accuracy }],
    timeStep: TIME_STEP,
  });
  const [start] = await simulation.beginStage({
    ensemble: options.ensemble,
    steps: options.steps,
    temperature,
    pressure: options.pressure,
    thermostatDamping: THERMOSTAT_DAMPING,
    barostatDamping: BAROSTAT_DAMPING,
  });
  let latest: ThermoSample = { ...start, step: 0 };
  record([latest]);

  const pace = createPace();
  while (latest.step < options.steps && !signal.aborted) {
    const steps = Math.min(pace.chunk, options.steps - latest.step);
    const before = latest.step;
    const started = performance.now();
    const [samples] = await simulation.advance(steps);
    pace.took(steps, (performance.now() - started) / 1000);
    const numbered = samples.map((sample, i) => ({ ...sample, step: before + i + 1 }));
    record(numbered);
    latest = numbered[numbered.length - 1];
    const left = spokenDuration(pace.left(options.steps - latest.step) ?? 0);
    terminal.progress(
      `Step ${latest.step} of ${options.steps}, ${latest.temperature.toFixed(0)} K, ` +
        `${pace.stepsPerSecond.toFixed(0)} steps/s, ${left} left`,
    );
  }
  const end = await simulation.readConfiguration(0);
  simulation.destroy();
  if (options.out !== undefined) {
    const title = `${name} after ${latest.step} steps of ${options.ensemble.toUpperCase()}`;
    writeText(options.out, writeLammpsData(end, potential, title));
  }
  if (latest.step < options.steps) {
    throw new Problem(
      `Stopped after ${latest.step} of ${options.steps} steps.`,
      'The files asked for hold the steps done.',
    );
  }
  const result = {
    atoms: atomCount(end),
    adapter: engine.adapter.name,
    steps: latest.step,
    temperature: latest.temperature,
    pressure: latest.pressure,
    potential: latest.potential,
    kinetic: latest.kinetic,
    volume: volume(latest.box),
    conserved: latest.conserved,
    stepsPerSecond: pace.stepsPerSecond,
  };
  terminal.result(
    options.json
      ? JSON.stringify(result)
      : `After ${latest.step} steps: ${latest.temperature.toFixed(2)} K, ` +
          `${latest.pressure.toFixed(4)} GPa, potential energy ${latest.potential.toFixed(4)} eV, ` +
          `volume ${volume(latest.box).toFixed(3)} Å³`,
  );
}

function targetTemperature(
  configuration: Configuration,
  options: AdvanceOptions,
  name: string,
): Target {
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

function seriesRow(sample: ThermoSample): SeriesRow {
  return { ...sample, volume: volume(sample.box) };
}
