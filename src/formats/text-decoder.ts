import { Gunzip } from 'fflate';
import { Problem } from '../core/problem';

/** What a gzip file begins with. */
const GZIP = [0x1f, 0x8b];

/** Packed files that Vitrine does not unpack: their first bytes, their name, and what unpacks them. */
const PACKED: readonly (readonly [readonly number[], string, string])[] = [
  [[0x28, 0xb5, 0x2f, 0xfd], 'packed with Zstandard', 'zstd -d'],
  [[0xfd, 0x37, 0x7a, 0x58, 0x5a], 'packed with xz', 'xz -d'],
  [[0x42, 0x5a, 0x68], 'packed with bzip2', 'bunzip2'],
  [[0x50, 0x4b, 0x03, 0x04], 'a zip archive', 'unzip'],
  [[0x37, 0x7a, 0xbc, 0xaf], 'a 7z archive', '7z x'],
];

/** More than this is unfolded of one packed byte by no text of atoms: deflate's limit is about 1030. */
const MOST_UNPACKED_FACTOR = 1000;
/** Bytes that a packed file may unfold to whatever its size. */
const FREELY_UNPACKED_BYTES = 64 * 1024 * 1024;

const startsWith = (bytes: Uint8Array, start: readonly number[]) =>
  start.every((byte, i) => bytes[i] === byte);

/**
 * Turns the bytes of a file into text as they come: unpacks gzip (of one member or several), and knows
 * UTF-8, UTF-16 by its byte order mark or by its zeros, and else the single bytes of Windows. Line ends
 * become '\n' and a byte order mark goes.
 */
export class TextDecoding {
  private gunzip: Gunzip | null = null;
  private unpacked: Uint8Array[] = [];
  private decoder: TextDecoder | null = null;
  private begun = false;
  /** A '\r' at the end of what came, whose '\n' may follow */
  private held = '';
  private taken = 0;
  private given = 0;
  /** Why a packed file ended too early, as a sentence; null when it did not */
  cut: string | null = null;

  /** @param name of the file, for messages */
  constructor(private readonly name: string) {}

  /**
   * The text of the next bytes.
   *
   * @param last whether the file ends here
   * @throws Problem on a file that is packed in another way, damaged, or no text at all
   */
  decode(bytes: Uint8Array, last: boolean): string {
    this.taken += bytes.length;
    if (!this.begun && (bytes.length > 0 || last)) {
      this.begun = true;
      refusePacked(bytes, this.name);
      if (startsWith(bytes, GZIP)) {
        this.gunzip = new Gunzip((part) => this.unpacked.push(part));
      }
    }
    const parts = this.gunzip === null ? [bytes] : this.unpack(bytes, last);
    const text = parts.map((part) => this.textOf(part)).join('');
    return this.lineEnds(text + (last ? (this.decoder?.decode() ?? '') : ''), last);
  }

  private unpack(bytes: Uint8Array, last: boolean): Uint8Array[] {
    try {
      this.gunzip?.push(bytes, last);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      if (this.given === 0 && this.unpacked.length === 0) {
        throw new Problem(
          `${this.name} cannot be unpacked: ${reason}.`,
          'The packed file is damaged or was cut; copy it again.',
        );
      }
      this.cut = `${this.name} cannot be unpacked to its end: ${reason}.`;
    }
    const parts = this.unpacked;
    this.unpacked = [];
    for (const { length } of parts) this.given += length;
    if (this.given > FREELY_UNPACKED_BYTES && this.given > MOST_UNPACKED_FACTOR * this.taken) {
      throw new Problem(
        `${this.name} unfolds to more than ${MOST_UNPACKED_FACTOR} times its size, which no text of atoms does.`,
        'Unpack it by hand and look at what it holds.',
      );
    }
    return parts;
  }

  private textOf(bytes: Uint8Array): string {
    if (bytes.length === 0) return '';
    this.decoder ??= decoderFor(bytes, this.name);
    return this.decoder.decode(bytes, { stream: true });
  }

