import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { watched } from '../../../tests/support/watched';
import { createExperiment } from '../../core/experiment';
import { protocolById, type Stage } from '../../core/protocol';
import type { ThermoSample } from '../../engine/types';

describe('real series', () => {
  /** tests/data/watch/README.md */
  const RECORDED = {
    '75B-3000K': { preset: '75B', atoms: 120, cutoff: 4.5, from: 3000, to: 3000, duration: 8 },
    '75B-6000K': { preset: '75B', atoms: 120, cutoff: 4.5, from: 6000, to: 6000, duration: 6 },
    '24B-quench': { preset: '24B', atoms: 100, cutoff: 4.2, from: 3000, to: 300, duration: 5 },
  } as const;

  function recorded(name: keyof typeof RECORDED) {
    const { from, to, duration, ...glassOf } = RECORDED[name];
    const stages: Stage[] = [
      {
        name: 'mix',
        ensemble: 'nvt',
        duration: 1,
        temperature: { from, to: from },
        pressure: null,
      },
      {
        name: 'npt',
        ensemble: 'npt',
        duration,
        temperature: { from, to },
        pressure: { from: 0, to: 0 },
      },
    ];
    const averaging = { stage: 'npt', last: 1 };
    const experiment = createExperiment({
      ...glassOf,
      protocol: {
        ...protocolById('demo').protocol,
        stages,
        averaging: { density: averaging, structure: averaging },
      },
    });
    const path = new URL(`../../../tests/data/watch/${name}.csv`, import.meta.url);
    const rows = readFileSync(path, 'utf8').trim().split('\n').slice(1);
    const samples = rows.map((row, i): ThermoSample => {
      const [temperature, edge, conserved] = row.split(',').map(Number);
      return {
        step: i + 1,
        temperature,
        pressure: 0,
        potential: -1000,
        buckingham: 400,
        coulomb: -1400,
        kinetic: 40,
        box: [edge, edge, edge],
        conserved,
      };
    });
    return { experiment, samples };
  }

  it.each(['75B-3000K', '24B-quench'] as const)('of %s raise no alarm', (name) => {
    const { experiment, samples } = recorded(name);
    expect(watched(experiment, [samples])).toEqual([]);
  });

  it('of 75B at 6000 K boil off', () => {
    const { experiment, samples } = recorded('75B-6000K');
    const [alarm, ...others] = watched(experiment, [samples]);
    expect(others).toEqual([]);
    expect(alarm).toMatchObject({ kind: 'boiling', stage: 'npt', step: 3436 });
    expect(alarm.message).toContain('at 0 GPa and 6,000 K');
  });

  it.each(['75B-3000K', '75B-6000K', '24B-quench'] as const)(
    'of %s with a jump of 6 eV anywhere after the first 100 steps are told of it',
    (name) => {
      const { experiment, samples } = recorded(name);
      for (const at of [150, 900, 1500, 2700]) {
        const jumped = samples.map((sample) =>
          sample.step < at ? sample : { ...sample, conserved: sample.conserved + 6 },
        );
        expect(watched(experiment, [jumped])[0]).toMatchObject({ kind: 'jump', step: at });
      }
    },
  );
});
