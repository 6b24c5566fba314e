import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { GLASS_NAMES } from '../../src/core/composition';
import { readExtendedXyz } from '../../src/formats/extended-xyz';
import { OPENING_FILE, parseRecordedGlasses } from '../../src/formats/recorded-glasses';
import { trajectoryExperiment } from '../../src/formats/trajectory';
import { compressFrames, remadeState } from './record';

const unpack = (bytes: Uint8Array) => new TextDecoder().decode(gunzipSync(bytes));

describe('compressing the frames of a recording', () => {
  const header = 'Lattice="9.123456 0 0 0 9.123456 0 0 0 9.123456" step=';
  const frames = Array.from(
    { length: 50 },
    (_unused, i) => `1\n${header}${i}\nO ${Math.sin(i).toFixed(6)} 1.000000 8.123456\n`,
  );
  const kept = (bytes: Uint8Array) => readExtendedXyz(unpack(bytes), 'kept');

  it('keeps all of them where they fit, rounded but for the last', () => {
    const read = kept(compressFrames(frames, 10_000));
    expect(read.map(({ step }) => step)).toEqual(frames.map((_frame, i) => i));
    expect([...read[7].configuration.positions]).toEqual([Number(Math.sin(7).toFixed(2)), 1, 8.12]);
    expect(read[7].configuration.box).toEqual([9.123456, 9.123456, 9.123456]);
    expect(unpack(compressFrames(frames, 10_000)).endsWith(frames[49])).toBe(true);
  });

  it('keeps the first and the last and some between where they do not', () => {
    for (const packed of [compressFrames(frames, 300), compressFrames(frames, 10_000, 11)]) {
      const steps = kept(packed).map(({ step }) => step);
      expect(steps.length).toBeGreaterThan(2);
      expect(steps.length).toBeLessThan(50);
      expect([steps[0], steps.at(-1)]).toEqual([0, 49]);
    }
    expect(kept(compressFrames(frames, 10_000, 11))).toHaveLength(11);
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
    expect(bytes.length).toBeLessThanOrEqual(file === OPENING_FILE ? 250_000 : 650_000);
    const read = readExtendedXyz(unpack(bytes), file);
    if (file !== OPENING_FILE) expect(read.length).toBeGreaterThanOrEqual(150);
    expect(read.at(-1)?.configuration.types.length).toBe(atoms);
    const experiment = trajectoryExperiment(read[0]);
    expect(experiment?.protocol.id).toBe(protocol);
    expect(experiment?.seed).toBe(seed);
  });
});

it('the glass that the page opens with is what this Vitrine makes, to the bit', async () => {
  const list = parseRecordedGlasses(JSON.parse(readFileSync('public/glasses/index.json', 'utf8')));
  const opening = list.find(({ file }) => file === OPENING_FILE);
  const state = await remadeState(OPENING_FILE, new AbortController().signal);
  expect(state).toBe(opening?.stateHash);
});

it('a list that is none has no glasses', () => {
  expect(parseRecordedGlasses(null)).toEqual([]);
  expect(parseRecordedGlasses([{ glass: 'x' }])).toEqual([]);
});
