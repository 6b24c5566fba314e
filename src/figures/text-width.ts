import { FONT_SIZE } from './svg-style';

/** Mean width of a letter over the size of the type, on the safe side for sans-serif faces */
const LETTER_WIDTH = 0.56;

/** About how wide words are, px: an SVG without a script cannot measure them. */
export function textWidth(words: string, size = FONT_SIZE): number {
  return LETTER_WIDTH * size * words.length;
}

/** Words in lines no wider than `width` px. */
export function wrapWords(words: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of words.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && textWidth(`${last} ${word}`) <= width) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else lines.push(word);
  }
  return lines;
}
