import { describe, expect, it } from 'vitest';
import type { ThermoSample } from '../engine/types';
import { relaxPlacement } from './relaxation';

/** A minimisation whose potential energies (one replica of 100 atoms) are given. */
function falling(energies: readonly number[]) {
  const calls = { rounds: 0 };
  return {
    calls,
    async relax() {
      calls.rounds++;
    },
    async evaluate() {
      const potential = energies[Math.min(calls.rounds, energies.length) - 1];
      return [{ potential } as ThermoSample];
    },
  };
}

describe('relaxPlacement', () => {
  it('ends when a round gains little', async () => {
    const minimisation = falling([0, -500, -900, -905, -1200]);
    await relaxPlacement(minimisation, [100]);
    expect(minimisation.calls.rounds).toBe(4);
  });

  it('leaves a replica alone that is done, whatever another one needs', async () => {
    const energies = [
      [0, -500, -505, -9000],
      [0, -500, -900, -905],
    ];
    const held: boolean[][] = [];
    await relaxPlacement(
      {
        relax: async (_steps, isHeld = () => false) => {
          held.push([isHeld(0), isHeld(1)]);
        },
        evaluate: async () =>
          energies.map((series) => ({ potential: series[held.length - 1] }) as ThermoSample),
      },
      [100, 100],
    );
    expect(held).toEqual([
      [false, false],
      [false, false],
      [false, false],
      [true, false],
    ]);
  });

  it('ends in any case', async () => {
    const minimisation = falling(Array.from({ length: 1000 }, (_, i) => -100 * i));
    await relaxPlacement(minimisation, [100]);
    expect(minimisation.calls.rounds).toBe(50);
  });

  it('stops when told to', async () => {
    const minimisation = falling([0]);
    await expect(relaxPlacement(minimisation, [100], AbortSignal.abort())).rejects.toThrow();
    expect(minimisation.calls.rounds).toBe(0);
  });
});
