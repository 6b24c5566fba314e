import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { madeUpTrials, targetsOf } from '../../../tests/support/campaigns';
import { vitrine } from '../../../tests/support/vitrine';
import { parsePotential } from '../../core/potential';
import { phaseOf } from '../../learn/campaign';
import { parseCampaign } from '../../learn/campaign-json';
import { readTrialsCsv, writeTrialsCsv } from '../../learn/trials-csv';

const folder = mkdtempSync(path.join(os.tmpdir(), 'vitrine-'));

function file(name: string, text: string): string {
  const place = path.join(folder, name);
  writeFileSync(place, text);
  return place;
}

const trials = madeUpTrials(12);
const data = file('trials.csv', writeTrialsCsv(trials, targetsOf(['24B', '75B'])));
const quick = ['--epochs', '30', '--method', 'cma-es', '--candidates', '3'];

describe('vitrine fit --surrogate-only', () => {
  it('prints surrogate, best and candidates as one JSON object, the same at every call', async () => {
    const words = ['fit', '--data', data, '--surrogate-only', '--json', ...quick];
    const { code, stdout, stderr } = await vitrine(...words);
    expect(code, stderr).toBe(0);
    const result = JSON.parse(stdout);
    expect(result.surrogate.rmse).toBeGreaterThan(0);
    expect(result.surrogate.rmseDensity).toBeGreaterThan(0);
    expect(result.surrogate.rmseB4).toBeGreaterThan(0);
    expect(result.candidates).toHaveLength(3);
    expect(result.best.loss).toBe(
      Math.min(...result.candidates.map((c: { loss: number }) => c.loss)),
    );
    expect(Object.keys(result.best.parameters)).toEqual(['aBO', 'rhoBO', 'cBO', 'aBB', 'rhoBB']);
    expect(
      result.candidates[0].predictions.map((p: { composition: string }) => p.composition),
    ).toEqual(['24B', '75B']);
    expect(result.data.trials).toBe(12);
    expect(result.published.map(({ id }: { id: string }) => id)).toEqual([
      'yang2026',
      'cma-es',
      'b4-optimised',
      'wang2018',
    ]);
    expect(result).toMatchObject({ iterations: [], simulated: { trials: 0, best: null } });
    expect(JSON.parse((await vitrine(...words)).stdout)).toEqual(result);
  });

  it('prints a table, and leaves a folder that a fit goes on from', async () => {
    const out = path.join(folder, 'fit');
    const { code, stdout, stderr } = await vitrine(
      'fit',
      '--data',
      data,
      '--surrogate-only',
      '--out',
      out,
      ...quick,
    );
    expect(code, stderr).toBe(0);
    expect(stdout).toMatch(/off by 0\.\d+ g\/cm³ and \d+\.\d percentage points of B4/);
    expect(stdout).toMatch(/^candidate 3 +\d\.\d+ +\d+\.\d +0\.\d{5} /m);
    expect(readdirSync(out).sort()).toEqual([
      'best-potential.json',
      'best-potential.lammps',
      'campaign.json',
      'candidates.csv',
      'candidates.svg',
      'convergence.csv',
      'convergence.svg',
      'parity.csv',
      'parity.svg',
      'sensitivity.csv',
      'sensitivity.svg',
      'trials.csv',
    ]);
    const read = (name: string) => readFileSync(path.join(out, name), 'utf8');
    const campaign = parseCampaign(JSON.parse(read('campaign.json')));
    expect(phaseOf(campaign)).toBe('simulate');
    expect(readTrialsCsv(read('trials.csv'), 'trials.csv').trials).toEqual(trials);
    const best = parsePotential(JSON.parse(read('best-potential.json')));
    expect(trials.map(({ parameters }) => parameters.aBO)).toContain(best.pairs['B-O'].A);
    expect(read('best-potential.lammps')).toContain(`pair_coeff      1 3 ${best.pairs['B-O'].A}`);
    const again = await vitrine('fit', '--data', data, '--out', out);
    expect(again.stderr).toContain(`${out} holds a fit already`);
  });

  it('takes targets, bounds, compositions and a protocol from files and names', async () => {
    const targets = file(
      'targets.csv',
      'glass,density_g_cm3,B4,weight\n24B,2.5,,2\n75B,,0.4,\n6B,2.5,0.9,1\n',
    );
    const bounds = file(
      'bounds.json',
      JSON.stringify({
        aBO: [190000, 220000],
        rhoBO: [0.12, 0.13],
        cBO: [33, 36],
        aBB: [450, 500],
        rhoBB: [0.34, 0.36],
      }),
    );
    const out = path.join(folder, 'chosen');
    const { code, stderr } = await vitrine(
      'fit',
      '--data',
      data,
      '--surrogate-only',
      '--out',
      out,
      ...quick,
      '--targets',
      targets,
      '--bounds',
      bounds,
      '--compositions',
      '75B,24B',
      '--protocol',
      'short',
      '--replicas',
      '2',
      '--seed',
      '9',
    );
    expect(code, stderr).toBe(0);
    const { settings } = parseCampaign(
      JSON.parse(readFileSync(path.join(out, 'campaign.json'), 'utf8')),
    );
    expect(settings.targets.map(({ density, b4, weight }) => [density, b4, weight])).toEqual([
      [2.5, null, 2],
      [null, 0.4, 1],
    ]);
    expect(settings.bounds.upper.rhoBB).toBe(0.36);
    expect(settings.template).toMatchObject({ atoms: 500, cutoff: 7.5, replicas: 2 });
    expect(settings.template.protocol.id).toBe('short');
    expect(settings).toMatchObject({ seed: 9, search: { method: 'cma-es', candidates: 3 } });
  });

  it('takes what was measured as targets where the data names none', async () => {
    const plain = file('plain.csv', writeTrialsCsv(trials));
    const out = path.join(folder, 'measured');
    await vitrine('fit', '--data', plain, '--surrogate-only', '--out', out, ...quick);
    const { settings } = parseCampaign(
      JSON.parse(readFileSync(path.join(out, 'campaign.json'), 'utf8')),
    );
    expect(settings.targets.map(({ density, b4 }) => [density, b4])).toEqual([
      [2.5375, 0.623],
      [2.3192, 0.426],
    ]);
  });
});

