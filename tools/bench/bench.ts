import type { Terminal } from '../../src/cli/terminal';
import { choiceOf } from '../../src/cli/tuning-file';
import { Problem } from '../../src/core/problem';
import type { Platform } from '../../src/engine/dynamics';
import { asGpu, type GpuPlatform } from '../../src/engine/gpu/platform';
import { alternate } from './alternate';
import type { BenchEngine, EngineName, Workload } from './engine';
import { type KernelTime, timeKernels } from './kernel-times';
import { lammpsEngine } from './lammps-engine';
import { lammpsJsRunner } from './lammps-js';
import { lmpRunner } from './lmp';
import { type BenchOptions, enginesOf, type Size, sizesOf } from './options';
import { type BenchRow, refusedRow, rowOf } from './results';
import { vitrineEngine } from './vitrine-engine';
import { prepareWorkloads } from './workload';

/** Turns of each engine. */
const ROUNDS = 3;
/** s: a batch of a kernel's dispatches */
const BATCH_SECONDS = 0.2;

/** Atoms up to which LAMMPS is measured unasked: beyond, 20 steps take it minutes on one core. */
const MOST_ATOMS = { 'lammps.js': 10_000, lammps: 30_000 } as const;

export interface BenchContext {
  readonly engine: Platform;
  /** Vitrine's own; null where it is not known */
  readonly version: string | null;
  readonly terminal: Terminal;
  /** Aborted when the person asks to stop */
  readonly signal: AbortSignal;
}

/** Measures all that was asked for, row after row; when it is stopped it ends with what is done. */
export async function* benchRows(
  options: BenchOptions,
  context: BenchContext,
): AsyncGenerator<BenchRow, void, void> {
  const { engine, terminal, signal } = context;
  for (const size of sizesOf(options, engine.adapter.software || engine.platform === 'processor')) {
    if (signal.aborted) return;
    const what = saySize(size);
    terminal.note(`${what}: melting`);
    let workloads: Workload[];
    try {
      workloads = await prepareWorkloads(
        engine,
        size,
        options.ensemble,
        options,
        signal,
        choiceOf(options.tune),
        (tried) => terminal.note(`${what}: ${tried}`),
      );
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof Problem)) throw error;
      yield* refusedRows(size, options, error);
      continue;
    }
    for (const workload of workloads) {
      if (signal.aborted) return;
      const place = `${what}, ${workload.ensemble.toUpperCase()}`;
      for await (const row of workloadRows(workload, place, options, context)) {
        terminal.note(`${place}: ${sayRow(row)}`);
        yield row;
      }
    }
  }
}

/** A row for each engine. */
async function* workloadRows(
  workload: Workload,
  place: string,
  options: BenchOptions,
  context: BenchContext,
): AsyncGenerator<BenchRow, void, void> {
  const { engine, terminal, signal } = context;
  const engines = enginesOf(options).map((name) => engineCalled(name, options, context));
  const measurements = await alternate(engines, workload, {
    rounds: ROUNDS,
    seconds: options.seconds,
    signal,
    report: (doing) => terminal.progress(`${place}: ${doing}`),
  });
  for (const measurement of measurements) {
    let kernels: KernelTime[] | null = null;
    const gpu = asGpu(engine);
    if (options.kernels && gpu && measurement.engine === 'vitrine' && measurement.absent === null) {
      terminal.progress(`${place}: kernels`);
      kernels = await kernelsUnlessStopped(gpu, workload, signal);
    }
    yield rowOf(workload, measurement, kernels, engine.platform);
  }
}

async function kernelsUnlessStopped(
  engine: GpuPlatform,
  workload: Workload,
  signal: AbortSignal,
): Promise<KernelTime[] | null> {
  try {
    return await timeKernels(engine, workload, BATCH_SECONDS, signal);
  } catch (error) {
    if (signal.aborted) return null;
    throw error;
  }
}

function engineCalled(
  name: EngineName,
  { engines }: BenchOptions,
  { engine, version }: BenchContext,
): BenchEngine {
  if (name === 'vitrine') return vitrineEngine(engine, version);
  // Whoever names an engine wants it, however long it takes.
  const most = engines ? Number.POSITIVE_INFINITY : MOST_ATOMS[name];
  return lammpsEngine(name, most, name === 'lammps' ? lmpRunner : lammpsJsRunner);
}

function refusedRows(size: Size, options: BenchOptions, { message, hint }: Problem): BenchRow[] {
  const { accuracy, electrostatics } = options;
  const absent = `${message} ${hint}`;
  return options.ensemble.flatMap((ensemble) =>
    enginesOf(options).map((engine) =>
      refusedRow({ engine, ...size, ensemble, accuracy, electrostatics, absent }),
    ),
  );
}

function saySize({ atoms, replicas }: Size): string {
  return replicas === 1 ? `${atoms} atoms` : `${replicas} replicas of ${atoms} atoms`;
}

function sayRow({ engine, stepsPerSecond, absent }: BenchRow): string {
  return stepsPerSecond === null
    ? `no ${engine}. ${absent}`
    : `${engine} takes ${stepsPerSecond.toPrecision(3)} steps/s`;
}
