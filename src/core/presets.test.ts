import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parsePresetIndex } from '../../tests/support/presets';
import { GLASS_NAMES, type GlassName, TABLE_1 } from './composition';
import { checkExperiment } from './experiment-checks';
import { parseExperiment } from './experiment-json';

const FOLDER = 'public/presets';

function read(file: string): unknown {
  return JSON.parse(readFileSync(`${FOLDER}/${file}`, 'utf8'));
}

describe('public/presets', () => {
  const index = parsePresetIndex(read('index.json'));

  it('lists the nine glasses of Table 1', () => {
    expect(index.map(({ name }) => name)).toEqual(GLASS_NAMES);
  });

  it.each(index.map((preset) => [preset.name, preset.file]))('%s can be run', (name, file) => {
    const experiment = parseExperiment(read(file), file);
    expect(experiment.name).toBe(name);
    expect(experiment.composition).toEqual(TABLE_1[name as GlassName]);
    expect(experiment.potential.id).toBe('yang2026');
    expect(experiment.protocol.id).toBe('demo');
    expect(() => checkExperiment(experiment)).not.toThrow();
  });

  it('has no experiment that the list forgets', () => {
    const files = readdirSync(FOLDER).filter((file) => /^\d+B\.json$/.test(file));
    expect(files.sort()).toEqual(index.map(({ file }) => file).sort());
  });

  it('refuses a damaged list', () => {
    expect(() => parsePresetIndex([{ file: '24B.json' }])).toThrow('"0.name" is missing');
  });
});
