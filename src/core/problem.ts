/**
 * An error meant for the person at the screen: what went wrong, where, and what to do about it.
 * Anything else that is thrown is a defect of Vitrine.
 */
export class Problem extends Error {
  /** What to do about it; a sentence. */
  readonly hint: string;

  constructor(message: string, hint: string) {
    super(message);
    this.name = 'Problem';
    this.hint = hint;
  }
}
