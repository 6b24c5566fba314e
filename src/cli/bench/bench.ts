import { Problem } from '../../core/problem';
import type { EngineDevice } from '../../engine/device';
import type { Terminal } from '../terminal';
import { alternate } from './alternate';
import type { BenchEngine, EngineName, Workload } from './engine';
import { type KernelTime, timeKernels } from './kernel-times';
import { lammpsEngine } from './lammps-engine';
import { lammpsJsRunner } from './lammps-js';
import { lmpRunner } from './lmp';
import { type BenchOptions, enginesOf, type Size, sizesOf } from './options';
import { type BenchResults, type Row, ratiosOf, refusedRow, rowOf } from './results';
import { vitrineEngine } from './vitrine-engine';
import { prepareWorkloads } from './workload';

/** Turns of each engine. */
const ROUNDS = 3;
/** s: a batch of a kernel's dispatches */
const BATCH_SECONDS = 0.2;

/** Atoms up to which LAMMPS is measured unasked: beyond, 20 steps take it minutes on one core. */
const MOST_ATOMS = { 'lammps.js': 10_000, lammps: 30_000 } as const;

export interface BenchContext {
  readonly engine: EngineDevice;
  /** Vitrine's own; null where it is not known */
  readonly version: string | null;
  readonly terminal: Terminal;
  /** Aborted when the person asks to stop */
  readonly signal: AbortSignal;
}

/** Measures all that was asked for. When it is stopped it gives what is done. */
export async function bench(options: BenchOptions, context: BenchContext): Promise<BenchResults> {
  const { engine, signal } = context;
  const rows: Row[] = [];
  for (const size of sizesOf(options, engine.adapter.software)) {
    if (signal.aborted) break;
    rows.push(...(await benchSize(size, options, context)));
  }
  return { adapter: engine.adapter.name, rows, ratios: ratiosOf(rows) };
}

async function benchSize(size: Size, options: BenchOptions, context: BenchContext): Promise<Row[]> {
  const { engine, terminal, signal } = context;
  const what = sizeInWords(size);
  terminal.note(`${what}: melting`);
  let workloads: Workload[];
  try {
    workloads = await prepareWorkloads(engine, size, options.ensemble, options, signal);
  } catch (error) {
    if (signal.aborted) return [];
    if (!(error instanceof Problem)) throw error;
    return refusedRows(size, options, error);
  }
  const rows: Row[] = [];
  for (const workload of workloads) {
    if (signal.aborted) break;
    rows.push(...(await benchWorkload(workload, what, options, context)));
  }
  return rows;
}

async function benchWorkload(
  workload: Workload,
  what: string,
  options: BenchOptions,
  context: BenchContext,
): Promise<Row[]> {
  const { engine, terminal, signal } = context;
  const place = `${what}, ${workload.ensemble.toUpperCase()}`;
  const measurements = await alternate(
    enginesOf(options).map((name) => engineCalled(name, options, context)),
    workload,
    {
      rounds: ROUNDS,
      seconds: options.seconds,
      signal,
      report: (doing) => terminal.progress(`${place}: ${doing}`),
    },
  );
  const rows: Row[] = [];
  for (const measurement of measurements) {
    let kernels: KernelTime[] | null = null;
    if (options.kernels && measurement.engine === 'vitrine' && measurement.absent === null) {
      terminal.progress(`${place}: kernels`);
      kernels = await kernelsUnlessStopped(engine.device, workload, signal);
    }
    const row = rowOf(workload, measurement, kernels);
    rows.push(row);
    terminal.note(`${place}: ${inWords(row)}`);
  }
  return rows;
}

async function kernelsUnlessStopped(
  device: GPUDevice,
  workload: Workload,
  signal: AbortSignal,
): Promise<KernelTime[] | null> {
  try {
    return await timeKernels(device, workload, BATCH_SECONDS, signal);
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

function refusedRows(size: Size, options: BenchOptions, { message, hint }: Problem): Row[] {
  const { accuracy, electrostatics } = options;
  const absent = `${message} ${hint}`;
  return options.ensemble.flatMap((ensemble) =>
    enginesOf(options).map((engine) =>
      refusedRow({ engine, ...size, ensemble, accuracy, electrostatics, absent }),
    ),
  );
}

function sizeInWords({ atoms, replicas }: Size): string {
  return replicas === 1 ? `${atoms} atoms` : `${replicas} replicas of ${atoms} atoms`;
}

function inWords({ engine, stepsPerSecond, absent }: Row): string {
  return stepsPerSecond === null
    ? `no ${engine}. ${absent}`
    : `${engine} takes ${stepsPerSecond.toPrecision(3)} steps/s`;
}
