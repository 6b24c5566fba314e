import { describe, expect, it } from 'vitest';
import { createExperiment } from './experiment';
import { parseExperiment, serialiseExperiment } from './experiment-json';
import { PRECONDITIONINGS, precondition, preconditioningOf } from './precondition';
import { coolingRate, PROTOCOLS, protocolById } from './protocol';

const { protocol: paper } = protocolById('paper');
const stagesOf = (kind: 'isochoric' | 'pressure') =>
  precondition(paper, kind).stages.map(({ name, ensemble, duration, temperature, pressure }) => [
    name,
    ensemble,
    duration,
    temperature.from,
    temperature.to,
    pressure?.from ?? null,
  ]);

describe('precondition', () => {
  it("puts the paper's melt and isochoric cooling before the normal protocol", () => {
    expect(stagesOf('isochoric').slice(0, 3)).toEqual([
      ['pre-melt', 'nvt', 100, 3000, 3000, null],
      ['pre-cool', 'nvt', 2700, 3000, 300, null],
      ['mix', 'nvt', 10, 3000, 3000, null],
    ]);
    expect(precondition(paper, 'isochoric').stages.slice(2)).toEqual(paper.stages);
  });

  it("puts amorphouspy's hold at 2 GPa before the one at 0 GPa", () => {
    expect(stagesOf('pressure').slice(0, 3)).toEqual([
      ['mix', 'nvt', 10, 3000, 3000, null],
      ['compress', 'npt', 100, 3000, 3000, 2],
      ['melt', 'npt', 100, 3000, 3000, 0],
    ]);
  });

  it('is taken off again, is recognised, and leaves the cooling rate alone', () => {
    for (const { protocol } of PROTOCOLS) {
      for (const kind of PRECONDITIONINGS) {
        const conditioned = precondition(protocol, kind);
        expect(preconditioningOf(conditioned)).toBe(kind);
        expect(coolingRate(conditioned)).toBe(coolingRate(protocol));
        expect(precondition(conditioned, 'none')).toEqual(protocol);
        expect(precondition(conditioned, kind)).toEqual(conditioned);
      }
    }
  });

  it('survives files, with another rate too', () => {
    for (const kind of PRECONDITIONINGS) {
      for (const rate of [undefined, 13]) {
        const experiment = createExperiment({ protocol: 'short', rate, precondition: kind });
        const json = JSON.parse(JSON.stringify(serialiseExperiment(experiment)));
        expect(JSON.stringify(json.protocol).length).toBeLessThan(80);
        expect(parseExperiment(json)).toEqual(experiment);
        expect(coolingRate(experiment.protocol)).toBeCloseTo(rate ?? 100, 9);
      }
    }
  });
});