  private lineEnds(text: string, last: boolean): string {
    let whole = this.held + text;
    this.held = '';
    if (!whole.includes('\r')) return whole;
    if (!last && whole.endsWith('\r')) {
      whole = whole.slice(0, -1);
      this.held = '\r';
    }
    return whole.replace(/\r\n?/g, '\n');
  }
}

function refusePacked(bytes: Uint8Array, name: string): void {
  const packed = PACKED.find(([start]) => startsWith(bytes, start));
  if (packed === undefined) return;
  const [, what, program] = packed;
  throw new Problem(
    `${name} is ${what}, which Vitrine does not unpack.`,
    `Unpack it first (${program}), or pack it with gzip, which Vitrine reads as it is.`,
  );
}

/** The encoding of a text by its first bytes. */
function decoderFor(bytes: Uint8Array, name: string): TextDecoder {
  if (startsWith(bytes, [0xff, 0xfe])) return new TextDecoder('utf-16le');
  if (startsWith(bytes, [0xfe, 0xff])) return new TextDecoder('utf-16be');
  const head = bytes.subarray(0, 512);
  const zeros = [0, 1].map((odd) => head.filter((byte, i) => i % 2 === odd && byte === 0).length);
  const half = head.length / 2;
  if (half > 4 && zeros[1] > 0.8 * half && zeros[0] === 0) return new TextDecoder('utf-16le');
  if (half > 4 && zeros[0] > 0.8 * half && zeros[1] === 0) return new TextDecoder('utf-16be');
  if (zeros[0] + zeros[1] > 0 || isBinary(head)) {
    throw new Problem(
      `${name} is no text${binaryKind(bytes)}.`,
      'Open text: LAMMPS data, a text dump of LAMMPS, extended XYZ, an experiment (JSON), or a measured S(Q) in two columns.',
    );
  }
  return new TextDecoder();
}

/** Control characters that no text has, in more than one place of fifty. */
function isBinary(head: Uint8Array): boolean {
  const odd = head.filter((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27));
  return odd.length > head.length / 50;
}

const BINARY_KINDS: readonly (readonly [readonly number[], string])[] = [
  [[0x89, 0x48, 0x44, 0x46], 'an HDF5 file'],
  [[0x43, 0x44, 0x46], 'a NetCDF file'],
  [[0x89, 0x50, 0x4e, 0x47], 'a picture (PNG)'],
  [[0xff, 0xd8, 0xff], 'a picture (JPEG)'],
  [[0x25, 0x50, 0x44, 0x46], 'a PDF document'],
  [[0x4c, 0x61, 0x6d, 0x6d], 'a restart file of LAMMPS (restart2data writes what can be read)'],
  [[0x00, 0x00, 0x07, 0xcb], 'an XTC trajectory of GROMACS'],
  [[0x00, 0x00, 0x07, 0xc9], 'a TRR trajectory of GROMACS'],
  [[0x54, 0x00, 0x00, 0x00, 0x43, 0x4f, 0x52, 0x44], 'a DCD trajectory'],
  [[0xf6, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff], 'a binary dump of LAMMPS (binary2txt)'],
  [[0xdf, 0x65, 0xdf, 0x65], 'a GSD trajectory of HOOMD'],
  [[0x2d, 0x20, 0x6f, 0x66, 0x20, 0x55, 0x6c, 0x6d], 'a trajectory of ASE (ase convert)'],
  [[0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59], 'an array of NumPy'],
  [[0x80, 0x04, 0x95], 'a pickle of Python'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'a workbook of Excel (save it as CSV)'],
];

function binaryKind(bytes: Uint8Array): string {
  const isTar = new TextDecoder().decode(bytes.subarray(257, 262)) === 'ustar';
  if (isTar) return ', but an archive (tar)';
  const kind = BINARY_KINDS.find(([start]) => startsWith(bytes, start));
  return kind === undefined ? '' : `, but ${kind[1]}`;
}
