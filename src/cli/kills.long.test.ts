import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { exitOf, startVitrine } from '../../tests/support/vitrine';
import { createExperiment } from '../core/experiment';
import { serialiseExperiment } from '../core/experiment-json';
import { protocolById } from '../core/protocol';
import { counterRandom } from '../core/random';

/** At random moments: some before the first checkpoint, some between two, some while one is written. */
const KILLS = 50;
/** ms after its start at which a process is killed, at least and at most */
const MOMENTS = [1000, 13_000] as const;

/** ps of each stage, so that a platform needs some half a minute for the whole run */
const DURATIONS = { processor: [4, 36, 5], gpu: [0.3, 1.2, 0.2] } as const;

function experimentFor(platform: keyof typeof DURATIONS) {
  const { protocol } = protocolById('demo');
  const stages = protocol.stages.map((stage, i) => ({
    ...stage,
    duration: DURATIONS[platform][i],
  }));
  const window = { stage: 'rest', last: 0.1 };
  const averaging = { density: window, structure: window };
  return createExperiment({
    preset: '24B',
    protocol: { ...protocol, id: 'killed', stages, averaging },
    atoms: 130,
    cutoff: 5,
    replicas: 2,
  });
}

const filesOf = (folder: string) => (existsSync(folder) ? readdirSync(folder) : []);

/** Whether a folder holds a run that can be gone on with. */
const isRun = (folder: string) =>
  filesOf(folder).some((name) => /^checkpoint(-before)?\.vitrine$/.test(name));

describe.each(['processor', 'gpu'] as const)('a run on the %s', (platform) => {
  it(`leaves the undisturbed run's files, byte for byte, after ${KILLS} kills`, async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'vitrine-'));
    const file = path.join(folder, 'killed.json');
    writeFileSync(file, JSON.stringify(serialiseExperiment(experimentFor(platform))));
    const begin = (out: string) => ['melt-quench', file, '--platform', platform, '--out', out];
    const undisturbed = path.join(folder, 'undisturbed');
    const whole = startVitrine(...begin(undisturbed));
    expect(await exitOf(whole), whole.said).toBe(0);

    const random = counterRandom(7, 0);
    let kills = 0;
    let resumed = 0;
    let rounds = 0;
    while (kills < KILLS) {
      const out = path.join(folder, `round-${++rounds}`);
      for (let words = begin(out); ; words = ['melt-quench', '--resume', out]) {
        const child = startVitrine(...words);
        const ended = exitOf(child);
        const [least, most] = MOMENTS;
        const timer = setTimeout(
          () => child.kill('SIGKILL'),
          least + (most - least) * random.uniform(),
        );
        const code = await ended;
        clearTimeout(timer);
        if (code === 0) break;
        expect(code, child.said).toBeNull();
        kills++;
        // Killed before it had begun, it is no run to go on with.
        if (!isRun(out)) break;
        resumed++;
      }
      if (!filesOf(out).includes('summary.json')) continue;
      expect(readdirSync(out).sort()).toEqual(readdirSync(undisturbed).sort());
      for (const name of readdirSync(undisturbed)) {
        // It says how long the run took.
        if (name === 'summary.json') continue;
        const same = readFileSync(path.join(out, name)).equals(
          readFileSync(path.join(undisturbed, name)),
        );
        expect(same, `${name} of round ${rounds}`).toBe(true);
      }
    }
    console.log(`${platform}: ${kills} kills, ${resumed} resumed, ${rounds} rounds`);
    expect(resumed).toBeGreaterThan(KILLS / 2);
  }, 3_600_000);
});
