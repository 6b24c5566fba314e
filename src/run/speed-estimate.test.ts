import { describe, expect, it } from 'vitest';
import type { Speed } from './speed';
import { estimateTime, processorIsQuicker, stepWork } from './speed-estimate';

const speed = (atoms: number, cutoff: number, stepsPerSecond: number): Speed => ({
  atoms,
  cutoff,
  stepsPerSecond,
  dispatchesPerStep: 6,
});
const SPEEDS = [speed(1200, 11, 50), speed(400, 7, 500)];

describe('estimateTime', () => {
  it('is what was timed, where that was this very size', () => {
    expect(estimateTime(SPEEDS, { atoms: 400, cutoff: 7 }, 12_000)).toEqual({
      seconds: 24,
      scaledFrom: null,
    });
  });

  it('grows with atoms and their neighbours from the nearest smaller size', () => {
    const paper = estimateTime(SPEEDS, { atoms: 3000, cutoff: 11 }, 1000);
    expect(paper?.seconds).toBeCloseTo((1000 / 50) * 2.5, 9);
    expect(paper?.scaledFrom).toEqual({ atoms: 1200, cutoff: 11 });
    const short = estimateTime(SPEEDS, { atoms: 500, cutoff: 7.5 }, 1000);
    expect(short?.seconds).toBeCloseTo(2 * 1.25 * (7.5 / 7) ** 3, 9);
    expect(short?.scaledFrom).toEqual({ atoms: 400, cutoff: 7 });
    expect(stepWork({ atoms: 2, cutoff: 3 })).toBe(54);
  });

  it('counts a smaller size as the smallest that was timed', () => {
    const tiny = estimateTime(SPEEDS, { atoms: 100, cutoff: 5 }, 1000);
    expect(tiny).toEqual({ seconds: 2, scaledFrom: { atoms: 400, cutoff: 7 } });
  });

  it('counts replicas as atoms', () => {
    const six = estimateTime(SPEEDS, { atoms: 400, cutoff: 7 }, 1000, 6);
    expect(six?.seconds).toBeCloseTo(12, 9);
    expect(six?.scaledFrom).toEqual({ atoms: 400, cutoff: 7 });
  });

  it('is not known before anything was timed', () => {
    expect(estimateTime([], { atoms: 400, cutoff: 7 }, 1000)).toBeNull();
  });
});

describe('processorIsQuicker', () => {
  const size = { atoms: 400, cutoff: 7 };
  const gpu = [speed(400, 7, 1000), speed(1200, 11, 800)];
  const processor = [speed(400, 7, 1300), speed(1200, 11, 200)];

  it('follows what was timed at the size', () => {
    expect(processorIsQuicker(gpu, processor, { size, replicas: 1 }, 1)).toBe(true);
    const large = { size: { atoms: 1200, cutoff: 11 }, replicas: 1 };
    expect(processorIsQuicker(gpu, processor, large, 8)).toBe(false);
  });

  it('shares replicas out among the cores, and all of a GPU', () => {
    expect(processorIsQuicker(gpu, processor, { size, replicas: 6 }, 2)).toBe(true);
    const sharing = [speed(400, 7, 200)];
    expect(processorIsQuicker(gpu, sharing, { size, replicas: 6 }, 1)).toBe(false);
    expect(processorIsQuicker(gpu, sharing, { size, replicas: 6 }, 6)).toBe(true);
  });

  it('is not known where one was not timed', () => {
    expect(processorIsQuicker([], processor, { size, replicas: 1 }, 1)).toBe(false);
    expect(processorIsQuicker(gpu, [], { size, replicas: 1 }, 1)).toBe(false);
  });
});
