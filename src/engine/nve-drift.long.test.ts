import { expect, it } from 'vitest';
import { testDevice } from '../../tests/gpu';
import { integratorStart } from '../../tests/support/reference';
import { atomCount } from '../core/configuration';
import { potentialById } from '../core/potential';
import { GpuSimulation } from './gpu/simulation';

/** 10 ps at 1 fs */
const STEPS = 10_000;

/** Least-squares slope of values taken one an interval. */
function slope(values: readonly number[], interval: number): number {
  const middle = (values.length - 1) / 2;
  let above = 0;
  let below = 0;
  values.forEach((value, n) => {
    above += (n - middle) * value;
    below += (n - middle) ** 2;
  });
  return above / below / interval;
}

it('the energy of a 24B melt drifts by less than 1e-5 eV per atom and picosecond', async () => {
  const { device } = await testDevice();
  const configuration = integratorStart();
  const simulation = await GpuSimulation.create(device, {
    replicas: [{ configuration, potential: potentialById('yang2026'), cutoff: 11, accuracy: 1e-5 }],
    timeStep: 1,
  });
  await simulation.beginStage({
    ensemble: 'nve',
    steps: STEPS,
    temperature: { from: 3000, to: 3000 },
    pressure: { from: 0, to: 0 },
    thermostatDamping: 100,
    barostatDamping: 1000,
  });
  const energies: number[] = [];
  while (energies.length < STEPS) {
    const [samples] = await simulation.advance(Math.min(500, STEPS - energies.length));
    energies.push(...samples.map(({ potential, kinetic }) => potential + kinetic));
  }
  simulation.destroy();
  const drift = slope(energies, 1e-3) / atomCount(configuration);
  console.log(`drift over ${STEPS / 1000} ps: ${drift.toExponential(2)} eV per atom and ps`);
  expect(Math.abs(drift)).toBeLessThan(1e-5);
});
