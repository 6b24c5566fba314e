import { checkExperiment } from '../core/experiment-checks';
import { Problem } from '../core/problem';
import { Run } from '../run/run';
import { type Estimate, type Summary, summarise } from '../run/summary';
import { carryOut } from './carry-out';
import { openDevice } from './dawn';
import { type ExperimentOptions, readExperiment } from './experiment-input';
import { RunFiles } from './run-files';
import type { Terminal } from './terminal';

export interface MeltQuenchOptions extends ExperimentOptions {
  /** folder for the files */
  readonly out: string;
  readonly json?: boolean;
}

/** `vitrine melt-quench`: carries an experiment out and keeps what comes of it in a folder. */
export async function meltQuench(
  presetOrFile: string,
  options: MeltQuenchOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<void> {
  const experiment = readExperiment(presetOrFile, options);
  checkExperiment(experiment);
  const files = new RunFiles(options.out, experiment);
  const engine = await openDevice(terminal);
  const run = await Run.prepare(
    engine,
    experiment,
    (what) => terminal.note(`${what} …`),
    signal,
  ).catch((error) => {
    throw signal.aborted
      ? new Problem('Stopped before the first step.', 'Nothing but the experiment was kept.')
      : error;
  });
  try {
    const { recorder, pace } = await carryOut(run, files, terminal, signal);
    const { name: adapter } = engine.adapter;
    const summary = summarise(experiment, recorder, {
      adapter,
      stepsPerSecond: pace.stepsPerSecond,
    });
    files.writeSummary(summary);
    terminal.note(`Done: ${files.folder} holds the glass and its summary.`);
    terminal.result(options.json ? JSON.stringify(summary) : inWords(summary));
  } finally {
    run.destroy();
  }
}

function inWords(summary: Summary): string {
  const line = (label: string, estimate: Estimate, digits: number, unit: string) => {
    if (estimate === null) return `${label.padEnd(18)} absent`;
    const error =
      estimate.standardError === null ? '' : ` ± ${estimate.standardError.toFixed(digits)}`;
    return `${label.padEnd(18)} ${estimate.mean.toFixed(digits)}${error}${unit}`;
  };
  return [
    `${summary.name}, ${summary.atoms} atoms, ${summary.potential}, ${summary.protocol}, seed ${summary.seed}`,
    line('density', summary.density, 3, ' g/cm³'),
    line('four-fold boron', summary.b4Fraction, 3, ''),
    line('four-fold silicon', summary.si4Fraction, 3, ''),
    line('temperature', summary.temperature, 1, ' K'),
    line('pressure', summary.pressure, 3, ' GPa'),
    line('potential energy', summary.potentialEnergyPerAtom, 4, ' eV per atom'),
    `${'speed'.padEnd(18)} ${summary.stepsPerSecond.toFixed(0)} steps/s`,
  ].join('\n');
}
