import { crc32 } from 'node:zlib';
import { expect, it } from 'vitest';
import { pngWithText } from './png-text';

/** The smallest picture: one grey pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
  'base64',
);

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
}

/** The chunks of a PNG; each check sum is held against zlib's. */
function chunksOf(png: Uint8Array): Chunk[] {
  const bytes = Buffer.from(png);
  const chunks: Chunk[] = [];
  for (let at = 8; at < bytes.length; ) {
    const size = bytes.readUInt32BE(at);
    const end = at + 8 + size;
    expect(bytes.readUInt32BE(end)).toBe(crc32(bytes.subarray(at + 4, end)));
    chunks.push({
      type: bytes.toString('latin1', at + 4, at + 8),
      data: bytes.subarray(at + 8, end),
    });
    at = end + 4;
  }
  return chunks;
}

it('puts each text into a chunk of its own behind the first, and changes nothing else', () => {
  const texts = { Title: '24B, B₂O₃ – “glass”', Source: 'a.dump, LAMMPS dump, frame 40 of 40.' };
  const chunks = chunksOf(pngWithText(PIXEL, texts));
  expect(chunks.map(({ type }) => type)).toEqual(['IHDR', 'iTXt', 'iTXt', 'IDAT', 'IEND']);
  const said = chunks
    .filter(({ type }) => type === 'iTXt')
    .map(({ data }) => data.toString('utf8').split('\0'));
  expect(said).toEqual([
    ['Title', '', '', '', '', texts.Title],
    ['Source', '', '', '', '', texts.Source],
  ]);
  expect(chunks.filter(({ type }) => type !== 'iTXt')).toEqual(chunksOf(PIXEL));
});

it('leaves what is no PNG as it is', () => {
  const other = Uint8Array.of(1, 2, 3);
  expect(pngWithText(other, { Title: 'x' })).toEqual(other);
});
