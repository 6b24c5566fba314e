import { create } from 'zustand';
import type { Element } from '../../core/elements';

/** A file that is being read. */
export interface FileReading {
  readonly name: string;
  readonly bytes: number;
  /** Bytes that have been read */
  readonly read: number;
  /** Ends it; what has come is kept. */
  readonly stop: () => void;
}

/** A file whose atom types nobody explains: a person is asked. */
export interface TypeQuestion {
  readonly name: string;
  /** Type and number of its atoms */
  readonly counts: readonly (readonly [number, number])[];
  /** Null: the file is not opened after all */
  readonly answer: (elements: readonly Element[] | null) => void;
}

export const useReading = create<{
  readonly reading: FileReading | null;
  readonly question: TypeQuestion | null;
}>(() => ({ reading: null, question: null }));

/** Asks which elements the types of a file are. */
export function askTypes(
  name: string,
  counts: TypeQuestion['counts'],
): Promise<readonly Element[] | null> {
  return new Promise((resolve) => {
    const answer = (elements: readonly Element[] | null) => {
      useReading.setState({ question: null });
      resolve(elements);
    };
    useReading.setState({ question: { name, counts, answer } });
  });
}
