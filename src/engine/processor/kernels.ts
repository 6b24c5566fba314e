import base64 from '../../../wasm/index.ts?wasm';
import { Problem } from '../../core/problem';

/** What wasm/index.ts exports: one instance is one replica. Addresses are byte offsets into `memory`. */
export interface ProcessorKernels {
  readonly memory: WebAssembly.Memory;
  createReplica(atoms: number, species: number, timeStep: number, coulomb: number): void;
  setUnits(boltzmann: number, gigapascalPerUnit: number): void;
  setReach(cutoff: number, skin: number): void;
  setSelfEnergy(energy: number): void;
  setSpecies(index: number, first: number, end: number, charge: number, acceleration: number): void;
  setPair(
    a: number,
    b: number,
    A: number,
    inverseRho: number,
    C: number,
    guard: number,
    strength: number,
  ): void;
  setNearTerms(count: number): void;
  setNearTerm(index: number, energy: number, work: number): void;
  setWindow(points: number): void;
  setWindowTerm(pair: number, odd: number, power: number, value: number): void;
  setMesh(x: number, y: number, z: number, prolate: number, splitting: number): void;
  setWave(axis: number, index: number, wave: number, derivative: number, influence: number): void;
  setFarTerm(index: number, value: number): void;
  setTwiddle(axis: number, index: number, cosine: number, sine: number): void;
  setRadix(axis: number, index: number, radix: number): void;
  setBox(x: number, y: number, z: number): void;
  beginStage(
    ensemble: number,
    steps: number,
    temperatureFrom: number,
    temperatureTo: number,
    pressureFrom: number,
    pressureTo: number,
    thermostatDamping: number,
    barostatDamping: number,
  ): void;
  evaluate(): void;
  relax(steps: number): void;
  /** Steps taken; fewer than asked for when the last of them is not sound */
  advance(steps: number, hottest: number): number;
  /** 0 or 1 */
  isSound(hottest: number): number;
  rebuildLists(): void;
  motionAt(): number;
  motionSize(): number;
  positionsAt(): number;
  velocitiesAt(): number;
  forcesAt(): number;
  samplesAt(): number;
  sampleRoom(): number;
  sampleNumbers(): number;
  builds(): number;
  listedPairs(): number;
}

const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

let compiled: Promise<WebAssembly.Module> | undefined;

/** Whether this browser or program has WebAssembly with SIMD. */
export function processorIsAble(): boolean {
  return typeof WebAssembly === 'object' && WebAssembly.validate(bytes);
}

/** @throws Problem where there is no WebAssembly with SIMD */
export async function instantiateKernels(): Promise<ProcessorKernels> {
  if (!processorIsAble()) {
    throw new Problem(
      'This browser has no WebAssembly with SIMD, which Vitrine computes with on the processor.',
      'Use Chrome, Edge or Firefox from 2021 on, or Safari 16.4.',
    );
  }
  compiled ??= WebAssembly.compile(bytes);
  const { exports } = await WebAssembly.instantiate(await compiled, {});
  return exports as unknown as ProcessorKernels;
}
