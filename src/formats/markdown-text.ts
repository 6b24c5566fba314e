import { oneLine } from '../core/one-line';

/** Signs of which Markdown or HTML would make something */
const SIGNS = /[\\`*_{}[\]<>#|~&!$]/g;

/** A text of somebody else in a paragraph or a table of Markdown, as it reads. */
export function markdownText(text: string): string {
  return oneLine(text).replace(SIGNS, '\\$&');
}
