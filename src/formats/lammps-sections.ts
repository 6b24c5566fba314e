import { Problem } from '../core/problem';
import { GrowingFloats } from './growing';
import { DATA_HINT, HeaderReader, type LammpsHeader, type LammpsRow } from './lammps-data-header';
import type { LineSource, ReadingSteps } from './line-source';
import {
  CUT_HINT,
  excerpt,
  numberIn,
  problemAt,
  readInteger,
  readNumber,
  type SourcePosition,
  words,
} from './source-text';

/** The rows of a section that has as many numbers in each. */
export class NumberTable {
  private readonly values: GrowingFloats;
  private readonly lines: GrowingFloats;

  /**
   * @param width numbers a row
   * @param most rows that are announced
   */
  constructor(
    readonly width: number,
    most: number,
    private readonly name: string,
  ) {
    this.values = new GrowingFloats(width * most);
    this.lines = new GrowingFloats(most);
  }

  get rows(): number {
    return this.lines.length;
  }

  add(row: readonly number[], line: number): void {
    for (const value of row) this.values.push(value);
    this.lines.push(line);
  }

  at(row: number, column: number): number {
    return this.values.at(row * this.width + column);
  }

  /** True when a test holds of every number of a column. */
  every(column: number, test: (value: number) => boolean): boolean {
    for (let row = 0; row < this.rows; row++) if (!test(this.at(row, column))) return false;
    return true;
  }

  placeOf(row: number): SourcePosition {
    return { name: this.name, line: this.lines.at(row) };
  }
}

/** A section of atoms or velocities. */
export interface TableSection {
  readonly line: number;
  /** As 'charge' in 'Atoms # charge' */
  readonly comment: string;
  readonly table: NumberTable;
}

/** A LAMMPS data file taken apart. */
export interface LammpsSections {
  readonly title: string;
  readonly header: LammpsHeader;
  /** Rows of Masses; null without the section */
  readonly masses: readonly LammpsRow[] | null;
  /** Type labels, by type */
  readonly labels: ReadonlyMap<number, string>;
  readonly atoms: TableSection | null;
  readonly velocities: TableSection | null;
  /** Number of lines that hold something */
  readonly lastLine: number;
}

const SECTIONS =
  /^(Masses|Atoms|Velocities|Bonds|Angles|Dihedrals|Impropers|CMAP|Ellipsoids|Lines|Triangles|Bodies|\w+ Coeffs|\w+ Type Labels)$/;

interface Open {
  readonly title: string;
  readonly line: number;
  readonly comment: string;
  rows: number;
}

/** Takes a LAMMPS data file apart, line by line. */
export class SectionReader {
  private title = '';
  private readonly headerReader = new HeaderReader();
  private header: LammpsHeader | null = null;
  private readonly seen = new Set<string>();
  private masses: LammpsRow[] | null = null;
  private readonly labels = new Map<number, string>();
  private readonly typeOfLabel = new Map<string, number>();
  private atoms: TableSection | null = null;
  private velocities: TableSection | null = null;
  private open: Open | null = null;
  private lastLine = 1;

  constructor(
    private readonly lines: LineSource,
    private readonly name: string,
  ) {}

  /** @throws Problem with the line, when the file is cut, of another kind, or not orthorhombic */
  *read(): ReadingSteps<LammpsSections> {
    this.title = (yield* this.lines.take()) ?? '';
    for (;;) {
      const line = this.lines.next() ?? (yield* this.lines.take());
      if (line === null) break;
      this.add(line);
    }
    this.close();
    const header = this.header ?? this.headerReader.finish(this.name);
    const { title, masses, labels, atoms, velocities, lastLine } = this;
    return { title, header, masses, labels, atoms, velocities, lastLine };
  }

