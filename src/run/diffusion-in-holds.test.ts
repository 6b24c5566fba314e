import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { testProcessor } from '../../tests/processor';
import { smallMelts } from '../../tests/support/melt';
import type { Configuration } from '../core/configuration';
import type { Element } from '../core/elements';
import { potentialById } from '../core/potential';
import { readExtendedXyz } from '../formats/extended-xyz';
import { type Diffusion, diffusion, type NoDiffusion } from '../structure/diffusion';
import { thermalVelocities } from './velocities';

/** Frames of a hold at constant volume, `interval` steps of 1 fs apart, after `settling` steps. */
async function hold(
  start: Configuration,
  kelvin: number,
  settling: number,
  steps: number,
  interval: number,
): Promise<Configuration[]> {
  const setup = {
    configuration: start,
    potential: potentialById('yang2026'),
    cutoff: 6,
    accuracy: 1e-4,
  };
  const simulation = await (await testProcessor()).create({ replicas: [setup], timeStep: 1 });
  await simulation.beginStage({
    ensemble: 'nvt',
    steps: settling + steps,
    temperature: { from: kelvin, to: kelvin },
    pressure: { from: 0, to: 0 },
    thermostatDamping: 100,
    barostatDamping: 1000,
  });
  await simulation.advance(settling);
  const frames: Configuration[] = [];
  for (let step = 0; step < steps; step += interval) {
    await simulation.advance(interval);
    frames.push(await simulation.readConfiguration(0));
  }
  simulation.destroy();
  return frames;
}

/** ps, of frames that follow each other after so many steps of 1 fs */
const timesOf = (frames: readonly Configuration[], interval: number) =>
  frames.map((_, f) => (f * interval) / 1000);

/**
 * D of an element from velocities alone: an atom's way is the integral of its velocity (trapezoids), and
 * D = (MSD(to) − MSD(from))/6(to − from), Å²/ps, the integral of Green and Kubo in the form of Einstein
 * and Helfand. Every frame is an origin. No position, no box, no unwrapping and no fit has a part in it.
 *
 * @param interval steps of 1 fs between two frames
 * @param range ps
 */
function byVelocities(
  frames: readonly Configuration[],
  interval: number,
  element: Element,
  range: readonly [number, number],
): number {
  const [{ species, types }] = frames;
  const atoms = Array.from(types.keys()).filter((i) => species[types[i]].element === element);
  const velocities = frames.map(({ velocities }) =>
    Float64Array.from(atoms.flatMap((i) => [...(velocities?.slice(3 * i, 3 * i + 3) ?? [])])),
  );
  const ways = [new Float64Array(3 * atoms.length)];
  for (let f = 1; f < frames.length; f++) {
    ways.push(
      ways[f - 1].map((x, k) => x + (interval * (velocities[f - 1][k] + velocities[f][k])) / 2),
    );
  }
  const squares = range.map((time) => {
    const lag = Math.round((1000 * time) / interval);
    let [sum, count] = [0, 0];
    for (let f = 0; f + lag < ways.length; f++, count++) {
      for (let k = 0; k < ways[f].length; k++) sum += (ways[f + lag][k] - ways[f][k]) ** 2;
    }
    return sum / count / atoms.length;
  });
  return (squares[1] - squares[0]) / (6 * (range[1] - range[0]));
}

describe('diffusion in holds that are simulated here', () => {
  it('of a melt at 3000 K is what the velocities say, within a tenth', async () => {
    const [melt] = await smallMelts(await testProcessor(), { '24B': 200 }, 6);
    const interval = 10;
    const frames = await hold(melt, 3000, 3000, 20_000, interval);
    const apart = 10;
    const shown = frames.filter((_, f) => f % apart === 0);
    const found = diffusion(shown, timesOf(shown, apart * interval));
    const oxygen = found?.O as Diffusion;
    expect(oxygen.coefficient).not.toBeNull();
    const { mean } = oxygen.coefficient;
    // From 2 ps on atoms have left their cages; the range is not the one that was found.
    const independent = byVelocities(frames, interval, 'O', [2, 10]);
    console.log(
      `Oxygen of 24B at 3000 K: ${mean.toFixed(3)} by displacements, ${independent.toFixed(3)} Å²/ps by velocities`,
    );
    expect(Math.abs(mean / independent - 1)).toBeLessThan(0.1);
  });

  it('of the recorded glass at 300 K is refused of every element, with how far it went', async () => {
    const packed = readFileSync('public/glasses/24B-100.extxyz.gz');
    const [glass] = readExtendedXyz(gunzipSync(packed).toString(), '24B').slice(-1);
    const start = {
      ...glass.configuration,
      velocities: thermalVelocities(glass.configuration, 300, 1),
    };
    const interval = 100;
    const frames = await hold(start, 300, 500, 5000, interval);
    const found = diffusion(frames, timesOf(frames, interval));
    expect(Object.keys(found ?? {}).sort()).toEqual(['B', 'Ca', 'Na', 'O', 'Si']);
    for (const [element, one] of Object.entries(found ?? {})) {
      expect(one.coefficient, element).toBeNull();
      const { displacement, time } = one as NoDiffusion;
      // They rattle: less far than to the next place, whose nearest is a bond away.
      expect(displacement, element).toBeGreaterThan(0);
      expect(displacement, element).toBeLessThan(1);
      expect(time).toBeCloseTo(2.4, 1);
    }
  });
});
