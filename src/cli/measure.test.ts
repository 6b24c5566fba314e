import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { randomGlass } from '../../tests/support/small-glass';
import { vitrine } from '../../tests/support/vitrine';
import { elementOf } from '../core/configuration';
import { potentialById } from '../core/potential';
import { writeLammpsData } from '../formats/lammps-data';

const folder = mkdtempSync(path.join(os.tmpdir(), 'vitrine-'));
const glass = randomGlass('24B', 200, 1);

function file(name: string, text: string): string {
  writeFileSync(path.join(folder, name), text);
  return path.join(folder, name);
}

/** A frame of a dump whose box has grown by a factor. */
function frame(step: number, kind: 'element' | 'type', growth = 1): string {
  const atoms = Array.from(glass.types, (type, i) => {
    const what = kind === 'element' ? elementOf(glass, i) : type + 1;
    return [i + 1, what, ...glass.positions.slice(3 * i, 3 * i + 3).map((x) => growth * x)];
  });
  return [
    ...['ITEM: TIMESTEP', step, 'ITEM: NUMBER OF ATOMS', atoms.length],
    ...['ITEM: BOX BOUNDS pp pp pp', ...glass.box.map((edge) => `0 ${growth * edge}`)],
    ...[`ITEM: ATOMS id ${kind} x y z`, ...atoms.map((atom) => atom.join(' ')), ''],
  ].join('\n');
}

describe('vitrine measure, of a LAMMPS dump', () => {
  it('measures the last frame', async () => {
    const dump = file('two.dump', frame(0, 'element') + frame(10, 'element', 1.1));
    const { code, stdout, stderr } = await vitrine('measure', dump, '--json');
    expect(code).toBe(0);
    expect(stderr).toBe('two.dump holds 2 frames: measuring the last.');
    const measured = JSON.parse(stdout);
    expect(measured.atoms).toBe(glass.types.length);
    expect(measured.density).toBeCloseTo(2.4 / 1.1 ** 3, 3);
  });

  it('measures the last whole frame of one that was cut, and says so', async () => {
    const whole = frame(0, 'element');
    const dump = file('cut.dump', whole + frame(10, 'element', 1.1).slice(0, 2000));
    const { stdout, stderr } = await vitrine('measure', dump, '--json');
    expect(JSON.parse(stdout).density).toBeCloseTo(2.4, 3);
    expect(stderr).toMatch(
      /^cut\.dump, line \d+: the frame ends after \d+ of \d+ atoms\. The frames before are whole\.$/,
    );
  });

  it('takes the elements of types from a data file', async () => {
    const dump = file('typed.dump', frame(0, 'type'));
    const alone = await vitrine('measure', dump);
    expect(alone.code).toBe(1);
    expect(alone.stderr).toMatch(
      /^error: typed\.dump, line 9: the dump gives atom types.*\nhint: .*the LAMMPS data file with its Masses/,
    );
    const data = file('start.data', writeLammpsData(glass, potentialById('yang2026'), 'start'));
    const { stdout } = await vitrine('measure', dump, '--data', data, '--json');
    expect(JSON.parse(stdout).density).toBeCloseTo(2.4, 3);
  });
});
