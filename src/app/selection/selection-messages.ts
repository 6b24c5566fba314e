import type { Configuration } from '../../core/configuration';
import type { SelectedRange } from '../stores/selection-store';
import type { AtomReport } from './atom-report';
import type { AtomRings } from './atom-rings';
import type { Span } from './range-kind';

/** The configuration that a question is about. */
export interface AskedFrame {
  /** The same number means the same configuration */
  readonly frame: number;
  readonly configuration: Configuration;
}

/** What the page asks of the worker about single atoms; `atom` is an index of one that there is. */
export type SelectionQuestion = AskedFrame &
  (
    | { readonly kind: 'range'; readonly range: SelectedRange; readonly span: Span | null }
    | { readonly kind: 'atom'; readonly atom: number }
    | { readonly kind: 'rings'; readonly atom: number }
  );

export interface SelectionAnswers {
  /** Indices of the atoms that make the range */
  readonly range: Uint32Array;
  readonly atom: AtomReport;
  readonly rings: readonly AtomRings[];
}

export type QuestionKind = SelectionQuestion['kind'];

/** An answer carries the sequence number of its question. */
export interface ToSelection {
  readonly sequence: number;
  readonly question: SelectionQuestion;
}

export type FromSelection =
  | {
      readonly kind: 'answer';
      readonly sequence: number;
      readonly answer: SelectionAnswers[QuestionKind];
    }
  | {
      readonly kind: 'failed';
      readonly sequence: number;
      readonly message: string;
      readonly hint: string;
    };
