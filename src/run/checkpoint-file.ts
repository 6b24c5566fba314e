import { Problem } from '../core/problem';
import type { RunCheckpoint } from './checkpoint';
import type { RecentSamplesState } from './recent-samples';
import type { RecorderState } from './recorder';

/** What a file keeps of a run, at least. */
export interface CheckpointContent {
  readonly run: RunCheckpoint;
  readonly recorder: RecorderState;
  /** The samples before it; absent in what Vitrine 0.1 kept */
  readonly recent?: RecentSamplesState;
}

const MAGIC = 'VITRINE-RUN\n';
/** The magic words, the length of the JSON, its checksum and the buffers' */
const HEAD = MAGIC.length + 12;

const encode = (text: string) => new TextEncoder().encode(text);
const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/** Stands in the JSON for the n-th buffer. */
interface BufferPlace {
  readonly buffer: number;
  readonly bytes: number;
}

/**
 * A run's state as bytes: magic words, three 32-bit numbers (length of the JSON, FNV-1a of the JSON,
 * FNV-1a of the buffers), JSON, then the device's buffers one after another. Numbers survive exactly.
 */
export function encodeCheckpoint<Kept extends CheckpointContent>(kept: Kept): Uint8Array {
  const buffers: ArrayBuffer[] = [];
  const json = encode(
    JSON.stringify(kept, (_key, value: unknown) => {
      if (!(value instanceof ArrayBuffer)) return value;
      buffers.push(value);
      return { buffer: buffers.length - 1, bytes: value.byteLength } satisfies BufferPlace;
    }),
  );
  const size = buffers.reduce((sum, { byteLength }) => sum + byteLength, 0);
  const bytes = new Uint8Array(HEAD + json.length + size);
  bytes.set(encode(MAGIC));
  bytes.set(json, HEAD);
  let offset = HEAD + json.length;
  for (const buffer of buffers) {
    bytes.set(new Uint8Array(buffer), offset);
    offset += buffer.byteLength;
  }
  const view = new DataView(bytes.buffer);
  view.setUint32(MAGIC.length, json.length, true);
  view.setUint32(MAGIC.length + 4, fnv(json), true);
  view.setUint32(MAGIC.length + 8, fnv(bytes.subarray(HEAD + json.length)), true);
  return bytes;
}

/**
 * @param what what is being read, for messages
 * @throws Problem when the bytes are no checkpoint, or not a whole one
 */
export function decodeCheckpoint<Kept extends CheckpointContent>(
  bytes: Uint8Array,
  what: string,
): Kept {
  if (decode(bytes.subarray(0, MAGIC.length)) !== MAGIC) {
    throw new Problem(
      `${what} does not hold a run of Vitrine.`,
      'Give the folder that an unfinished melt-quench left.',
    );
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const broken = new Problem(
    `${what} is damaged: it was cut short or changed.`,
    'Start the experiment again; what was recorded in the folder is still good.',
  );
  if (bytes.length < HEAD) throw broken;
  const length = view.getUint32(MAGIC.length, true);
  const json = bytes.subarray(HEAD, HEAD + length);
  const rest = bytes.subarray(HEAD + length);
  if (fnv(json) !== view.getUint32(MAGIC.length + 4, true)) throw broken;
  if (fnv(rest) !== view.getUint32(MAGIC.length + 8, true)) throw broken;
  let offset = 0;
  return JSON.parse(decode(json), (_key, value: unknown) => {
    if (!isPlace(value)) return value;
    const part = rest.slice(offset, offset + value.bytes);
    offset += value.bytes;
    return part.buffer;
  }) as Kept;
}

function isPlace(value: unknown): value is BufferPlace {
  return typeof value === 'object' && value !== null && 'buffer' in value && 'bytes' in value;
}

/** 32-bit FNV-1a. */
function fnv(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}
