import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { TABLE_1 } from '../core/composition';
import { createExperiment } from '../core/experiment';
import { serialiseExperiment } from '../core/experiment-json';
import { coolingRate } from '../core/protocol';
import { readExperiment } from './experiment-input';

const folder = mkdtempSync(path.join(os.tmpdir(), 'vitrine-'));

function file(name: string, text: string): string {
  const place = path.join(folder, name);
  writeFileSync(place, text);
  return place;
}

describe('readExperiment', () => {
  it('takes a preset, its protocol demo unless told', () => {
    const experiment = readExperiment('24B', {});
    expect(experiment.composition).toEqual(TABLE_1['24B']);
    expect(experiment.protocol.id).toBe('demo');
    expect([experiment.atoms, experiment.cutoff, experiment.seed]).toEqual([400, 7, 1]);
  });

  it('takes size and cutoff from a protocol that is named, and from the options first', () => {
    const short = readExperiment('75B', { protocol: 'short' });
    expect([short.atoms, short.cutoff]).toEqual([500, 7.5]);
    const asked = readExperiment('75B', { protocol: 'short', atoms: 800, cutoff: 9, seed: 4 });
    expect([asked.atoms, asked.cutoff, asked.seed]).toEqual([800, 9, 4]);
  });

  it('changes the rate of the quench', () => {
    expect(coolingRate(readExperiment('24B', { rate: 540 }).protocol)).toBeCloseTo(540);
  });

  it('reads the JSON of an experiment, and keeps what is not changed', () => {
    const saved = createExperiment({ preset: '50B', protocol: 'short', atoms: 600, seed: 9 });
    const place = file('experiment.json', JSON.stringify(serialiseExperiment(saved)));
    expect(readExperiment(place, {})).toEqual(saved);
    expect(readExperiment(place, { seed: 2 })).toEqual({ ...saved, seed: 2 });
  });

  it('reads a potential of its own', () => {
    const potential = {
      id: 'mine',
      name: 'Mine',
      citation: 'none',
      charges: { O: -2, Si: 4 },
      pairs: { 'Si-O': { A: 1000, rho: 0.2, C: 10 } },
    };
    const place = file('potential.json', JSON.stringify(potential));
    expect(readExperiment('24B', { potential: place }).potential.id).toBe('mine');
    expect(readExperiment('24B', { potential: 'wang2018' }).potential.id).toBe('wang2018');
  });

  it.each([
    ['99B', {}, /There is no preset "99B"/, /24B/],
    ['missing.json', {}, /experiment missing\.json cannot be read: there is no such file/, /name/],
    ['24B', { protocol: 'slow' }, /There is no protocol "slow"/, /demo, short, class, paper/],
    ['24B', { potential: 'none' }, /There is no potential "none"/, /yang2026/],
    ['24B', { atoms: 3 }, /"atoms" must be a whole number from 10/, /./],
    ['24B', { rate: -1 }, /cooling rate of -1 K\/ps/, /above 0/],
    ['24B', { rate: 1e9 }, /./, /./],
  ] as const)('refuses %s with %o, with a hint', (preset, options, message, hint) => {
    expect(() => readExperiment(preset, options)).toThrowError(message);
    expect(() => readExperiment(preset, options)).toThrowError(
      expect.objectContaining({ hint: expect.stringMatching(hint) }),
    );
  });

  it('names the file and the field that is wrong', () => {
    const truncated = file('truncated.json', '{"version": 1, "name": ');
    expect(() => readExperiment(truncated, {})).toThrowError(/truncated\.json is not valid JSON/);
    const saved = serialiseExperiment(createExperiment());
    const wrong = file('wrong.json', JSON.stringify({ ...saved, atoms: 'many' }));
    expect(() => readExperiment(wrong, {})).toThrowError(/wrong\.json: "atoms" must be/);
    const unbalanced = { ...saved, composition: { SiO2: 50, B2O3: 10, Na2O: 10, CaO: 10 } };
    const sum = file('sum.json', JSON.stringify(unbalanced));
    expect(() => readExperiment(sum, {})).toThrowError(/sums to 80 mol%, not 100/);
  });
});
