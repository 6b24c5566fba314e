import { describe, expect, it } from 'vitest';
import {
  coolingRate,
  PROTOCOLS,
  protocolById,
  protocolWithRate,
  stageSteps,
  totalSteps,
} from './protocol';
import { parseProtocol } from './protocol-schema';

/** 'demo' as JSON, with changes to its fields. */
function demo(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return { ...JSON.parse(JSON.stringify(protocolById('demo').protocol)), ...changes };
}

/** 'demo' with changes to its first stage. */
function demoStage(changes: Record<string, unknown>): Record<string, unknown> {
  const json = demo();
  const stages = json.stages as Record<string, unknown>[];
  stages[0] = { ...stages[0], ...changes };
  return json;
}

describe('built-in protocols', () => {
  it('are the table: ensembles, temperatures, durations in ps', () => {
    const table = PROTOCOLS.map(({ protocol, atoms, cutoff }) => [
      protocol.id,
      atoms,
      cutoff,
      protocol.stages.map(
        ({ ensemble, temperature, duration }) =>
          `${ensemble} ${temperature.from}→${temperature.to} ${duration}`,
      ),
    ]);
    expect(table).toEqual([
      ['demo', 400, 7, ['nvt 3000→3000 1', 'npt 3000→300 10', 'npt 300→300 1']],
      [
        'short',
        500,
        7.5,
        ['nvt 3000→3000 5', 'npt 3000→3000 5', 'npt 3000→300 27', 'npt 300→300 5.5'],
      ],
      [
        'class',
        1200,
        11,
        ['nvt 3000→3000 10', 'npt 3000→3000 20', 'npt 3000→300 100', 'npt 300→300 10'],
      ],
      [
        'paper',
        3000,
        11,
        [
          'nvt 3000→3000 10',
          'npt 3000→3000 100',
          'npt 3000→300 2700',
          'npt 300→300 100',
          'nvt 300→300 100',
        ],
      ],
    ]);
  });

  it('average where the table says', () => {
    const windows = PROTOCOLS.map(({ protocol }) => protocol.averaging);
    expect(windows.map(({ density }) => density)).toEqual([
      { stage: 'rest', last: 0.5 },
      { stage: 'rest', last: 2.5 },
      { stage: 'rest', last: 5 },
      { stage: 'rest', last: 50 },
    ]);
    expect(windows[3].structure).toEqual({ stage: 'production', last: 100 });
  });

  it('share the settings of LAMMPS, at 0 GPa', () => {
    for (const { protocol } of PROTOCOLS) {
      expect(protocol).toMatchObject({
        timeStep: 1,
        accuracy: 1e-5,
        thermostatDamping: 0.1,
        barostatDamping: 1,
      });
      for (const { pressure } of protocol.stages) {
        if (pressure !== null) expect(pressure).toEqual({ from: 0, to: 0 });
      }
    }
  });

  it('count steps: three million for the paper', () => {
    expect(totalSteps(protocolById('demo').protocol)).toBe(12_000);
    expect(totalSteps(protocolById('paper').protocol)).toBe(3_010_000);
  });

  it('pass their own schema', () => {
    for (const { protocol } of PROTOCOLS) {
      expect(parseProtocol(JSON.parse(JSON.stringify(protocol)))).toEqual(protocol);
    }
  });

  it('refuse an unknown id', () => {
    expect(() => protocolById('fast')).toThrow('There is no protocol "fast".');
  });
});

describe('cooling rate', () => {
  it('is the quench’s, and changing it changes only the duration of the quench', () => {
    const { protocol } = protocolById('class');
    expect(coolingRate(protocol)).toBe(27);
    const slow = protocolWithRate(protocol, 7);
    expect(coolingRate(slow)).toBeCloseTo(7, 12);
    expect(stageSteps(slow.stages[2], slow)).toBe(385_714);
    expect(slow.stages.filter((_, i) => i !== 2)).toEqual(
      protocol.stages.filter((_, i) => i !== 2),
    );
  });

  it('is null when nothing cools', () => {
    const { protocol } = protocolById('demo');
    const melt = { ...protocol, stages: protocol.stages.slice(0, 1) };
    expect(coolingRate(melt)).toBeNull();
    expect(() => protocolWithRate(melt, 10)).toThrow('No stage of the protocol "demo" cools');
  });

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('refuses %d K/ps', (rate) => {
    expect(() => protocolWithRate(protocolById('demo').protocol, rate)).toThrow(
      `A cooling rate of ${rate} K/ps is not possible.`,
    );
  });
});

describe('parseProtocol', () => {
  const window = { stage: 'rest', last: 0.5 };
  it.each([
    ['no stages', demo({ stages: [] }), '"stages" must have at least one stage'],
    ['an unknown ensemble', demoStage({ ensemble: 'nph' }), '"stages.0.ensemble" must be "nve"'],
    ['a negative duration', demoStage({ duration: -1 }), '"stages.0.duration" must be a number'],
    ['a duration as text', demoStage({ duration: '1' }), 'not "1"'],
    [
      'an absurd temperature',
      demoStage({ temperature: { from: 1e9, to: 300 } }),
      '"stages.0.temperature.from" must be a number from 1 to 20000 K',
    ],
    ['npt without pressure', demoStage({ ensemble: 'npt' }), 'is npt but has no pressure'],
    ['nvt with pressure', demoStage({ pressure: { from: 0, to: 0 } }), 'is nvt but has a pressure'],
    ['a name twice', demoStage({ name: 'rest' }), 'two stages called "rest"'],
    ['a large time step', demo({ timeStep: 50 }), '"timeStep" must be a number from 0.01 to 5 fs'],
    [
      'an averaging window elsewhere',
      demo({ averaging: { density: window, structure: { stage: 'end', last: 1 } } }),
      '"end", which is not a stage',
    ],
    [
      'an averaging window too long',
      demo({ averaging: { density: { stage: 'rest', last: 2 }, structure: window } }),
      'the last 2 ps of "rest", which lasts 1 ps',
    ],
    ['too many steps', demoStage({ duration: 1e6, name: 'x' }), 'would take 1.0e+9 steps'],
  ])('refuses %s', (_, json, message) => {
    expect(() => parseProtocol(json)).toThrow(message);
  });
});
