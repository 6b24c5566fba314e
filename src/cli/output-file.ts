import { existsSync } from 'node:fs';
import path from 'node:path';
import { Problem } from '../core/problem';
import { checkWritable, isSpecial, renameFile, writeText } from './files';
import type { Terminal } from './terminal';

/**
 * A file that a person asked for by name. One that is there already is left alone, or moved aside where
 * that is allowed; nothing is touched before there is something to write.
 */
export class OutputFile {
  private constructor(
    readonly file: string,
    private readonly tell: (sentence: string) => void,
  ) {}

  /**
   * @param overwrite whether a file of that name is moved aside
   * @param tell told where to, as a sentence
   * @throws Problem when there is one already, or when it could not be written
   */
  static at(file: string, overwrite: boolean, tell: (sentence: string) => void): OutputFile {
    checkWritable(file);
    if (existsSync(file) && !isSpecial(file) && !overwrite) {
      throw new Problem(
        `${file} is there already.`,
        'Choose another name, or add --overwrite, which moves it aside.',
      );
    }
    return new OutputFile(file, tell);
  }

  /** Writes the file, whole or not at all. */
  write(text: string): void {
    if (existsSync(this.file) && !isSpecial(this.file)) {
      const aside = asideOf(this.file);
      renameFile(this.file, aside);
      this.tell(`What was ${this.file} is ${aside} now.`);
    }
    writeText(this.file, text);
  }
}

/** As `OutputFile.at`, for a command with the option --overwrite. */
export function outputAt(
  file: string,
  { overwrite = false }: { readonly overwrite?: boolean },
  terminal: Terminal,
): OutputFile {
  return OutputFile.at(file, overwrite, terminal.note);
}

/** The first free name of this kind: 'angles.earlier-1.svg'. */
function asideOf(file: string): string {
  const { dir, name, ext } = path.parse(file);
  for (let number = 1; ; number++) {
    const aside = path.join(dir, `${name}.earlier-${number}${ext}`);
    if (!existsSync(aside)) return aside;
  }
}
