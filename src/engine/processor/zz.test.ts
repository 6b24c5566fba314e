import { expect, it } from 'vitest';
import { directSum } from '../../../tests/support/ewald';
import {
  integratorSeries,
  integratorStart,
  staticReference,
} from '../../../tests/support/reference';
import { rmsDifference } from '../../../tests/support/vectors';
import { atomCount, volume } from '../../core/configuration';
import { potentialById } from '../../core/potential';
import { ProcessorReplica } from './replica';

const tuning = { lanes: 1, meshLanes: 1, skin: 1, meshPointCost: 30, planeThreads: 1 };
it.each(['24B-1000-melt-yang2026', '75B-1000-quenched-wang2018', '6B-1500-melt-yang2026'])(
  '%s',
  async (name) => {
    const ref = staticReference(name);
    for (const electrostatics of ['prolate', 'pppm'] as const)
      for (const accuracy of [1e-5, 1e-6]) {
        const r = await ProcessorReplica.create(
          {
            configuration: ref.configuration,
            potential: ref.potential,
            cutoff: ref.cutoff,
            accuracy,
            electrostatics,
          },
          1,
          tuning,
        );
        const s = r.evaluate();
        const n = atomCount(ref.configuration);
        const exact =
          accuracy === 1e-6 && electrostatics === 'prolate'
            ? directSum(ref.configuration, ref.potential, ref.cutoff)
            : null;
        console.log(
          name,
          electrostatics,
          accuracy,
          JSON.stringify(r.mesh),
          'F',
          rmsDifference(r.forces(), ref.forces),
          exact && rmsDifference(r.forces(), exact.forces),
          exact && rmsDifference(ref.forces, exact.forces),
          'E',
          (s.buckingham - ref.energy.buckingham) / n,
          (s.coulomb - ref.energy.coulomb) / n,
          'P',
          s.pressure - ref.pressure,
        );
      }
  },
  100000,
);
it.each(['nve', 'nvt', 'npt'] as const)('%s', async (ensemble) => {
  const configuration = integratorStart();
  const r = await ProcessorReplica.create(
    { configuration, potential: potentialById('yang2026'), cutoff: 11, accuracy: 1e-5 },
    1,
    tuning,
  );
  const start = r.beginStage({
    ensemble,
    steps: 200,
    temperature: { from: 3000, to: 2900 },
    pressure: { from: 0, to: 0 },
    thermostatDamping: 100,
    barostatDamping: 1000,
  });
  const t = performance.now();
  const { samples } = r.advance(100, r.motion(), 0);
  const ms = (performance.now() - t) / 100;
  const reference = integratorSeries(ensemble);
  const worst = { temperature: 0, pressure: 0, volume: 0, potential: 0 };
  [start, ...samples].forEach((s, n) => {
    const row = reference[n];
    expect(s.step).toBe(row.step);
    worst.temperature = Math.max(worst.temperature, Math.abs(s.temperature - row.temperature));
    worst.pressure = Math.max(worst.pressure, Math.abs(s.pressure - row.pressure));
    worst.volume = Math.max(worst.volume, Math.abs(volume(s.box) / row.volume - 1));
    worst.potential = Math.max(worst.potential, Math.abs(s.potential - row.potential) / 1000);
  });
  console.log(ensemble, JSON.stringify(worst), ms, 'ms', samples[99].conserved - start.conserved);
});
