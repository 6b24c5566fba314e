import { vi } from 'vitest';
import type { ThermoSample } from '../../src/engine/types';
import { type AlarmKind, Watch } from '../../src/run/watch/watch';

/** Every alarm, and whether atoms can be in the state that it is about: only such a one is gone on from. */
export const ALARMS: readonly (readonly [kind: AlarmKind, sound: boolean])[] = [
  ['boiling', true],
  ['too-hot', true],
  ['drift', true],
  ['box', true],
  ['jump', false],
  ['overlap', false],
  ['missed-neighbour', false],
  ['not-finite', false],
];

/** Has the watch give an alarm at the first samples that come to a step. */
export function alarmAtStep(kind: AlarmKind, step: number): void {
  let given = false;
  vi.spyOn(Watch.prototype, 'look').mockReturnValue(null);
  vi.spyOn(Watch.prototype, 'add').mockImplementation(
    (samples: readonly (readonly ThermoSample[])[]) => {
      const last = samples[0].at(-1);
      if (given || last === undefined || last.step < step) return null;
      given = true;
      return {
        kind,
        stage: 'mix',
        step: last.step,
        replica: 0,
        atom: null,
        message: `${kind}.`,
        hint: '',
        remedies: ['earlier'],
      };
    },
  );
}
