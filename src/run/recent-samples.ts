import type { ThermoSample } from '../engine/types';

/** Steps over which what is shown of the moment is averaged: 0.1 ps at the usual time step. */
export const MOMENT_STEPS = 100;

/** What is kept of a sample. */
type Moment = Pick<ThermoSample, 'temperature' | 'pressure'>;

/** The samples before a step, [replica][step]: K and GPa. */
export type RecentSamplesState = readonly (readonly Moment[])[];

/**
 * Temperature and pressure of each replica at the moment, averaged over the latest steps: always as many,
 * however many a computer takes at a time, so that the same run says the same everywhere.
 */
export class RecentSamples {
  private readonly latest: Moment[][];

  /** @param before of each replica: the sample that a run begins with, or the latest ones before it was kept */
  constructor(before: RecentSamplesState) {
    this.latest = before.map((samples) => samples.slice(-MOMENT_STEPS).map(momentOf));
  }

  /** @param samples of steps just done, [replica][step] */
  add(samples: readonly (readonly ThermoSample[])[]): void {
    for (const [replica, added] of samples.entries()) {
      const latest = this.latest[replica];
      latest.push(...added.slice(-MOMENT_STEPS).map(momentOf));
      latest.splice(0, latest.length - MOMENT_STEPS);
    }
  }

  /** K */
  temperature(replica: number): number {
    return mean(this.latest[replica].map(({ temperature }) => temperature));
  }

  /** GPa */
  pressure(replica: number): number {
    return mean(this.latest[replica].map(({ pressure }) => pressure));
  }

  /** What to go on from. */
  state(): RecentSamplesState {
    return this.latest.map((samples) => samples.map(momentOf));
  }
}

const momentOf = ({ temperature, pressure }: Moment): Moment => ({ temperature, pressure });

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
