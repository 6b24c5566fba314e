import { describe, expect, it } from 'vitest';
import { createExperiment } from '../core/experiment';
import { precondition } from '../core/precondition';
import { protocolById } from '../core/protocol';
import type { Alarm, AlarmKind } from '../run/watch/watch';
import { wayOn } from './way-on';

const FOLDER = 'my glass';
const RESUME = `vitrine melt-quench --resume '${FOLDER}'`;
const experiment = createExperiment({ preset: '24B', atoms: 400, cutoff: 7 });

/** An alarm of which only its kind matters here. */
function alarm(kind: AlarmKind): Alarm {
  const rest = { stage: 'mix', step: 1, replica: 0, atom: null, remedies: [] };
  return { kind, message: 'Something happened.', hint: '', ...rest };
}

describe('the way on after a run that stopped', () => {
  it('is to go on, where nothing was wrong with it', () => {
    expect(wayOn(experiment, FOLDER, null, 17)).toBe(`Go on with it: ${RESUME}`);
  });

  it.each([
    ['too-hot', '--time-step 0.5'],
    ['drift', '--time-step 0.5'],
    ['jump', '--time-step 0.5'],
    ['overlap', '--time-step 0.5'],
    ['boiling', '--precondition pressure'],
    ['not-finite', '--time-step 0.5'],
    // Three per cent of a box that shrinks on are left to the cutoff.
    ['box', '--cutoff 6.2'],
  ] as const)('after “%s” changes what it came from: %s', (kind, change) => {
    const said = wayOn(experiment, FOLDER, alarm(kind), 13.4);
    expect(said).toContain(change);
    expect(said).toContain('in another folder');
  });

  it.each([
    'boiling',
    'too-hot',
    'drift',
    'jump',
    'overlap',
    'missed-neighbour',
    'not-finite',
    'box',
  ] as const)('after “%s” is never the same run once more', (kind) => {
    const said = wayOn(experiment, FOLDER, alarm(kind), 13.4);
    expect(said).not.toBe('');
    expect(said.endsWith(RESUME)).toBe(false);
  });

  it('names a cutoff that fits the box, and none that does not', () => {
    const cutoff = Number(
      /--cutoff ([\d.]+)/.exec(wayOn(experiment, FOLDER, alarm('box'), 12))?.[1],
    );
    expect(cutoff).toBeGreaterThan(0.85 * 6);
    expect(cutoff).toBeLessThan(6);
  });

  it('does not name what the run does already', () => {
    const { protocol } = protocolById('demo');
    const pressed = createExperiment({
      preset: '75B',
      protocol: precondition(protocol, 'pressure'),
    });
    const said = wayOn(pressed, FOLDER, alarm('boiling'), 20);
    expect(said).not.toContain('--precondition pressure');
    expect(said).toContain('--precondition isochoric');
  });
});
