import { Problem } from '../core/problem';

/**
 * The steps of a reader: it yields where it needs more text than has come, and returns what it read.
 */
export type ReadingSteps<Value> = Generator<void, Value, void>;

/** No line of a text that Vitrine reads is longer, characters. */
const LONGEST_LINE = 16 * 1024 * 1024;

/** The lines of a text that comes in parts. */
export class LineSource {
  /** Whole lines, until the end has come */
  private text = '';
  private position = 0;
  /** Where the line that was taken last begins */
  private before = 0;
  /** Parts of a line whose end has not come, and their length together */
  private begun: string[] = [];
  private begunLength = 0;
  private whole = false;
  /** Lines taken so far */
  taken = 0;

  /** @param name of the file, for messages */
  constructor(private readonly name: string) {}

  /** @throws Problem on a line without an end */
  push(text: string): void {
    const left = this.text.slice(this.position);
    const end = text.lastIndexOf('\n');
    this.position = 0;
    this.text = left;
    if (end >= 0) {
      this.text = `${left}${this.begun.join('')}${text.slice(0, end + 1)}`;
      this.begun = [];
      this.begunLength = 0;
    }
    this.keep(text.slice(end + 1));
  }

  /** Says that nothing more comes. */
  end(): void {
    this.text = `${this.text.slice(this.position)}${this.begun.join('')}`;
    this.position = 0;
    this.begun = [];
    this.whole = true;
  }

  private keep(part: string): void {
    if (part === '') return;
    this.begun.push(part);
    this.begunLength += part.length;
    if (this.begunLength <= LONGEST_LINE) return;
    throw new Problem(
      `${this.name}, line ${this.taken + 1}: the line has more than ${LONGEST_LINE} characters.`,
      'Open a text of lines; this one may be of another kind or lack its line ends.',
    );
  }

  /** True when every line has been taken and no more text comes. */
  get atEnd(): boolean {
    return this.whole && this.position >= this.text.length;
  }

  /** The next line; null where it has not come whole, or there is none. */
  next(): string | null {
    const found = this.text.indexOf('\n', this.position);
    if (found < 0 && this.position >= this.text.length) return null;
    const end = found < 0 ? this.text.length : found;
    const line = this.text.slice(this.position, end);
    this.before = this.position;
    this.position = end + 1;
    this.taken++;
    return line;
  }

  /** The next line, waited for; null at the end. */
  *take(): ReadingSteps<string | null> {
    for (;;) {
      const line = this.next();
      if (line !== null) return line;
      if (this.atEnd) return null;
      yield;
    }
  }

  /** Passes over lines without looking at them; how many there were. */
  *skip(count: number): ReadingSteps<number> {
    for (let skipped = 0; skipped < count; skipped++) {
      const end = this.text.indexOf('\n', this.position);
      if (end >= 0) {
        this.position = end + 1;
        this.taken++;
        continue;
      }
      if ((yield* this.take()) === null) return skipped;
    }
    return count;
  }

  /** The line after blank ones, without taking it; null at the end. */
  *peek(): ReadingSteps<string | null> {
    for (;;) {
      const line = yield* this.take();
      if (line === null) return null;
      if (line.trim() === '') continue;
      this.giveBack();
      return line;
    }
  }

  /** Gives back the line that was taken last. */
  private giveBack(): void {
    this.position = this.before;
    this.taken--;
  }
}

/** Carries a reading out over a text that is there as a whole. */
export function readAll<Value>(
  lines: LineSource,
  text: string,
  reading: ReadingSteps<Value>,
): Value {
  lines.push(text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'));
  lines.end();
  for (;;) {
    const step = reading.next();
    if (step.done) return step.value;
  }
}
