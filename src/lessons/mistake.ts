/** Something that a lesson's author has to mend: where, what is wrong, and what to do. */
export interface Mistake {
  /** Line of the file, from 1 */
  readonly line: number;
  /** 'Line 12, scene: "figure" …' */
  readonly message: string;
  /** A sentence */
  readonly hint: string;
}

/** A mistake of the part of a lesson that is called `what`. */
export function mistake(line: number, what: string, wrong: string, hint: string): Mistake {
  return { line, message: `Line ${line}, ${what}: ${wrong}.`, hint };
}
