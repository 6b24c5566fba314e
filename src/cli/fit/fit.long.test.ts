import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { madeUpTrials } from '../../../tests/support/campaigns';
import { exitOf, startVitrine, vitrine } from '../../../tests/support/vitrine';
import { protocolById } from '../../core/protocol';
import { bestPotential } from '../../learn/best-potential';
import { phaseOf, trialsOf } from '../../learn/campaign';
import { parseCampaign } from '../../learn/campaign-json';
import { trialLoss } from '../../learn/loss';
import { readTrialsCsv, writeTrialsCsv } from '../../learn/trials-csv';
import { decodeCheckpoint } from '../../run/checkpoint-file';

const folder = mkdtempSync(path.join(os.tmpdir(), 'vitrine-'));
const undisturbed = path.join(folder, 'undisturbed');
const disturbed = path.join(folder, 'disturbed');

function file(name: string, text: string): string {
  const place = path.join(folder, name);
  writeFileSync(place, text);
  return place;
}

/** 900 steps: a state is kept every 200. */
function fastQuench(): string {
  const { protocol } = protocolById('demo');
  const durations = [0.2, 0.5, 0.2];
  const window = { stage: 'rest', last: 0.1 };
  return JSON.stringify({
    ...protocol,
    id: 'tiny',
    stages: protocol.stages.map((stage, i) => ({ ...stage, duration: durations[i] })),
    averaging: { density: window, structure: window },
  });
}

/** Waits until the run of an iteration has kept a state at a step or later. */
async function kept(iteration: number, step: number, child: ChildProcess): Promise<void> {
  const place = path.join(disturbed, `iteration-${iteration}.vitrine`);
  const reached = () =>
    existsSync(place) &&
    decodeCheckpoint(new Uint8Array(readFileSync(place)), place).run.step >= step;
  while (!reached()) {
    expect(child.exitCode, 'it ended before it came so far').toBeNull();
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

it('a closed loop appends trials, learns anew and keeps the best, also when it is stopped and killed', async () => {
  const data = file('trials.csv', writeTrialsCsv(madeUpTrials(10)));
  const words = ['fit', '--data', data, '--protocol', file('tiny.json', fastQuench())];
  words.push('--atoms', '400', '--cutoff', '7', '--method', 'cma-es', '--epochs', '60');
  words.push('--iterations', '2', '--candidates', '3', '--compositions', '24B,75B', '--seed', '5');

  const whole = await vitrine(...words, '--out', undisturbed, '--json');
  expect(whole.code, whole.stderr).toBe(0);
  const read = (name: string) => readFileSync(path.join(undisturbed, name), 'utf8');
  const campaign = parseCampaign(JSON.parse(read('campaign.json')));
  expect(phaseOf(campaign)).toBe('done');
  const { trials } = readTrialsCsv(read('trials.csv'), 'trials.csv');
  expect(trials).toEqual(trialsOf(campaign));
  const made = trials.slice(10);
  expect(made.map(({ id }) => id)).toEqual(
    [1, 2].flatMap((i) => [1, 2, 3].map((c) => `iteration ${i}, candidate ${c}`)),
  );
  const stable = made.filter(({ unstable }) => !unstable);
  expect(stable.length).toBeGreaterThan(0);
  for (const { results } of stable) {
    expect(results).toHaveLength(2);
    for (const { density, b4 } of results) {
      expect(density?.value).toBeGreaterThan(1.2);
      expect(density?.value).toBeLessThan(3);
      expect(b4?.value).toBeGreaterThanOrEqual(0);
      expect(b4?.value).toBeLessThanOrEqual(1);
    }
  }
  const [first, second] = campaign.iterations;
  expect(second.surrogate).not.toEqual(first.surrogate);
  const { targets, objective } = campaign.settings;
  const losses = trials.flatMap((trial) => trialLoss(trial, targets, objective) ?? []);
  expect(bestPotential(campaign)?.loss).toBe(Math.min(...losses));
  expect(JSON.parse(whole.stdout).best.loss).toBe(Math.min(...losses));

  const begun = startVitrine(...words, '--out', disturbed);
  await kept(1, 0, begun);
  const interrupted = exitOf(begun);
  begun.kill('SIGINT');
  expect(await interrupted).toBe(130);
  expect(begun.said).toContain(`vitrine fit --resume ${disturbed}`);

  const resumed = startVitrine('fit', '--resume', disturbed);
  await kept(2, 400, resumed);
  const killed = exitOf(resumed);
  resumed.kill('SIGKILL');
  expect(await killed).toBeNull();

  const third = await vitrine('fit', '--resume', disturbed, '--json');
  expect(third.code, third.stderr).toBe(0);
  expect(third.stdout).toBe(whole.stdout);
  expect(readdirSync(disturbed).sort()).toEqual(readdirSync(undisturbed).sort());
  for (const name of readdirSync(undisturbed)) {
    const text = readFileSync(path.join(disturbed, name), 'utf8');
    expect(text === read(name), `${name} is the same`).toBe(true);
  }
});
