import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { testDevice } from '../../tests/gpu';
import { atomCount } from '../core/configuration';
import { potentialById } from '../core/potential';
import { readExtendedXyz } from '../formats/extended-xyz';
import { buckinghamSum } from '../run/pair-energy';
import { thermalVelocities } from '../run/velocities';
import { miscountBound } from '../run/watch/watch-limits';
import { CONTROL, STATE } from './gpu/layout';
import { GpuSimulation } from './gpu/simulation';
import type { GpuSnapshot } from './snapshot';
import type { ReplicaSetup, StageTargets, ThermoSample } from './types';

/** 200 ps at 1 fs */
const STEPS = 200_000;
/** Steps between looks at the memory, and at the pairs */
const LOOK = STEPS / 200;
/** Steps between states whose forces are computed again from lists built anew */
const KEEP = STEPS / 20;
/** Steps after which everything that a process keeps is there */
const WARM_UP = STEPS / 10;

/** eV per atom and ps */
const STEEPEST = 1e-5;
const MEMORY_GROWTH = 1.05;

const HOLD: StageTargets = {
  ensemble: 'npt',
  steps: STEPS,
  temperature: { from: 300, to: 300 },
  pressure: { from: 0, to: 0 },
  thermostatDamping: 100,
  barostatDamping: 1000,
};

/** eV, of the sums of 399 atoms in single precision */
const ROUNDING = 1e-4;

/** A quenched glass at 300 K. */
function glass(): ReplicaSetup {
  const name = '24B-demo.extxyz.gz';
  const packed = readFileSync(new URL(`../../tests/data/recordings/${name}`, import.meta.url));
  const text = gunzipSync(packed).toString('utf8');
  const { configuration } = readExtendedXyz(text, name).slice(-1)[0];
  const velocities = thermalVelocities(configuration, 300, 1);
  return {
    configuration: { ...configuration, velocities },
    potential: potentialById('yang2026'),
    cutoff: 7,
    accuracy: 1e-5,
  };
}

/** A snapshot whose lists are to be built from its present positions, in its present box. */
function withNewLists(snapshot: GpuSnapshot): GpuSnapshot {
  const { motion } = snapshot;
  const control = motion.control.slice(0);
  new Uint8Array(control).set(new Uint8Array(motion.endStates, STATE.box, 12), CONTROL.built_x);
  return { ...snapshot, motion: { ...motion, control, listPositions: motion.positions } };
}

/** Least-squares slope of values one apart. */
function slope(values: readonly number[]): number {
  const middle = (values.length - 1) / 2;
  const spread = values.reduce((sum, _value, n) => sum + (n - middle) ** 2, 0);
  return values.reduce((sum, value, n) => sum + (n - middle) * value, 0) / spread;
}

/** Bytes of the whole process, its garbage collected. */
function memory(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  return process.memoryUsage().rss;
}

it('a glass rests for 200,000 steps: no neighbour missed, no energy or memory lost', {
  timeout: 6 * 3_600_000,
}, async () => {
  const { device } = await testDevice();
  const setup = glass();
  const atoms = atomCount(setup.configuration);
  const simulation = await GpuSimulation.create(device, {
    replicas: [setup],
    timeStep: 1,
  });
  await simulation.beginStage(HOLD);

  const conserved: number[] = [];
  const memories: number[] = [];
  let hottest = 0;
  let coldest = Number.POSITIVE_INFINITY;
  let miscounted = 0;
  const kept: { readonly snapshot: GpuSnapshot; readonly sample: ThermoSample }[] = [];
  while (simulation.step < STEPS) {
    const [samples] = await simulation.advance(LOOK);
    expect(samples).toHaveLength(LOOK);
    const last = samples[LOOK - 1];
    conserved.push(samples.reduce((sum, sample) => sum + sample.conserved, 0) / LOOK);
    for (const { temperature } of samples) {
      hottest = Math.max(hottest, temperature);
      coldest = Math.min(coldest, temperature);
    }

    // Every pair, in double precision, without any list
    const configuration = await simulation.readConfiguration(0);
    const sum = buckinghamSum(configuration, setup.potential, setup.cutoff);
    const difference = Math.abs(last.buckingham - sum.energy);
    const bound = miscountBound(sum, setup.potential, setup.cutoff);
    miscounted = Math.max(miscounted, difference / bound);
    expect(difference, `step ${last.step}`).toBeLessThan(bound);

    if (simulation.step % KEEP === 0) {
      kept.push({ snapshot: withNewLists(await simulation.snapshot()), sample: last });
    }
    if (simulation.step >= WARM_UP) memories.push(memory());
    if (simulation.step % (10 * LOOK) === 0) {
      const mebibytes = (process.memoryUsage().rss / 2 ** 20).toFixed(0);
      const picoseconds = simulation.step / 1000;
      console.log(`${picoseconds} ps: ${last.temperature.toFixed(0)} K, ${mebibytes} MiB`);
    }
  }

  const drift = slope(conserved) / (LOOK / 1000) / atoms;
  const growth = Math.max(...memories) / memories[0];
  console.log(
    `${STEPS} steps of ${atoms} atoms: conserved quantity ${drift.toExponential(2)} eV per atom and ps, ` +
      `${coldest.toFixed(0)} to ${hottest.toFixed(0)} K, pairs within ${miscounted.toFixed(3)} of the ` +
      `rounding allowed, memory at most ${growth.toFixed(3)} of what it was after the warm-up`,
  );
  simulation.destroy();
  for (const { snapshot, sample } of kept) {
    const fresh = await GpuSimulation.restore(device, [setup], snapshot);
    const [{ buckingham, coulomb }] = await fresh.evaluate();
    fresh.destroy();
    // Sums of other lists are rounded otherwise; one pair missed at the cutoff would be 7e-4 eV.
    const step = `step ${sample.step}`;
    expect(Math.abs(buckingham - sample.buckingham), step).toBeLessThan(ROUNDING);
    expect(Math.abs(coulomb - sample.coulomb), step).toBeLessThan(ROUNDING);
  }
  expect(Math.abs(drift)).toBeLessThan(STEEPEST);
  expect(growth).toBeLessThan(MEMORY_GROWTH);
  // The standard deviation of the temperature of 399 atoms at 300 K is 12 K.
  expect(coldest).toBeGreaterThan(200);
  expect(hottest).toBeLessThan(400);
});