describe('vitrine fit says what is wrong:', () => {
  const few = file('few.csv', writeTrialsCsv(trials.slice(0, 5)));
  const dense = file(
    'dense.csv',
    writeTrialsCsv(trials).replaceAll(/,2\.(\d)(\d{3})\d*,/g, ',2$1$2,'),
  );
  const narrow = file(
    'narrow.json',
    JSON.stringify({
      aBO: [220000, 190000],
      rhoBO: [0.12, 0.13],
      cBO: [33, 36],
      aBB: [450, 500],
      rhoBB: [0.34, 0.36],
    }),
  );
  const lacking = file('lacking.json', '{"aBO": [1, 2]}');
  const wrong = file('wrong.csv', 'glass,b4\n24B,much\n');
  const odd = file('odd.csv', 'glass,Q4\n24B,1\n');
  const empty = path.join(folder, 'empty');
  mkdirSync(empty);
  it.each([
    ['no data', [], /begins with trials/],
    ['no folder', ['--data', data], /needs a folder for its files/],
    [
      'a file that is missing',
      ['--data', 'none.csv', '--surrogate-only'],
      /none\.csv cannot be read/,
    ],
    ['five trials only', ['--data', few, '--out', empty], /results of 5 parameter sets, too few/],
    ['densities in kg/m³', ['--data', dense, '--surrogate-only'], /cannot be in g\/cm³/],
    [
      'bounds the wrong way',
      ['--data', data, '--surrogate-only', '--bounds', narrow],
      /leaves nothing to search/,
    ],
    [
      'bounds that are not there',
      ['--data', data, '--surrogate-only', '--bounds', lacking],
      /lacking\.json: "rhoBO" is missing/,
    ],
    [
      'bounds without a name',
      ['--data', data, '--surrogate-only', '--bounds', 'wide'],
      /no bounds called "wide"/,
    ],
    [
      'a target that is no number',
      ['--data', data, '--surrogate-only', '--targets', wrong],
      /line 2, column B4: "much" is no number/,
    ],
    [
      'targets of something else',
      ['--data', data, '--surrogate-only', '--targets', odd],
      /it has a column Q4/,
    ],
    [
      'a composition that is none',
      ['--data', data, '--compositions', '24C'],
      /no composition "24C"/,
    ],
    [
      'a composition without a target',
      ['--data', data, '--surrogate-only', '--compositions', '6B'],
      /There is no target for 6B/,
    ],
    [
      'a cutoff beyond the box',
      ['--data', data, '--surrogate-only', '--cutoff', '12'],
      /does not fit into a box/,
    ],
    ['a method that is none', ['--data', data, '--method', 'sgd'], /choices are bo, cma-es/],
    ['an empty folder', ['--resume', empty], /holds no fit to go on with/],
    [
      'other settings for a fit that goes on',
      ['--resume', empty, '--seed', '3'],
      /keeps its settings/,
    ],
  ])('%s', async (_what, words, message) => {
    const { code, stdout, stderr } = await vitrine(
      'fit',
      ...words,
      ...(words[0] === '--resume' ? [] : ['--epochs', '5']),
    );
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toMatch(message);
    expect(stderr).toMatch(/^hint: ./m);
    expect(existsSync(path.join(empty, 'campaign.json'))).toBe(false);
  });

  it('fewer iterations than are done', async () => {
    const out = path.join(folder, 'short');
    await vitrine('fit', '--data', data, '--surrogate-only', '--out', out, ...quick);
    const place = path.join(out, 'campaign.json');
    const campaign = JSON.parse(readFileSync(place, 'utf8'));
    const [iteration] = campaign.iterations;
    const outcomes = Array(6).fill({ unstable: true, density: null, b4: null });
    campaign.settings.iterations = 2;
    campaign.iterations = [
      { ...iteration, outcomes },
      { ...iteration, outcomes },
    ];
    writeFileSync(place, JSON.stringify(campaign));
    const fewer = await vitrine('fit', '--resume', out, '--iterations', '1');
    expect(fewer.stderr).toContain('has come to iteration 2 already');
    const done = await vitrine('fit', '--resume', out, '--json');
    expect(JSON.parse(done.stdout).iterations).toHaveLength(2);
    expect(JSON.parse(done.stdout).best.id).toMatch(/^trial-/);
  });
});
