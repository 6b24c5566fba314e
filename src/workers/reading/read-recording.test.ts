import { describe, expect, it } from 'vitest';
import { createExperiment } from '../../core/experiment';
import { writeLammpsData } from '../../formats/lammps-data';
import { Recording } from '../../lab/recordings/recording';
import { glassText, seriesText, trajectoryText } from '../../lab/recordings/recording-files';
import { placeReplicas } from '../../run/replicas';
import { thermalVelocities } from '../../run/velocities';
import { density } from '../../structure/density';
import { RecordingIntake } from './read-recording';
import { takeIn } from './take-in';

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

/** Reads a text as the page does, without its worker. */
async function opened(text: string, name: string, room?: number) {
  const intake = new RecordingIntake();
  const bytes = new TextEncoder().encode(text);
  async function* parts() {
    for (let at = 0; at < bytes.length; at += 1000) yield bytes.subarray(at, at + 1000);
  }
  const request = { name, types: null, elements: null, lengths: null };
  const outcome = await takeIn(request, parts(), (report) => intake.take(report), room);
  const summary = outcome.kind === 'read' ? outcome.summary : null;
  return { recordings: intake.finish({ name, bytes: bytes.length }, summary, null, 'file') };
}

describe('a recording that is saved and opened again', () => {
  it('keeps its frames, its series and the experiment that made it', async () => {
    const text = trajectoryText(recorded()).join('');
    const [read] = (await opened(text, 'saved.extxyz')).recordings;
    expect(read.experiment).toEqual(experiment);
    expect(read.title).toBe('24B');
    expect(
      read.looked.frames.map(({ step, time, temperature }) => [step, time, temperature]),
    ).toEqual([
      [0, 0, 3000],
      [100, 0.1, 2900],
    ]);
    expect(read.looked.rows.map((row) => row.potential)).toEqual([-1200, -1200]);
    expect(read.looked.structure).toHaveLength(2);
    for (const [i, x] of read.looked.configurationOf(1).positions.entries()) {
      expect(x).toBeCloseTo(configuration.positions[i], 4);
    }
    expect(read.source).toMatchObject({ name: 'saved.extxyz', frames: 2, kept: 2, assumed: [] });
  });

  it('is a LAMMPS data file that reads back', async () => {
    const [read] = (await opened(glassText(recorded()), 'glass.data')).recordings;
    expect(read.looked.atoms).toBe(configuration.types.length);
    expect(read.title).toBe('glass');
    expect(read.experiment).toBeNull();
  });

  it('says the file that it was read from, and what was assumed of it', async () => {
    const moving = { ...configuration, velocities: thermalVelocities(configuration, 300, 1) };
    const dump = writeLammpsData(moving, experiment.potential, 'x').replace('units = metal', '');
    const [read] = (await opened(dump, 'from-elsewhere.data')).recordings;
    const origin = /from-elsewhere\.data, LAMMPS data, 1 frame\. Velocities read as .* 300 K\./;
    expect(trajectoryText(read)[0].split('\n')[1]).toMatch(origin);
    expect(glassText(read).split('\n')[0]).toMatch(/from-elsewhere\.data, LAMMPS data, 1 frame/);
    // It is no part of what the glass itself says, and opens again.
    expect((await opened(glassText(read), 'again.data')).recordings).toHaveLength(1);
    expect(trajectoryText(recorded())[0].split('\n')[1]).not.toContain('source=');
  });

  it('has a series with a head and a row for each step kept', () => {
    const [head, first] = seriesText(recorded()).split('\n');
    expect(head).toContain('step,time_ps,stage,temperature_K');
    expect(first).toMatch(/^0,0,mix,3000,1\.5,/);
  });
});

describe('a file that is opened', () => {
  it('tells frames of other atoms apart', async () => {
    const other = placeReplicas(createExperiment({ atoms: 60, cutoff: 4 }))[0];
    const short = new Recording('short', 'run', null);
    short.looked.setAtoms(other);
    short.looked.addFrame(other, { step: 0, time: 0, temperature: null });
    const text = trajectoryText(recorded()).join('') + trajectoryText(short).join('');
    const { recordings } = await opened(text, 'mixed.xyz');
    expect(recordings.map(({ title }) => title)).toEqual(['mixed, glass 1', 'mixed, glass 2']);
    expect(recordings.map(({ looked }) => looked.frames.length)).toEqual([2, 1]);
    expect(recordings[1].looked.atoms).toBe(other.types.length);
    expect(recordings[1].experiment).toBeNull();
  });

  it('takes the temperature from velocities', async () => {
    const velocities = thermalVelocities(configuration, 450, 1);
    const text = writeLammpsData(
      { ...configuration, velocities },
      experiment.potential,
      'a glass of Å',
    );
    const [{ looked }] = (await opened(text, 'moving.data')).recordings;
    expect(looked.frames[0].temperature).toBeCloseTo(450, 6);
    expect(looked.last?.velocities?.[3]).toBeCloseTo(velocities[3], 12);
    expect(looked.rows).toEqual([]);
    expect(looked.structure).toHaveLength(1);
    expect(density(looked.configurationOf(0))).toBeCloseTo(2.4, 3);
  });

  it('keeps frames evenly, and the last, where all would be too many', async () => {
    const long = recorded();
    for (let step = 200; step < 1000; step += 100) {
      long.looked.addFrame(configuration, { step, time: step / 1000, temperature: null });
    }
    const text = trajectoryText(long).join('');
    const [{ looked, source }] = (
      await opened(text, 'long.extxyz', 5 * configuration.positions.length)
    ).recordings;
    expect(looked.frames.map(({ step }) => step)).toEqual([0, 200, 400, 600, 800, 900]);
    expect(source).toMatchObject({ frames: 10, kept: 6 });
  });

  it('says what is wrong with it', async () => {
    await expect(opened('3\nplain\nO 0 0 0\nO 1 1 1\n', 'plain.xyz')).rejects.toThrow(
      'plain.xyz is a plain XYZ file, which says nothing of its box.',
    );
  });
});
