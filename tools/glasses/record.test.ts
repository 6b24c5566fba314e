import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { GLASS_NAMES } from '../../src/core/composition';
import { readExtendedXyz } from '../../src/formats/extended-xyz';
import { parseRecordedGlasses } from '../../src/formats/recorded-glasses';
import { trajectoryExperiment } from '../../src/formats/trajectory';
import { compressFrames, remadeState } from './record';

const unpack = (bytes: Uint8Array) => new TextDecoder().decode(gunzipSync(bytes));

describe('compressing the frames of a recording', () => {
  const frames = Array.from({ length: 50 }, (_unused, i) => `frame ${i} ${Math.sin(i)}\n`);

  it('keeps all of them where they fit', () => {
    expect(unpack(compressFrames(frames, 10_000))).toBe(frames.join(''));
  });

  it('keeps the first and the last and some between where they do not', () => {
    const kept = unpack(compressFrames(frames, 300)).trim().split('\n');
    expect(kept.length).toBeGreaterThan(2);
    expect(kept.length).toBeLessThan(50);
    expect(`${kept[0]}\n`).toBe(frames[0]);
    expect(`${kept.at(-1)}\n`).toBe(frames[49]);
  });

  it('says when not even two fit', () => {
    expect(() => compressFrames(frames, 20)).toThrow('Two frames of this run');
  });
});

describe('the glasses that come with the page', () => {
  const list: unknown = JSON.parse(readFileSync('public/glasses/index.json', 'utf8'));
  const glasses = parseRecordedGlasses(list);

  it('are listed, each once', () => {
    expect(glasses).toHaveLength((list as unknown[]).length);
    expect(new Set(glasses.map(({ file }) => file)).size).toBe(glasses.length);
    for (const { glass } of glasses) expect(GLASS_NAMES).toContain(glass);
  });

  it.each(glasses)('$glass is small, and what the list says', ({ file, atoms, protocol, seed }) => {
    const path = `public/glasses/${file}`;
    expect(existsSync(path)).toBe(true);
    const bytes = readFileSync(path);
    expect(bytes.length).toBeLessThanOrEqual(250_000);
    const read = readExtendedXyz(unpack(bytes), file);
    expect(read.at(-1)?.configuration.types.length).toBe(atoms);
    const experiment = trajectoryExperiment(read[0]);
    expect(experiment?.protocol.id).toBe(protocol);
    expect(experiment?.seed).toBe(seed);
  });
});

it('the glass that the page opens with is what this Vitrine makes, to the bit', async () => {
  const list = parseRecordedGlasses(JSON.parse(readFileSync('public/glasses/index.json', 'utf8')));
  const opening = list.find(({ file }) => file === '24B-270.extxyz.gz');
  const state = await remadeState('24B-270.extxyz.gz', new AbortController().signal);
  expect(state).toBe(opening?.stateHash);
});

it('a list that is none has no glasses', () => {
  expect(parseRecordedGlasses(null)).toEqual([]);
  expect(parseRecordedGlasses([{ glass: 'x' }])).toEqual([]);
});
