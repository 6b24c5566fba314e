import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { exitOf, startVitrine, vitrine } from '../../tests/support/vitrine';
import { createExperiment } from '../core/experiment';
import { serialiseExperiment } from '../core/experiment-json';
import { protocolById } from '../core/protocol';
import { counterRandom } from '../core/random';

const KILLS = 50;

function tiny() {
  const { protocol } = protocolById('demo');
  const durations = [0.3, 1.2, 0.2];
  const stages = protocol.stages.map((stage, i) => ({ ...stage, duration: durations[i] }));
  const window = { stage: 'rest', last: 0.1 };
  const averaging = { density: window, structure: window };
  return createExperiment({
    preset: '24B',
    protocol: { ...protocol, id: 'tiny', stages, averaging },
    atoms: 130,
    cutoff: 5,
    replicas: 2,
  });
}

const filesOf = (folder: string) => (existsSync(folder) ? readdirSync(folder) : []);

it(`leaves the undisturbed run's files, byte for byte, after ${KILLS} kills at random moments`, async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'vitrine-'));
  const file = path.join(folder, 'tiny.json');
  writeFileSync(file, JSON.stringify(serialiseExperiment(tiny())));
  const undisturbed = path.join(folder, 'undisturbed');
  const whole = await vitrine('melt-quench', file, '--out', undisturbed);
  expect(whole.code, whole.stderr).toBe(0);
  const random = counterRandom(7, 0);
  let kills = 0;
  for (let round = 1; kills < KILLS; round++) {
    const out = path.join(folder, `round-${round}`);
    for (let words = ['--out', out]; ; words = ['--resume', out]) {
      const child = startVitrine('melt-quench', ...(words[0] === '--out' ? [file] : []), ...words);
      const ended = exitOf(child);
      const timer = setTimeout(() => child.kill('SIGKILL'), 1500 + 6000 * random.uniform());
      const code = await ended;
      clearTimeout(timer);
      if (code === null) kills++;
      else expect(code, child.said).toBe(0);
      // Killed before it had written anything, it is no run to go on with.
      if (code === 0 || !filesOf(out).includes('thermo.csv')) break;
    }
    if (!filesOf(out).includes('summary.json')) continue;
    expect(readdirSync(out).sort()).toEqual(readdirSync(undisturbed).sort());
    for (const name of readdirSync(undisturbed)) {
      if (name === 'summary.json') continue;
      const same = readFileSync(path.join(out, name)).equals(
        readFileSync(path.join(undisturbed, name)),
      );
      expect(same, `${name} of round ${round}`).toBe(true);
    }
  }
}, 3_600_000);
