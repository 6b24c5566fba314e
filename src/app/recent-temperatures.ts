/** Steps over which the temperature of the moment is averaged: 0.1 ps at the usual time step. */
export const MOMENT_STEPS = 100;

/**
 * The temperature of each replica at the moment, averaged over the latest steps: always as many, however
 * many a computer takes at a time, so that the same run says the same everywhere.
 */
export class RecentTemperatures {
  private readonly latest: number[][];

  /** @param before of each replica, K: what a run begins with, or the latest ones before it was kept */
  constructor(before: readonly (readonly number[])[]) {
    this.latest = before.map((temperatures) => temperatures.slice(-MOMENT_STEPS));
  }

  /** @param temperatures of steps just done, K, [replica][step] */
  add(temperatures: readonly (readonly number[])[]): void {
    for (const [replica, added] of temperatures.entries()) {
      const latest = this.latest[replica];
      latest.push(...added.slice(-MOMENT_STEPS));
      latest.splice(0, latest.length - MOMENT_STEPS);
    }
  }

  /** K */
  of(replica: number): number {
    const latest = this.latest[replica];
    return latest.reduce((sum, temperature) => sum + temperature, 0) / latest.length;
  }

  /** What to go on from: [replica][step], K */
  state(): number[][] {
    return this.latest.map((temperatures) => [...temperatures]);
  }
}
