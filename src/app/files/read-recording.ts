import { type Configuration, volume } from '../../core/configuration';
import { Problem } from '../../core/problem';
import type { XyzFrame } from '../../formats/extended-xyz';
import type { DumpFrame } from '../../formats/lammps-dump';
import { trajectoryExperiment } from '../../formats/trajectory';
import { temperatureOf } from '../../run/velocities';
import { boronCoordination, fourFold, siliconCoordination } from '../../structure/coordination';
import { density } from '../../structure/density';
import { type Origin, Recording } from '../lab/recording';

/** A recording of one configuration. */
export function glassOf(configuration: Configuration, name: string): Recording {
  const recording = new Recording(titleOf(name), 'file', null);
  const { looked } = recording;
  looked.setAtoms(configuration);
  looked.last = configuration;
  looked.addFrame(configuration, { step: 0, time: null, temperature: null });
  return recording;
}

const titleOf = (name: string) =>
  name.replace(/\.(data|lmp|lammps|lammpstrj|dump|extxyz|xyz|txt)$/i, '');

function numberOf(frame: XyzFrame, key: string): number | null {
  const value = frame.info[key];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** A recording of a trajectory, with the series that its frames tell. */
export async function trajectoryOf(
  frames: readonly XyzFrame[],
  name: string,
  origin: Origin,
): Promise<Recording> {
  const experiment = trajectoryExperiment(frames[0]);
  const recording = new Recording(experiment?.name ?? titleOf(name), origin, experiment);
  const first = frames[0].configuration;
  const { looked } = recording;
  looked.setAtoms(first);
  let breath = performance.now();
  for (const [index, frame] of frames.entries()) {
    const { configuration } = frame;
    if (configuration.types.length !== first.types.length) {
      throw new Problem(
        `${name}: frame ${index + 1} has ${configuration.types.length} atoms, the first one has ${first.types.length}.`,
        'All frames of a trajectory must hold the same atoms.',
      );
    }
    const temperature = numberOf(frame, 'temperature');
    const step = frame.step ?? index;
    looked.addFrame(configuration, { step, time: frame.time, temperature });
    if (frame.time !== null) {
      looked.rows.push({
        step,
        stage: '',
        time: frame.time,
        temperature: temperature ?? Number.NaN,
        pressure: numberOf(frame, 'pressure') ?? Number.NaN,
        potential: numberOf(frame, 'energy') ?? Number.NaN,
        kinetic: Number.NaN,
        volume: volume(configuration.box),
        density: density(configuration),
        conserved: Number.NaN,
      });
    }
    if (temperature !== null) {
      looked.structure.push({
        step,
        time: frame.time ?? 0,
        temperature,
        b4: fourFold(boronCoordination(configuration)),
        si4: fourFold(siliconCoordination(configuration)),
      });
    }
    if (performance.now() - breath > 12) {
      await new Promise((resolve) => setTimeout(resolve));
      breath = performance.now();
    }
  }
  looked.last = frames[frames.length - 1].configuration;
  recording.complete = true;
  return recording;
}

/** A recording of a LAMMPS dump; where it holds velocities, they tell the temperature. */
export function dumpOf(frames: readonly DumpFrame[], name: string): Promise<Recording> {
  const trajectory = frames.map((frame): XyzFrame => {
    const { velocities } = frame.configuration;
    const known = velocities !== null && velocities.length > 3;
    const temperature = known ? temperatureOf(frame.configuration, velocities) : null;
    return { ...frame, info: temperature === null ? {} : { temperature } };
  });
  return trajectoryOf(trajectory, name, 'file');
}
