import { describe, expect, it } from 'vitest';
import { createExperiment } from '../../core/experiment';
import { readExtendedXyz } from '../../formats/extended-xyz';
import { readLammpsData } from '../../formats/lammps-data';
import { placeReplicas } from '../../run/replicas';
import { thermalVelocities } from '../../run/velocities';
import { density } from '../../structure/density';
import { Recording } from '../lab/recording';
import { dumpOf, glassOf, trajectoryOf } from './read-recording';
import { glassText, seriesText, trajectoryText } from './recording-files';

const experiment = createExperiment({ preset: '24B', atoms: 120, cutoff: 5, rate: 300 });
const [configuration] = placeReplicas(experiment);

function recorded(): Recording {
  const recording = new Recording('24B', 'run', experiment);
  const { looked } = recording;
  looked.setAtoms(configuration);
  for (const step of [0, 100]) {
    looked.addFrame(configuration, { step, time: step / 1000, temperature: 3000 - step });
    looked.rows.push({
      step,
      stage: 'mix',
      time: step / 1000,
      temperature: 3000 - step,
      pressure: 1.5,
      potential: -1200,
      kinetic: 40,
      volume: 1600,
      density: 2.3,
      conserved: -1160,
    });
  }
  looked.last = configuration;
  return recording;
}

describe('a recording that is saved and opened again', () => {
  it('keeps its frames, its series and the experiment that made it', async () => {
    const text = trajectoryText(recorded()).join('');
    const opened = await trajectoryOf(
      readExtendedXyz(text, 'saved.extxyz'),
      'saved.extxyz',
      'file',
    );
    expect(opened.experiment).toEqual(experiment);
    expect(opened.title).toBe('24B');
    expect(
      opened.looked.frames.map(({ step, time, temperature }) => [step, time, temperature]),
    ).toEqual([
      [0, 0, 3000],
      [100, 0.1, 2900],
    ]);
    expect(opened.looked.rows.map((row) => row.potential)).toEqual([-1200, -1200]);
    expect(opened.looked.structure).toHaveLength(2);
    for (const [i, x] of opened.looked.configurationOf(1).positions.entries()) {
      expect(x).toBeCloseTo(configuration.positions[i], 4);
    }
  });

  it('is a LAMMPS data file that reads back', () => {
    const opened = glassOf(readLammpsData(glassText(recorded()), 'glass.data'), 'glass.data');
    expect(opened.looked.atoms).toBe(configuration.types.length);
    expect(opened.title).toBe('glass');
    expect(opened.experiment).toBeNull();
  });

  it('has a series with a head and a row for each step kept', () => {
    const [head, first] = seriesText(recorded()).split('\n');
    expect(head).toContain('step,time_ps,stage,temperature_K');
    expect(first).toMatch(/^0,0,mix,3000,1\.5,/);
  });

  it('refuses frames that do not hold the same atoms', async () => {
    const other = placeReplicas(createExperiment({ atoms: 60, cutoff: 4 }))[0];
    const short = new Recording('short', 'run', null);
    short.looked.setAtoms(other);
    short.looked.addFrame(other, { step: 0, time: 0, temperature: null });
    const text = trajectoryText(recorded()).join('') + trajectoryText(short).join('');
    await expect(
      trajectoryOf(readExtendedXyz(text, 'mixed.xyz'), 'mixed.xyz', 'file'),
    ).rejects.toThrow(/mixed\.xyz: frame 3 has \d+ atoms, the first one has \d+/);
  });

  it('is a LAMMPS dump whose velocities tell the temperature', async () => {
    const velocities = thermalVelocities(configuration, 450, 1);
    const frames = [0, 250].map((step) => ({
      configuration: { ...configuration, velocities: step === 0 ? velocities : null },
      step,
      time: step / 1000,
    }));
    const { looked, title, experiment: made } = await dumpOf(frames, 'dump.lammpstrj');
    expect(title).toBe('dump');
    expect(made).toBeNull();
    expect(looked.frames.map(({ step, time }) => [step, time])).toEqual([
      [0, 0],
      [250, 0.25],
    ]);
    expect(looked.frames[0].temperature).toBeCloseTo(450, 6);
    expect(looked.frames[1].temperature).toBeNull();
    expect(looked.rows.map((row) => row.density)).toEqual([
      density(configuration),
      density(configuration),
    ]);
    expect(looked.structure).toHaveLength(1);
  });
});
