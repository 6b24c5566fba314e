import { atomCount, type Box, type Configuration, type Species, wrap } from '../core/configuration';
import { ELEMENT_ORDER, ELEMENTS, type Element, isElement } from '../core/elements';
import {
  excerpt,
  type Place,
  problemAt,
  readInteger,
  readNumber,
  splitLines,
  words,
} from './source-text';
import { canonicalSpecies } from './species';

/** What a comment line may say of its frame besides the box and the columns. */
export type FrameInfo = Readonly<Record<string, string | number | boolean>>;

/** One frame of a trajectory. */
export interface XyzFrame {
  readonly configuration: Configuration;
  /** ps; null when the file does not say */
  readonly time: number | null;
  /** Null when the file does not say */
  readonly step: number | null;
  /** Every other key of the comment line */
  readonly info: FrameInfo;
}

const FOREIGN_HINT =
  'Open an extended XYZ file, with Lattice="…" and Properties=species:S:1:pos:R:3 on each second line.';
const TRUNCATED_HINT = 'The file may be truncated; copy or save it again.';

const ONE_SPECIES_EACH = Object.fromEntries(
  ELEMENT_ORDER.map((element) => [element, { element, mass: ELEMENTS[element].mass }]),
) as Readonly<Record<Element, Species>>;

/** Splits `key=value`, `key="several words"` and bare keys (true). */
function readKeys(comment: string): Map<string, string> {
  const keys = new Map<string, string>();
  const pattern = /([^\s=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|\{([^}]*)\}|(\S*)))?/g;
  for (const [, key, ...values] of comment.matchAll(pattern)) {
    keys.set(key, values.find((value) => value !== undefined) ?? 'T');
  }
  return keys;
}

/** Nine numbers of an orthorhombic cell to its three edges. */
function readLattice(value: string | undefined, place: Place): Box {
  if (value === undefined) {
    throw problemAt(place, 'the frame has no Lattice, so no box', FOREIGN_HINT);
  }
  const cell = words(value).map((word) => readNumber(word, place));
  if (cell.length !== 9) {
    throw problemAt(place, `Lattice has ${cell.length} numbers instead of 9`, FOREIGN_HINT);
  }
  const box: Box = [cell[0], cell[4], cell[8]];
  const longest = Math.max(...box);
  if (cell.some((component, i) => i % 4 !== 0 && Math.abs(component) > 1e-9 * longest)) {
    throw problemAt(
      place,
      'the box is tilted (triclinic)',
      'Vitrine needs a box with right angles whose edges lie along x, y and z.',
    );
  }
  if (box.some((edge) => edge <= 0)) {
    throw problemAt(place, `a box edge is ${Math.min(...box)} Å`, 'Edges must be above 0.');
  }
  return box;
}

interface Column {
  readonly first: number;
  readonly width: number;
}

/** Where each property stands, from 'species:S:1:pos:R:3:…'. */
function readColumns(
  value: string,
  place: Place,
): { readonly columns: ReadonlyMap<string, Column>; readonly width: number } {
  const parts = value.split(':');
  const columns = new Map<string, Column>();
  let first = 0;
  for (let i = 0; i < parts.length; i += 3) {
    const width = Number(parts[i + 2]);
    if (!/^[SRIL]$/.test(parts[i + 1] ?? '') || !Number.isInteger(width) || width < 1) {
      throw problemAt(place, `Properties=${excerpt(value)} cannot be understood`, FOREIGN_HINT);
    }
    columns.set(parts[i], { first, width });
    first += width;
  }
  return { columns, width: first };
}

function readElement(word: string, place: Place): Element {
  const element = isElement(word)
    ? word
    : ELEMENT_ORDER.find((candidate) => String(ELEMENTS[candidate].atomicNumber) === word);
  if (element === undefined) {
    throw problemAt(
      place,
      `"${excerpt(word)}" is not an element that Vitrine knows`,
      `Vitrine knows ${ELEMENT_ORDER.join(', ')}.`,
    );
  }
  return element;
}

function infoValue(value: string): string | number | boolean {
  if (value === 'T' || value === 'F') return value === 'T';
  const number = Number(value);
  return value.trim() !== '' && Number.isFinite(number) ? number : value;
}

function numberOrNull(value: string | number | boolean | undefined): number | null {
  return typeof value === 'number' ? value : null;
}

const STRUCTURAL_KEYS = ['Lattice', 'Properties', 'pbc', 'Origin', 'time', 'step'];

/** Where a frame stands in its file. */
interface FrameSource {
  readonly lines: readonly string[];
  /** Index of the line with the number of atoms */
  readonly start: number;
  readonly name: string;
  readonly frame: number;
}