  private add(line: string): void {
    const hash = line.indexOf('#');
    const content = words(hash < 0 ? line : line.slice(0, hash));
    if (content.length === 0) return;
    const number = this.lines.taken;
    this.lastLine = number;
    if (/^[A-Za-z]/.test(content[0]) && this.isTitle(content)) {
      const comment = hash < 0 ? '' : line.slice(hash + 1).trim();
      this.begin(content.join(' '), comment, number);
      return;
    }
    const place = { name: this.name, line: number };
    const comment = hash < 0 ? '' : line.slice(hash + 1).trim();
    if (this.open === null) {
      this.headerReader.add({ line: number, words: content, comment }, place);
      return;
    }
    this.open.rows++;
    this.addRow(this.open, { line: number, words: content, comment }, place);
  }

  /** A line of words is the title of a section, but for a row that begins with a type label. */
  private isTitle(content: readonly string[]): boolean {
    if (SECTIONS.test(content.join(' '))) return true;
    return this.open === null || content.every((word) => Number.isNaN(numberIn(word)));
  }

  private begin(title: string, comment: string, line: number): void {
    const place = { name: this.name, line };
    if (!SECTIONS.test(title)) {
      throw problemAt(
        place,
        `"${excerpt(title)}" is not a section that Vitrine reads from a LAMMPS data file`,
        DATA_HINT,
      );
    }
    if (this.seen.has(title)) {
      throw problemAt(place, `the section ${title} comes a second time`, 'Keep one of the two.');
    }
    this.close(line);
    this.seen.add(title);
    this.header ??= this.headerReader.finish(this.name);
    this.open = { title, line, comment, rows: 0 };
    if (title === 'Masses') this.masses = [];
  }

  private addRow(open: Open, row: LammpsRow, place: SourcePosition): void {
    const { words: content } = row;
    if (open.title === 'Masses') this.masses?.push(row);
    else if (open.title === 'Atom Type Labels') {
      const type = readInteger(content[0], 1, place);
      this.labels.set(type, content[1] ?? '');
      this.typeOfLabel.set(content[1] ?? '', type);
    } else if (open.title === 'Atoms' || open.title === 'Velocities') {
      this.addNumbers(open, content, place);
    }
  }

  private addNumbers(open: Open, content: readonly string[], place: SourcePosition): void {
    const most = this.header?.atoms ?? 0;
    if (open.rows > most) {
      throw problemAt(
        place,
        `the section ${open.title} has more lines than the ${most} atoms that the header announces`,
        'Correct the number in the header, or remove the lines that are too many.',
      );
    }
    const field = open.title === 'Atoms' ? 'atoms' : 'velocities';
    const { line, comment } = open;
    this[field] ??= { line, comment, table: new NumberTable(content.length, most, this.name) };
    const { table } = this[field];
    if (content.length !== table.width) {
      if (this.lines.atEnd && content.length < table.width && open.rows < most) {
        open.rows--;
        this.close();
      }
      const what = open.title === 'Atoms' ? 'an atom' : 'a velocity';
      throw problemAt(
        place,
        `${what} has ${content.length} columns, and those before have ${table.width}`,
        this.lines.atEnd && content.length < table.width
          ? CUT_HINT
          : `Each line of ${open.title} must have as many columns.`,
      );
    }
    table.add(
      content.map((word) => this.typeOfLabel.get(word) ?? readNumber(word, place)),
      place.line,
    );
  }

  /** @param next line on which another section begins; none at the end of the file */
  private close(next?: number): void {
    const { open, header } = this;
    if (open === null || header === null) return;
    if (open.title !== 'Atoms' && open.title !== 'Velocities') return;
    if (open.rows === header.atoms) return;
    throw problemAt(
      { name: this.name, line: next ?? this.lastLine },
      `the section ${open.title} ends after ${open.rows} of ${header.atoms} lines`,
      next === undefined
        ? CUT_HINT
        : 'Correct the number of atoms in the header, or add the lines that are missing.',
    );
  }
}

/** @throws Problem where a section is missing */
export function requiredSection(
  section: TableSection | null,
  title: string,
  name: string,
  lastLine: number,
): TableSection {
  if (section !== null) return section;
  throw new Problem(
    `${name}, line ${lastLine}: the file ends without a section ${title}.`,
    'Save the file with its atoms (write_data of LAMMPS), or copy it again.',
  );
}
