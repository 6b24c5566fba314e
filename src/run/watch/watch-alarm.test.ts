import { describe, expect, it } from 'vitest';
import { randomGlass } from '../../../tests/support/small-glass';
import { createExperiment } from '../../core/experiment';
import { Problem } from '../../core/problem';
import { Trouble } from '../../engine/trouble';
import { thermalVelocities } from '../velocities';
import { type Alarm, alarmOf, withAtom } from './watch';

const experiment = createExperiment({ protocol: 'demo', replicas: 2, seed: 5 });

describe('alarmOf', () => {
  it('turns what stops the engine into an alarm', () => {
    const trouble = new Trouble('not-finite', 1, 1234, 'The atoms flew apart.', 'Stop.', 31);
    expect(alarmOf(trouble, experiment)).toEqual({
      kind: 'not-finite',
      stage: 'quench',
      step: 1234,
      replica: 1,
      atom: 31,
      message:
        'The atoms flew apart. Paused at step 1,234 of "quench" in replica 2 (seed 6); the last good state is kept.',
      hint: 'Stop.',
      remedies: ['smaller-step', 'precondition', 'earlier'],
    });
  });

  it('knows the stage of the first and the last step', () => {
    const at = (step: number) => alarmOf(new Trouble('box', 0, step, 'Small.', ''), experiment);
    expect([1, 1000, 1001, 12000].map((step) => at(step)?.stage)).toEqual([
      'mix',
      'mix',
      'quench',
      'rest',
    ]);
    expect(at(1)?.remedies).toEqual(['earlier']);
  });

  it('is none of what has nothing to do with the atoms', () => {
    expect(
      alarmOf(new Problem('The graphics device was lost.', 'Restart.'), experiment),
    ).toBeNull();
  });
});

describe('withAtom', () => {
  const glass = randomGlass('24B', 300, 1);
  const melt = { ...glass, velocities: thermalVelocities(glass, 3000, 1) };
  const forces = thermalVelocities(glass, 3000, 2);
  const alarm = { kind: 'jump', atom: null, message: 'The energy jumped.' } as Alarm;

  it('names the atom that stands out', () => {
    const pushed = forces.map((f, i) => (Math.floor(i / 3) === 30 ? 1 : f));
    expect(withAtom(alarm, { configuration: melt, forces: pushed })).toEqual({
      kind: 'jump',
      atom: 31,
      message: 'The energy jumped. It began at oxygen 31.',
    });
  });

  it('leaves an alarm as it is where none does', () => {
    expect(withAtom(alarm, { configuration: melt, forces })).toBe(alarm);
  });
});
