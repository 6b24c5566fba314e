import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { createExperiment } from '../../core/experiment';
import { readLammpsData } from '../../formats/lammps-data';
import { placeReplicas } from '../../run/replicas';
import { thermalVelocities } from '../../run/velocities';
import { lammpsZip, standingOf } from './lammps-zip';
import { Recording } from './recording';

const experiment = createExperiment({ preset: '24B', atoms: 120, cutoff: 5, replicas: 2 });
const configurations = placeReplicas(experiment).map((placed) => ({
  ...placed,
  velocities: thermalVelocities(placed, 300, 1),
}));

/** A run of two replicas; the second one is on show, 700 steps on. */
function running(): Recording {
  const recording = new Recording('24B', 'run', experiment, 2);
  recording.addFrames(configurations, { step: 600, time: 0.6 });
  recording.lookedAt = 1;
  recording.looked.setLast(configurations[1], { step: 700, time: 0.7, temperature: 300 });
  return recording;
}

function unzip(bytes: Uint8Array): Record<string, string> {
  const entries = Object.entries(unzipSync(bytes));
  return Object.fromEntries(entries.map(([name, content]) => [name, strFromU8(content)]));
}

describe('an experiment for LAMMPS as a zip', () => {
  it('holds every replica in a folder of its own', () => {
    const files = unzip(lammpsZip(experiment, null, '24B-lammps'));
    expect(Object.keys(files).sort()).toEqual([
      '24B-lammps/README.md',
      '24B-lammps/experiment.json',
      '24B-lammps/run-all.sh',
      '24B-lammps/seed-1/in.lammps',
      '24B-lammps/seed-1/start.data',
      '24B-lammps/seed-2/in.lammps',
      '24B-lammps/seed-2/start.data',
    ]);
  });

  it('goes on from the replica on show', () => {
    const standing = standingOf(running());
    expect(standing?.left).toBe(11_300);
    expect(standing?.experiment.seed).toBe(2);
    const { experiment: one, present } = standing ?? { experiment, present: null };
    const files = unzip(lammpsZip(one, present, 'x'));
    expect(files['x/in.lammps']).toContain('reset_timestep  700\n');
    const start = readLammpsData(files['x/start.data'], 'start.data');
    expect(start.positions).toEqual(configurations[1].positions);
    for (const [i, v] of (start.velocities ?? []).entries()) {
      expect(v).toBeCloseTo(configurations[1].velocities[i], 15);
    }
  });

  it('needs velocities and an experiment to go on', () => {
    const still = running();
    still.looked.setLast({ ...configurations[1], velocities: null }, still.looked.lastPlace);
    expect(standingOf(still)).toBeNull();
    const foreign = new Recording('glass', 'file', null);
    foreign.looked.setLast(configurations[0], { step: 0, time: null, temperature: null });
    expect(standingOf(foreign)).toBeNull();
  });
});
