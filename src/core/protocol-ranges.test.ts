import { describe, expect, it } from 'vitest';
import { numberArgument, ramp } from '../cli/arguments';
import { parseChanges, TARGET_QUANTITIES } from './change';
import { PROTOCOLS, type Protocol, type Stage } from './protocol';
import { PROTOCOL_RANGES } from './protocol-ranges';
import { parseProtocol } from './protocol-schema';

const { protocol } = PROTOCOLS[0];

/** The default protocol with another first stage. */
const withStage = (part: Partial<Stage>): Protocol => ({
  ...protocol,
  stages: [{ ...protocol.stages[0], ...part }, ...protocol.stages.slice(1)],
});

const hold = (value: number) => ({ from: value, to: value });

/** Just below and just above a range. */
const outside = ({ smallest, largest }: { smallest: number; largest: number }) => [
  smallest - Math.max(1e-6, Math.abs(smallest) / 100),
  largest * 1.01,
];

const ends = ({ smallest, largest }: { smallest: number; largest: number }) => [smallest, largest];

describe('the ranges of a protocol', () => {
  it.each(TARGET_QUANTITIES)('%s: a change takes what the table allows', (quantity) => {
    const read = (value: number) => parseChanges([{ step: 0, quantity, value }], 'The test');
    for (const value of ends(PROTOCOL_RANGES[quantity])) expect(read(value)).toHaveLength(1);
    for (const value of outside(PROTOCOL_RANGES[quantity])) {
      expect(() => read(value)).toThrowError('must be a number from');
    }
  });

  it.each([
    ['temperature', (value: number) => withStage({ temperature: hold(value) })],
    ['pressure', (value: number) => withStage({ ensemble: 'npt' as const, pressure: hold(value) })],
    ['duration', (value: number) => withStage({ duration: value })],
    ['timeStep', (value: number) => ({ ...protocol, timeStep: value })],
  ] as const)('%s: the schema refuses what lies outside', (quantity, changed) => {
    for (const value of outside(PROTOCOL_RANGES[quantity])) {
      expect(() => parseProtocol(changed(value))).toThrowError(
        /: "\S+" must be (a number from|null or)/,
      );
    }
  });

  it('the schema takes the ends of temperature and pressure', () => {
    for (const value of ends(PROTOCOL_RANGES.temperature)) {
      const stage = parseProtocol(withStage({ temperature: hold(value) })).stages[0];
      expect(stage.temperature).toEqual(hold(value));
    }
    for (const value of ends(PROTOCOL_RANGES.pressure)) {
      const pressed = withStage({ ensemble: 'npt', pressure: hold(value) });
      expect(parseProtocol(pressed).stages[0].pressure).toEqual(hold(value));
    }
  });

  it.each(['temperature', 'pressure'] as const)('%s: so does the command line', (quantity) => {
    const range = PROTOCOL_RANGES[quantity];
    for (const value of ends(range)) expect(ramp(range)(String(value))).toEqual(hold(value));
    for (const value of outside(range)) {
      expect(() => ramp(range)(String(value))).toThrowError('Give FROM:TO or one number, from');
    }
  });

  it('rate: so does the command line', () => {
    const { rate } = PROTOCOL_RANGES;
    for (const value of ends(rate)) expect(numberArgument(rate)(String(value))).toBe(value);
    for (const value of outside(rate)) {
      expect(() => numberArgument(rate)(String(value))).toThrowError('Give a number from');
    }
  });
});
