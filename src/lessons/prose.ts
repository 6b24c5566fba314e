import type { Nodes, PhrasingContent } from 'mdast';
import { oneLine } from '../core/one-line';
import { type Mistake, mistake } from './mistake';

/** A piece of a line of text. */
export type InlineText =
  | { readonly kind: 'text' | 'code'; readonly text: string }
  | { readonly kind: 'emphasis' | 'strong'; readonly runs: readonly InlineText[] }
  | { readonly kind: 'break' };

/** What a lesson says between its tasks: plain data, without markup or addresses. */
export type Prose =
  | { readonly kind: 'paragraph' | 'heading'; readonly runs: readonly InlineText[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly Prose[][] }
  | { readonly kind: 'quote'; readonly prose: readonly Prose[] }
  | { readonly kind: 'code'; readonly text: string };

/** Lists in lists in quotes: how deep a text may go. */
const DEEPEST_NESTING = 8;

const lineOf = (node: Nodes) => node.position?.start.line ?? 1;

/** A piece of a line: blanks at its ends are part of it. */
const piece = (text: string) => oneLine(`|${text.replace(/\s+/g, ' ')}|`).slice(1, -1);

/** Makes prose of Markdown; what a lesson does not show is left out and listed. */
export class ProseReader {
  readonly mistakes: Mistake[] = [];

  /** Null of what is not shown at all */
  read(node: Nodes, depth = 0): Prose | null {
    if (depth > DEEPEST_NESTING) {
      this.refuse(
        node,
        'text',
        `it is nested more than ${DEEPEST_NESTING} deep`,
        'Make it flatter.',
      );
      return null;
    }
    switch (node.type) {
      case 'paragraph':
        return { kind: 'paragraph', runs: this.runs(node.children, depth) };
      case 'heading':
        return { kind: 'heading', runs: this.runs(node.children, depth) };
      case 'list': {
        const items = node.children.map(({ children }) => this.all(children, depth + 1));
        return { kind: 'list', ordered: node.ordered === true, items };
      }
      case 'blockquote':
        return { kind: 'quote', prose: this.all(node.children, depth + 1) };
      case 'code':
        return { kind: 'code', text: node.value.slice(0, 4000) };
      case 'thematicBreak':
        return null;
      default:
        this.refuseKind(node);
        return null;
    }
  }

  private all(nodes: readonly Nodes[], depth: number): Prose[] {
    return nodes.flatMap((node) => this.read(node, depth) ?? []);
  }

  runs(nodes: readonly PhrasingContent[], depth = 0): InlineText[] {
    if (depth > DEEPEST_NESTING) return [];
    return nodes.flatMap((node): InlineText[] => {
      switch (node.type) {
        case 'text':
          return [{ kind: 'text', text: piece(node.value) }];
        case 'inlineCode':
          return [{ kind: 'code', text: piece(node.value) }];
        case 'emphasis':
        case 'strong':
          return [{ kind: node.type, runs: this.runs(node.children, depth + 1) }];
        case 'break':
          return [{ kind: 'break' }];
        case 'link':
        case 'linkReference':
          // Its words stay; where it leads to is not opened.
          this.refuseKind(node);
          return this.runs(node.children, depth + 1);
        default:
          this.refuseKind(node);
          return [];
      }
    });
  }

  private refuse(node: Nodes, what: string, wrong: string, hint: string): void {
    this.mistakes.push(mistake(lineOf(node), what, wrong, hint));
  }

  private refuseKind(node: Nodes): void {
    const words = REFUSED[node.type] ?? ['text', `${node.type} is not shown`, 'Write plain text.'];
    this.refuse(node, ...words);
  }
}

const LINK = [
  'link',
  'links do nothing in a lesson',
  'Write the address, or where the source stands, as plain text.',
] as const;
const IMAGE = [
  'image',
  'images are not shown in a lesson',
  'Show the glass or the figure itself, with a scene block.',
] as const;

/** What a lesson may hold of Markdown and Vitrine does not show. */
const REFUSED: Readonly<Record<string, readonly [string, string, string]>> = {
  html: [
    'HTML',
    'HTML does nothing in a lesson',
    'Write Markdown: *emphasis*, **strong**, lists, and blocks between ``` lines.',
  ],
  link: LINK,
  linkReference: LINK,
  definition: LINK,
  image: IMAGE,
  imageReference: IMAGE,
};

/** The words of a line without their looks. */
export function plainText(runs: readonly InlineText[]): string {
  const words = runs.map((run) => {
    if (run.kind === 'break') return ' ';
    return 'runs' in run ? plainText(run.runs) : run.text;
  });
  return words.join('');
}
