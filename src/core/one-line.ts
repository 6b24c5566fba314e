/**
 * Characters that end a line, move a cursor, turn the direction of writing or cannot be seen: controls (C0,
 * C1), line and paragraph separators, directional marks, zero-width and other format characters.
 */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]+/gu;
/** Three quotation marks begin a block of several lines, for LAMMPS among others. */
const BLOCK_QUOTES = /"{3,}/g;

/** A text of somebody else as one line that can be printed; it stays as it is when it is one. */
export function oneLine(text: string): string {
  return text.replace(UNPRINTABLE, ' ').replace(BLOCK_QUOTES, '"').replace(/ {2,}/g, ' ').trim();
}

/** A text of several lines without what a terminal would obey; tabs stay. */
export function printable(text: string): string {
  return text.replace(/[^\P{Cc}\n\t]/gu, '�');
}