function readFrame({ lines, start, name, frame }: FrameSource): XyzFrame {
  const at = (index: number): Place => ({ name: `${name}, frame ${frame}`, line: index + 1 });
  const countWords = words(lines[start]);
  if (countWords.length !== 1 || !/^\d+$/.test(countWords[0])) {
    throw problemAt(
      at(start),
      `"${excerpt(lines[start])}" stands where the number of atoms should`,
      FOREIGN_HINT,
    );
  }
  const count = readInteger(countWords[0], 1, at(start));
  const comment = lines[start + 1] ?? '';
  const place = at(start + 1);
  const keys = readKeys(comment);
  const box = readLattice(keys.get('Lattice'), place);
  const pbc = keys.get('pbc');
  if (pbc !== undefined && words(pbc).some((word) => !/^(T|1|true)$/i.test(word))) {
    throw problemAt(
      place,
      `the box is not periodic in all directions (pbc="${excerpt(pbc)}")`,
      'Vitrine needs a box that is periodic in x, y and z.',
    );
  }
  const origin = words(keys.get('Origin') ?? '0 0 0').map((word) => readNumber(word, place));
  const { columns, width } = readColumns(keys.get('Properties') ?? 'species:S:1:pos:R:3', place);
  const species = columns.get('species') ?? columns.get('Z');
  const pos = columns.get('pos');
  if (species === undefined || pos?.width !== 3) {
    throw problemAt(place, 'Properties has no species or no pos:R:3', FOREIGN_HINT);
  }
  const vel = columns.get('vel');
  const id = columns.get('id');
  const kinds: Species[] = [];
  const positions = new Float64Array(3 * count);
  const velocities = vel?.width === 3 ? new Float64Array(3 * count) : null;
  const ids = id?.width === 1 ? new Uint32Array(count) : null;
  for (let atom = 0; atom < count; atom++) {
    const index = start + 2 + atom;
    const atomWords = words(lines[index] ?? '');
    if (atomWords.length === 0) {
      throw problemAt(at(index), `the frame ends after ${atom} of ${count} atoms`, TRUNCATED_HINT);
    }
    if (atomWords.length !== width) {
      throw problemAt(
        at(index),
        `an atom has ${atomWords.length} columns instead of ${width}`,
        TRUNCATED_HINT,
      );
    }
    kinds.push(ONE_SPECIES_EACH[readElement(atomWords[species.first], at(index))]);
    for (let k = 0; k < 3; k++) {
      const coordinate = readNumber(atomWords[pos.first + k], at(index));
      positions[3 * atom + k] = wrap(coordinate - origin[k], box[k]);
      if (velocities !== null && vel !== undefined) {
        velocities[3 * atom + k] = readNumber(atomWords[vel.first + k], at(index));
      }
    }
    if (ids !== null && id !== undefined)
      ids[atom] = readInteger(atomWords[id.first], 0, at(index));
  }
  const info = Object.fromEntries([...keys].map(([key, value]) => [key, infoValue(value)]));
  return {
    configuration: { ...canonicalSpecies(kinds), positions, velocities, box, ids },
    time: numberOrNull(info.time),
    step: numberOrNull(info.step),
    info: Object.fromEntries(
      Object.entries(info).filter(([key]) => !STRUCTURAL_KEYS.includes(key)),
    ),
  };
}

/**
 * Reads every frame of an extended XYZ file. The box must be orthorhombic and periodic; columns may
 * come in any order, of which `species` (or `Z`), `pos` (Å), `vel` (Å/fs) and `id` are read; `time`
 * is in ps. Masses are the elements'.
 *
 * @param name - of the file, for messages
 * @throws Problem with the file's name, the frame (from 1) and the line
 */
export function readExtendedXyz(text: string, name: string): XyzFrame[] {
  const lines = splitLines(text);
  const frames: XyzFrame[] = [];
  let start = 0;
  for (;;) {
    while (start < lines.length && lines[start].trim() === '') start++;
    if (start >= lines.length) break;
    const frame = readFrame({ lines, start, name, frame: frames.length + 1 });
    frames.push(frame);
    start += 2 + atomCount(frame.configuration);
  }
  if (frames.length === 0) {
    throw problemAt({ name, line: 1 }, 'the file is empty', FOREIGN_HINT);
  }
  return frames;
}

/** A value for the comment line, in quotes where it needs them. */
function infoText(value: string | number | boolean): string {
  if (typeof value === 'boolean') return value ? 'T' : 'F';
  const text = String(value).replace(/["\r\n]+/g, ' ');
  return /^[^\s={}[\],']+$/.test(text) ? text : `"${text}"`;
}

/**
 * Writes one frame; frames in one file are just joined. ASE and OVITO read it. Positions in Å to
 * 1e-6; the numbers of the atoms when they are not 1 … N; velocities in Å/fs, as `vel`, when asked for.
 *
 * @param info - for the comment line; `time` in ps, `step`, `temperature` in K, and whatever else
 */
export function writeExtendedXyzFrame(
  configuration: Configuration,
  info: FrameInfo = {},
  options: { readonly velocities?: boolean } = {},
): string {
  const { species, types, positions, box, ids } = configuration;
  const velocities = options.velocities === true ? configuration.velocities : null;
  const count = atomCount(configuration);
  const properties = `species:S:1:pos:R:3${ids === null ? '' : ':id:I:1'}${velocities === null ? '' : ':vel:R:3'}`;
  const keys = Object.entries(info).map(([key, value]) => ` ${key}=${infoText(value)}`);
  const lines = [
    String(count),
    `Lattice="${box[0]} 0.0 0.0 0.0 ${box[1]} 0.0 0.0 0.0 ${box[2]}" Properties=${properties} pbc="T T T"${keys.join('')}`,
  ];
  for (let i = 0; i < count; i++) {
    let line = species[types[i]].element as string;
    for (let k = 0; k < 3; k++) line += ` ${positions[3 * i + k].toFixed(6)}`;
    if (ids !== null) line += ` ${ids[i]}`;
    if (velocities !== null) for (let k = 0; k < 3; k++) line += ` ${velocities[3 * i + k]}`;
    lines.push(line);
  }
  return `${lines.join('\n')}\n`;
}
