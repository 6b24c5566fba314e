import { describe, expect, it, vi } from 'vitest';
import type { Configuration } from '../../core/configuration';
import { createExperiment } from '../../core/experiment';
import type { FrameColumns } from '../../figures/glass';
import { DENSITY_AND_BORON_FIGURE } from '../../figures/kinds/density-and-boron';
import { placeReplicas } from '../../run/replicas';
import { density } from '../../structure/density';
import { kindMeasurement } from '../figures/gathered-figure';
import { averageGathered, knownGlass } from '../figures/gathered-glass';
import { Recording } from '../recordings/recording';
import { Abandoned } from './abandoned';
import type { FrameMeasurement } from './figure-measurement';
import { FrameGatherer, type FrameRequest, type GatheredFrames } from './frame-gatherer';
import { wantedFrames } from './frames-wanted';

const experiment = createExperiment({ preset: '24B', atoms: 120, cutoff: 5, replicas: 3 });
const placed = placeReplicas(experiment);

/** Replica r in a box that is r per cent longer, three frames each. */
function recordingOf(temperatures: readonly number[]): Recording {
  const recording = new Recording('24B', 'run', experiment, 3);
  temperatures.forEach((temperature, i) => {
    const at = { step: 10 * i, time: i };
    recording.addStructure(placed.map(() => ({ ...at, temperature, b4: 0.4, si4: 1 })));
    const stretched = placed.map((configuration, r): Configuration => {
      const [x, y, z] = configuration.box.map((edge) => edge * (1 + r / 100));
      return { ...configuration, box: [x, y, z] };
    });
    recording.addFrames(stretched, at);
  });
  return recording;
}

const measurement = kindMeasurement(DENSITY_AND_BORON_FIGURE);
const measure = async (
  _: FrameMeasurement,
  configuration: Configuration,
): Promise<FrameColumns> => ({
  density: [density(configuration)],
});
const QUICK = { frames: 4, rest: 0 };
const replicas = [0, 1, 2];

describe('wantedFrames', () => {
  const steps = (recording: Recording, frame: number | null, of = replicas) =>
    wantedFrames(recording, of, frame, 4).map((frames) =>
      frames.map(({ key }) => key.split(' ').at(-1)),
    );

  it('are the latest of a temperature, the last one first, of each replica', () => {
    expect(steps(recordingOf([3000, 320, 300, 310]), null)).toEqual(
      replicas.map(() => ['30', '20', '10']),
    );
  });

  it('are the one that is looked at again', () => {
    expect(steps(recordingOf([3000, 320, 300]), 0)).toEqual([['0'], ['0'], ['0']]);
  });

  it('begin with the newest configuration of a single glass, recorded or not', () => {
    const recording = recordingOf([300, 300]);
    recording.looked.setLast(placed[0], { step: 15, time: 1.5, temperature: 310 });
    expect(steps(recording, null, [0])[0].slice(1)).toEqual(['10', '0']);
    const [[first]] = wantedFrames(recording, [0], null, 4);
    expect(first.take().positions).toBe(placed[0].positions);
    expect(first.take().velocities).toBeNull();
  });
});

describe('FrameGatherer', () => {
  it('measures each frame once, and gives means with the spread of the replicas', async () => {
    const recording = recordingOf([300, 300, 300]);
    const found: GatheredFrames[] = [];
    const measured = vi.fn(measure);
    const gatherer = new FrameGatherer(
      measured,
      () => {},
      (frames) => found.push(frames),
      QUICK,
    );
    await gatherer.want({ recording, replicas, frame: null, measurement });
    await gatherer.want({ recording, replicas, frame: 1, measurement });
    expect(measured).toHaveBeenCalledTimes(9);
    expect(found.map((frames) => frames.map(({ length }) => length))).toEqual([
      [3, 3, 3],
      [1, 1, 1],
    ]);
    const glass = averageGathered(found[0], knownGlass(recording, 0));
    expect(glass).toMatchObject({ name: '24B', sampling: { replicas: 3, frames: 3 } });
    const mean = density(recording.replicas[1].configurationOf(0));
    expect(glass?.columns.density?.mean[0]).toBeCloseTo(mean, 2);
    expect(glass?.columns.density?.error?.[0]).toBeGreaterThan(0.01);
  });

  it('lets the newest of the requests that wait overtake the others', async () => {
    const recording = recordingOf([300, 300, 300]);
    const frames: (number | null)[] = [];
    const gatherer = new FrameGatherer(
      measure,
      () => {},
      (_, request) => frames.push(request.frame),
      QUICK,
    );
    await Promise.all(
      [0, 1, 2].map((frame) => gatherer.want({ recording, replicas, frame, measurement })),
    );
    await vi.waitFor(() => expect(frames).toEqual([0, 2]));
  });

  it('ends in the middle what nobody waits for any more, and goes on with the next', async () => {
    vi.useFakeTimers();
    try {
      const recording = recordingOf([300, 300]);
      let giveUp: (reason: unknown) => void = () => {};
      const abandon = vi.fn(() => giveUp(new Abandoned()));
      const slow = (_: FrameMeasurement, configuration: Configuration) =>
        configuration === held
          ? new Promise<FrameColumns>((_resolve, reject) => {
              giveUp = reject;
            })
          : measure(_, configuration);
      const found: FrameRequest[] = [];
      const gatherer = new FrameGatherer(slow, abandon, (_, request) => found.push(request), QUICK);
      const held = placed[0];
      recording.looked.setLast(held, { step: 99, time: 9, temperature: 300 });
      vi.spyOn(recording.looked, 'configurationOf').mockReturnValueOnce(held);
      const first = gatherer.want({ recording, replicas: [0], frame: 0, measurement });
      void gatherer.want({ recording, replicas: [0], frame: 1, measurement });
      await vi.advanceTimersByTimeAsync(1000);
      await first;
      expect(abandon).toHaveBeenCalledTimes(1);
      expect(found.map(({ frame }) => frame)).toEqual([1]);
    } finally {
      vi.useRealTimers();
    }
  });

  it('passes on what cannot be measured', async () => {
    const gatherer = new FrameGatherer(
      async () => {
        throw new Error('no atoms');
      },
      () => {},
      () => {},
      QUICK,
    );
    const recording = recordingOf([300]);
    await expect(gatherer.want({ recording, replicas, frame: null, measurement })).rejects.toThrow(
      'no atoms',
    );
  });
});
