import type { Configuration } from '../../core/configuration';
import type { AtomReport } from '../../lab/selection/atom-report';
import type { AtomRings } from '../../lab/selection/atom-rings';
import type { Span } from '../../lab/selection/range-kind';
import type { SelectedRange } from '../../lab/selection/selected-range';

/** The configuration that a question is about. */
export interface AskedFrame {
  /** The same number means the same configuration */
  readonly frame: number;
  readonly configuration: Configuration;
}

/** What the worker that finds atoms is asked and answers, by name; `atom` is an index of one that there is. */
export interface SelectionTasks {
  /** The atoms that make a range of a figure, by their indices */
  readonly range: {
    readonly ask: AskedFrame & { readonly range: SelectedRange; readonly span: Span | null };
    readonly report: never;
    readonly answer: Uint32Array;
  };
  readonly atom: {
    readonly ask: AskedFrame & { readonly atom: number };
    readonly report: never;
    readonly answer: AtomReport;
  };
  readonly rings: {
    readonly ask: AskedFrame & { readonly atom: number };
    readonly report: never;
    readonly answer: readonly AtomRings[];
  };
}
