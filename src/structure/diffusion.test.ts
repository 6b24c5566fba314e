import { describe, expect, it } from 'vitest';
import { configurationOf } from '../../tests/support/glass';
import { type Configuration, wrap } from '../core/configuration';
import type { Element } from '../core/elements';
import { counterRandom } from '../core/random';
import { type Diffusion, diffusion, meanSquaredDisplacement, type NoDiffusion } from './diffusion';
import { unwrapPaths } from './unwrap';

const EDGE = 10;

/** Frames of atoms whose paths are given, wrapped into boxes. */
function frames(
  elements: readonly Element[],
  path: (atom: number, frame: number) => readonly number[],
  count: number,
  edge: (frame: number) => number = () => EDGE,
): Configuration[] {
  return Array.from({ length: count }, (_, f) =>
    configurationOf(
      elements.map((element, atom) => {
        const [x, y, z] = path(atom, f).map((value) => wrap((value * edge(f)) / EDGE, edge(f)));
        return [element, x, y, z];
      }),
      edge(f),
    ),
  );
}

const times = (count: number, interval = 0.5) =>
  Float64Array.from({ length: count }, (_, f) => f * interval);

describe('unwrapPaths', () => {
  it('follows atoms through the boundary, with the centre of mass at rest', () => {
    const paths = unwrapPaths(
      frames(['O', 'O'], (atom, f) => [9 + (atom === 0 ? 1.5 * f : 0.5 * f), 5, 5], 12),
    );
    expect(paths[11][0] - paths[0][0]).toBeCloseTo(5.5, 9);
    expect(paths[11][3] - paths[0][3]).toBeCloseTo(-5.5, 9);
    expect(paths[11][1]).toBeCloseTo(5, 9);
  });

  it('says when frames are too far apart', () => {
    const far = frames(['O', 'O'], (atom, f) => [1 + 4.5 * atom * f, 5, 5], 3);
    expect(() => unwrapPaths(far)).toThrow(/moved 4\.5 Å between frames 1 and 2/);
  });

  it('refuses frames of other atoms', () => {
    const [a] = frames(['O', 'Si'], () => [1, 1, 1], 1);
    const [b] = frames(['Si', 'O'], () => [1, 1, 1], 1);
    const [c] = frames(['O'], () => [1, 1, 1], 1);
    expect(() => unwrapPaths([a, b])).toThrow(/Frame 2 holds other atoms/);
    expect(() => unwrapPaths([a, c])).toThrow(/Frame 2 holds other atoms/);
  });
});

describe('meanSquaredDisplacement', () => {
  it('of atoms that fly apart is v²t²', () => {
    const { time, byElement } = meanSquaredDisplacement(
      frames(['O', 'O'], (atom, f) => [5, 5 + (atom === 0 ? 0.3 : -0.3) * f, 5], 41),
      times(41),
    );
    expect(time).toHaveLength(21);
    expect(byElement.O?.[0]).toBe(0);
    time.forEach((t, lag) => {
      expect(byElement.O?.[lag]).toBeCloseTo((0.6 * t) ** 2, 9);
    });
    expect(byElement.Si).toBeUndefined();
  });

  it('of a lattice that breathes with its box, or moves as a whole, is 0', () => {
    const { byElement } = meanSquaredDisplacement(
      frames(
        ['Si', 'O'],
        (atom, f) => [4 * atom + 0.7 * f, 1, 1],
        9,
        (f) => EDGE + 0.1 * f,
      ),
      times(9),
    );
    for (const column of [byElement.Si, byElement.O]) {
      for (const value of column ?? []) expect(value).toBeLessThan(1e-20);
    }
  });

  it('takes frames at uneven times', () => {
    const moments = Float64Array.from({ length: 31 }, (_, f) => 0.2 * f + (f % 3 === 1 ? 0.04 : 0));
    const { time, byElement } = meanSquaredDisplacement(
      frames(['O', 'O'], (atom, f) => [5, 5, 5 + (atom === 0 ? 1 : -1) * moments[f]], 31),
      moments,
    );
    expect(time.length).toBeGreaterThan(14);
    time.forEach((t, lag) => {
      // A lag is a mean of times that differ by 0.04 ps.
      expect(Math.abs((byElement.O?.[lag] ?? 0) - t * t)).toBeLessThan(0.04 ** 2);
    });
  });

  it('asks for two frames and rising times', () => {
    const two = frames(['O'], () => [1, 1, 1], 2);
    expect(() => meanSquaredDisplacement(two.slice(1), [0])).toThrow(/at least two frames/);
    expect(() => meanSquaredDisplacement(two, [0])).toThrow(/2 frames, but 1 times/);
    expect(() => meanSquaredDisplacement([...two, two[0]], [0, 2, 2])).toThrow(
      /Frame 3, at 2 ps, does not come after/,
    );
  });
});

