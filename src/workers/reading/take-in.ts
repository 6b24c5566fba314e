import type { Configuration } from '../../core/configuration';
import { temperatureOf } from '../../core/temperature';
import type { FrameInfo } from '../../formats/frame';
import { type FileFrame, GlassFile } from '../../formats/glass-file';
import { UnknownTypes } from '../../formats/type-species';
import {
  checkGlass,
  configurationInAngstrom,
  type LengthReading,
  READING_WORDS,
  StrangeLengths,
} from '../../run/check-glass';
import { boronCoordination, fourFold, siliconCoordination } from '../../structure/coordination';
import { density } from '../../structure/density';
import type { ReadingOutcome, ReadingReport, TakenFrame, ToReading } from './reading-messages';

/** Coordinates of all frames that are kept, 4 bytes each; beyond it every other frame goes. */
const MOST_COORDINATES = 3e7;
/** Frames are handed on in lots of so many coordinates. */
const COORDINATES_PER_MESSAGE = 3e5;
/** Bytes after which the page is told again how far the reading is; each word of it draws anew. */
const PROGRESS_BYTES = 2e6;

/**
 * Reads a file and says what is in it, lot by lot, with the memory of some frames.
 *
 * @param parts its bytes in order; a part may be used again when the next is asked for
 * @param say told what comes on the way, and which buffers may be handed over
 * @param room coordinates that are kept at most
 * @throws Problem when it cannot be read
 */
export async function takeIn(
  request: Omit<ToReading, 'file'>,
  parts: AsyncIterable<Uint8Array>,
  say: (report: ReadingReport, transfer: Transferable[]) => void,
  room = MOST_COORDINATES,
): Promise<ReadingOutcome> {
  try {
    return await readWhole(request, parts, say, room);
  } catch (error) {
    if (error instanceof UnknownTypes) return { kind: 'unknown-types', counts: [...error.counts] };
    if (!(error instanceof StrangeLengths)) throw error;
    return { kind: 'strange-lengths', message: error.message, looks: error.looks };
  }
}

async function readWhole(
  { name, types, elements, lengths }: Omit<ToReading, 'file'>,
  parts: AsyncIterable<Uint8Array>,
  say: (report: ReadingReport, transfer: Transferable[]) => void,
  room: number,
): Promise<ReadingOutcome> {
  const file = new GlassFile(name, { types: types && new Map(types), elements });
  const intake = new Intake(say, room, name, lengths);
  let bytes = 0;
  let told = 0;
  for await (const part of parts) {
    bytes += part.length;
    for (const frame of file.push(part, false)) intake.add(frame);
    if (bytes - told >= PROGRESS_BYTES) {
      told = bytes;
      say({ kind: 'progress', bytes }, []);
    }
    if (file.done) break;
  }
  if (!file.done) for (const frame of file.push(new Uint8Array(), true)) intake.add(frame);
  intake.finish();
  const { kind, frames, cut, experiment, text } = file;
  const assumed = lengths
    ? [...file.assumed, `Lengths read in ${READING_WORDS[lengths]}, as you say.`]
    : file.assumed;
  if (kind === null) throw new Error('a file that was read is of some kind');
  const { kept } = intake;
  const known = file.types && [...file.types];
  return {
    kind: 'read',
    summary: { kind, frames, kept, cut, assumed, experiment, types: known },
    text,
  };
}

/** Frames on their way: chooses those that are kept, and hands them on in lots. */
class Intake {
  /** Every so manieth frame is kept */
  private stride = 1;
  private coordinates = 0;
  private lot: TakenFrame[] = [];
  private lotted = 0;
  /** The latest frame of each glass, and whether it was handed on */
  private readonly latest: { frame: FileFrame; taken: boolean }[] = [];
  kept = 0;

  constructor(
    private readonly say: (report: ReadingReport, transfer: Transferable[]) => void,
    private readonly room: number,
    private readonly name: string,
    private readonly lengths: LengthReading | null,
  ) {}

  add(asRead: FileFrame): void {
    const { lengths } = this;
    const frame = lengths
      ? { ...asRead, configuration: configurationInAngstrom(asRead.configuration, lengths) }
      : asRead;
    const { glass, index, configuration } = frame;
    const place = index === 0 ? this.name : `${this.name}, frame ${index + 1},`;
    // In later frames of a run that went wrong atoms may lie on each other.
    checkGlass(configuration, place, this.latest[glass] === undefined);
    if (this.latest[glass] === undefined) {
      const { species, types, ids } = configuration;
      this.say({ kind: 'glass', species, types, ids }, []);
    }
    const taken = index % this.stride === 0;
    this.latest[glass] = { frame, taken };
    if (taken) this.take(frame);
    if (this.coordinates > this.room && this.kept > 2) this.thin();
  }

  private thin(): void {
    this.handOn();
    this.stride *= 2;
    this.say({ kind: 'thin', stride: this.stride }, []);
    this.coordinates /= 2;
    this.kept = Math.ceil(this.kept / 2);
    for (const latest of this.latest) latest.taken &&= latest.frame.index % this.stride === 0;
  }

  private take(frame: FileFrame): void {
    const taken = takenFrame(frame);
    this.lot.push(taken);
    this.kept++;
    this.lotted += taken.positions.length;
    this.coordinates += taken.positions.length;
    if (this.lotted >= COORDINATES_PER_MESSAGE) this.handOn();
  }

  private handOn(): void {
    if (this.lot.length === 0) return;
    const buffers = this.lot.map(({ positions }) => positions.buffer);
    this.say({ kind: 'frames', frames: this.lot }, buffers);
    this.lot = [];
    this.lotted = 0;
  }

  finish(): void {
    for (const { frame, taken } of this.latest) if (!taken) this.take(frame);
    this.handOn();
    const configurations = this.latest.map(({ frame }) => frame.configuration);
    if (configurations.length > 0) this.say({ kind: 'last', configurations }, []);
  }
}

function takenFrame({ configuration, glass, index, step, time, info }: FileFrame): TakenFrame {
  const temperature = numberIn(info, 'temperature') ?? ownTemperature(configuration);
  return {
    glass,
    index,
    step: step ?? index,
    time,
    temperature,
    pressure: numberIn(info, 'pressure'),
    energy: numberIn(info, 'energy'),
    positions: Float32Array.from(configuration.positions),
    box: configuration.box,
    density: density(configuration),
    b4: temperature === null ? null : fourFold(boronCoordination(configuration)),
    si4: temperature === null ? null : fourFold(siliconCoordination(configuration)),
  };
}

/** By the velocities, where they are known. */
function ownTemperature(configuration: Configuration): number | null {
  const { velocities } = configuration;
  return velocities === null || velocities.length < 6
    ? null
    : temperatureOf(configuration, velocities);
}

function numberIn(info: FrameInfo, key: string): number | null {
  const value = info[key];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
