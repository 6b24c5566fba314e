import { Problem } from '../../src/core/problem';
import type { Dynamics } from '../../src/engine/dynamics';

/** The Problem that a call throws; anything else it does is an error. */
export function thrownBy(call: () => unknown): Problem {
  try {
    call();
  } catch (error) {
    return problemOf(error);
  }
  throw new Error('it threw nothing');
}

/** The Problem that a promise rejects with; anything else it does is an error. */
export async function rejectionOf(promise: Promise<unknown>): Promise<Problem> {
  let error: unknown;
  try {
    await promise;
  } catch (reason) {
    error = reason;
  }
  return problemOf(error);
}

/** The Problem that ends a simulation which is told to go on and on. */
export async function endOf(simulation: Pick<Dynamics, 'advance'>): Promise<Problem> {
  for (;;) {
    try {
      await simulation.advance(300);
    } catch (error) {
      return problemOf(error);
    }
  }
}

function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  throw new Error(`expected a Problem, got ${error}`, { cause: error });
}
