import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { exitOf, startVitrine, vitrine, vitrineOnProcessor } from '../../../tests/support/vitrine';
import { createExperiment } from '../../core/experiment';
import { serialiseExperiment } from '../../core/experiment-json';
import { protocolById } from '../../core/protocol';
import { parseSeriesResult } from '../../core/series-result';

const scratch = mkdtempSync(path.join(os.tmpdir(), 'vitrine-series-'));
const file = path.join(scratch, 'tiny.json');
const whole = path.join(scratch, 'whole');

const json = (...parts: string[]) => JSON.parse(readFileSync(path.join(...parts), 'utf8'));
const quench = (...words: string[]) => vitrineOnProcessor('melt-quench', ...words, '--no-watch');

let said: Awaited<ReturnType<typeof vitrine>>;

beforeAll(async () => {
  const { protocol } = protocolById('demo');
  const durations = [0.05, 0.3, 0.1];
  const window = { stage: 'rest', last: 0.05 };
  const experiment = createExperiment({
    preset: '24B',
    protocol: {
      ...protocol,
      id: 'tiny',
      accuracy: 1e-4,
      stages: protocol.stages.map((stage, i) => ({ ...stage, duration: durations[i] })),
      averaging: { density: window, structure: window },
    },
    atoms: 130,
    cutoff: 5,
    replicas: 2,
  });
  writeFileSync(file, JSON.stringify(serialiseExperiment(experiment)));
  said = await quench(file, '--series', 'rate=27000,13500', '--out', whole);
});

describe('vitrine melt-quench --series', () => {
  it('keeps a run a point, and a table and figures of all', () => {
    expect(said.stderr).toContain('Point 2 of 2, rate 13500 K/ps: Relaxing');
    expect(said.code).toBe(0);
    expect(readdirSync(whole).sort()).toEqual([
      'rate-13500',
      'rate-27000',
      'series-angles.svg',
      'series-density-and-boron.svg',
      'series-network.svg',
      'series-peaks.svg',
      'series-transition.svg',
      'series.csv',
      'series.json',
    ]);
    expect(said.stdout).toMatch(/rate 27000 K\/ps +2 +\d\.\d+ ± 0\.\d+/);
    const rows = readFileSync(path.join(whole, 'series.csv'), 'utf8').trim().split('\n');
    expect(rows.map((row) => row.split(',')[0])).toEqual(['rate_K_ps', '13500', '27000']);
  });

  it('has the numbers of its runs', () => {
    const { experiment, points } = parseSeriesResult(json(whole, 'series.json'), 'series.json');
    expect(experiment.series).toEqual({ axis: 'rate', values: [27000, 13500] });
    for (const { value, seeds } of points) {
      const { perReplica } = json(whole, `rate-${value}`, 'summary.json');
      expect(seeds.map(({ seed }) => seed)).toEqual([1, 2]);
      seeds.forEach(({ values }, i) => {
        expect(values.density).toBe(perReplica[i].density.mean);
        expect(values.B4).toBe(100 * perReplica[i].b4Fraction.mean);
      });
    }
  });

  it('measures its glasses as measure does', async () => {
    const glass = path.join(whole, 'rate-27000', 'glass.data');
    const { stdout } = await vitrine('measure', glass, '--json');
    const measured = JSON.parse(stdout);
    const [{ seeds }] = parseSeriesResult(json(whole, 'series.json'), 'series.json').points;
    const { values } = seeds[0];
    expect(values.NBO).toBeCloseTo(100 * measured.oxygen['1'], 10);
    expect(values['rings-king']).toBeCloseTo(measured.rings.king.mean, 10);
    expect(values['angle-X-O-X']).toBeCloseTo(measured.meanAngle['X-O-X'], 10);
    expect(values['peak-Si-O']).toBeCloseTo(measured.peakFit['Si-O'].position, 10);
  });

  it('can be drawn by measure --figure, every point a glass', async () => {
    const words = ['measure', whole, '--figure', 'angles', '--json'];
    const { stdout, stderr } = await vitrine(...words);
    expect(stderr).not.toContain('error');
    const names = JSON.parse(stdout).panels[0].series.map(({ name }: { name: string }) => name);
    expect(names.join()).toMatch(/27000 K\/ps.*13500 K\/ps/);
  });

  it('refuses to write over a series, and says how to go on', async () => {
    const { code, stderr } = await quench(file, '--series', 'rate=9000,90', '--out', whole);
    expect(code).toBe(1);
    expect(stderr).toContain('holds a series already');
    expect(stderr).toContain(`melt-quench --resume ${whole}`);
  });

  it('refuses what is not possible before it computes anything', async () => {
    const out = path.join(scratch, 'never');
    const refused = [
      [['--series', 'rate=1000'], 'at least 2 values'],
      [['--series', 'colour=1,2'], 'cannot vary "colour"'],
      [['--series', 'Na2O:SiO2=10,90'], 'The point Na₂O 90 mol% of the series'],
      [['--series', 'cutoff=5,50'], 'from 3 to 30 Å'],
      [['--series', 'rate=1,10', '--variants', 'potentials'], 'no variants besides'],
    ] as const;
    for (const [words, because] of refused) {
      const { code, stderr } = await quench(file, ...words, '--out', out);
      expect(stderr).toContain(because);
      expect(code).toBe(1);
      expect(existsSync(out)).toBe(false);
    }
  });
});

/** What does not depend on how long the runs took. */
function lasting(folder: string): unknown {
  return json(folder, 'series.json').points;
}

describe('vitrine melt-quench --resume of a series', () => {
  it('goes on with the point at which it was stopped, to the same numbers', async () => {
    const out = path.join(scratch, 'stopped');
    const words = ['--series', 'rate=27000,13500', '--out', out, '--platform', 'processor'];
    const child = startVitrine('melt-quench', file, ...words, '--no-watch');
    const second = path.join(out, 'rate-13500', 'checkpoint.vitrine');
    while (!existsSync(second)) {
      expect(child.exitCode, child.said).toBeNull();
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    child.kill('SIGINT');
    expect(await exitOf(child)).not.toBe(0);
    expect(child.said).toContain(`whole series goes on with: vitrine melt-quench --resume ${out}`);
    expect(json(out, 'series.json').points[0].seeds).toHaveLength(2);
    const { code, stderr } = await quench('--resume', out);
    expect(stderr).toContain('Point 2 of 2, rate 13500 K/ps: Going on at step');
    expect(stderr).not.toContain('Point 1 of 2');
    expect(code).toBe(0);
    expect(lasting(out)).toEqual(lasting(whole));
  });

  it('begins a point that is missing again, and does nothing to a series that is whole', async () => {
    const series = json(whole, 'series.json');
    series.points[1] = { ...series.points[1], atoms: null, seeds: [] };
    const before = lasting(whole);
    writeFileSync(path.join(whole, 'series.json'), JSON.stringify(series));
    rmSync(path.join(whole, 'rate-13500'), { recursive: true });
    expect((await quench('--resume', whole)).code).toBe(0);
    expect(lasting(whole)).toEqual(before);
    const again = await quench('--resume', whole, '--json');
    expect(again.stderr).not.toContain('Computing');
    expect(JSON.parse(again.stdout).points).toEqual(before);
  });
});