describe('diffusion', () => {
  /** Random walks of independent steps: D = σ²/2Δt along each axis. */
  function walk(seed: number, sigma: Readonly<Record<'Na' | 'O', number>>) {
    const random = counterRandom(seed, 0);
    const elements = Array.from({ length: 120 }, (_, i): 'Na' | 'O' => (i < 60 ? 'Na' : 'O'));
    const positions = elements.map(() => [0, 0, 0].map(() => EDGE * random.uniform()));
    const count = 200;
    const history: number[][][] = [];
    for (let f = 0; f < count; f++) {
      history.push(positions.map((p) => [...p]));
      positions.forEach((p, atom) => {
        for (let axis = 0; axis < 3; axis++) p[axis] += sigma[elements[atom]] * random.gaussian();
      });
    }
    return diffusion(
      frames(elements, (atom, f) => history[f][atom], count),
      times(count),
    );
  }

  it('of random walks is σ²/2Δt, with errors that hold', () => {
    const sigma = { Na: 0.3, O: 0.2 };
    let within = 0;
    const ratios: number[] = [];
    const seeds = 10;
    for (let seed = 0; seed < seeds; seed++) {
      const found = walk(seed, sigma);
      for (const element of ['Na', 'O'] as const) {
        const exact = sigma[element] ** 2 / 2 / 0.5;
        const of = found?.[element] as Diffusion;
        const { mean, standardError } = of.coefficient;
        ratios.push(mean / exact);
        if (Math.abs(mean - exact) < 2 * (standardError ?? 0)) within++;
        expect(of.coefficientCgs.mean).toBeCloseTo(mean * 1e-4, 12);
      }
    }
    // The centre of mass at rest takes 2 %.
    expect(Math.abs(ratios.reduce((sum, ratio) => sum + ratio, 0) / 20 - 1)).toBeLessThan(0.04);
    // Student's t of four degrees of freedom is within two errors in 88 % of cases.
    expect(within).toBeGreaterThanOrEqual(13);
  });

  it('needs 25 frames that are not all at once', () => {
    const gaps = Float64Array.from({ length: 25 }, (_, f) => f + 1000 * Math.floor(f / 5));
    expect(
      diffusion(
        frames(['O', 'O'], () => [1, 1, 1], 25),
        gaps,
      ),
    ).toBeNull();
    expect(
      diffusion(
        frames(['O', 'O'], () => [1, 1, 1], 24),
        times(24),
      ),
    ).toBeNull();
    const still = diffusion(
      frames(['O', 'O'], () => [1, 1, 1], 25),
      times(25),
    );
    expect(still?.O).toEqual({ coefficient: null, displacement: 0, time: 6, exponent: null });
  });

  /** Walkers tied to where they began by a spring, or free after a while in their cage. */
  function caged(seed: number, free: boolean, count = 400) {
    const random = counterRandom(seed, 0);
    const elements = Array.from({ length: 100 }, (): 'O' => 'O');
    const cages = elements.map(() => [0, 0, 0].map(() => EDGE * random.uniform()));
    const rattle = elements.map(() => [0, 0, 0]);
    const history: number[][][] = [];
    for (let f = 0; f < count; f++) {
      history.push(cages.map((cage, atom) => cage.map((x, axis) => x + rattle[atom][axis])));
      for (const [atom, cage] of cages.entries()) {
        for (let axis = 0; axis < 3; axis++) {
          rattle[atom][axis] = 0.8 * rattle[atom][axis] + 0.3 * random.gaussian();
          if (free) cage[axis] += 0.15 * random.gaussian();
        }
      }
    }
    return diffusion(
      frames(elements, (atom, f) => history[f][atom], count),
      times(count),
    )?.O;
  }

  it('is refused of atoms that rattle in their cages', () => {
    const found = caged(1, false);
    expect(found?.coefficient).toBeNull();
    expect(found).toMatchObject({ time: 99.5 });
    // Twice the variance of each of three axes: 2 · 3 · 0.09/(1 − 0.64)
    expect((found as NoDiffusion).displacement).toBeCloseTo(1.5, 0);
    expect(Math.abs((found as NoDiffusion).exponent ?? 1)).toBeLessThan(0.2);
  });

  it('is that of late lags where a cage comes first, within a tenth', () => {
    const exact = 0.15 ** 2 / 2 / 0.5;
    const each = [1, 2, 3, 4, 5, 6].map((seed) => caged(seed, true) as Diffusion);
    const mean = each.reduce((sum, { coefficient }) => sum + coefficient.mean, 0) / each.length;
    expect(Math.abs(mean / exact - 1)).toBeLessThan(0.1);
    for (const { range, exponent } of each) {
      expect(range[0]).toBeGreaterThan(10);
      expect(Math.abs(exponent - 1)).toBeLessThan(0.15);
    }
  });
});
