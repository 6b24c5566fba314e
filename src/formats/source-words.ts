import { oneLine } from '../core/one-line';
import type { FileKind } from './recognise';

/** What is known of a file that numbers come from. */
export interface SourceFacts {
  readonly name: string;
  /** Null when the reading was stopped before it was known */
  readonly kind: FileKind | null;
  /** Frames that it holds; null when the reading was stopped on the way */
  readonly frames: number | null;
  /** What was taken of them: 'frames 36 to 40'; null: all */
  readonly taken: string | null;
  /** As sentences */
  readonly assumed: readonly string[];
}

export const KIND_NAMES: Readonly<Record<FileKind, string>> = {
  'extended-xyz': 'extended XYZ',
  'lammps-data': 'LAMMPS data',
  'lammps-dump': 'LAMMPS dump',
  json: 'JSON',
  curve: 'a curve',
};

/** More than this of a file's origin goes into no other file, characters. */
const LONGEST_SOURCE_CHARACTERS = 1000;

/** 'glass.dump, LAMMPS dump, frames 36 to 40 of 40. Velocities read as Å/ps: 300 K.', in one line. */
export function saySource({ name, kind, frames, taken, assumed }: SourceFacts): string {
  const held =
    frames === null ? 'not read to its end' : `${frames} frame${frames === 1 ? '' : 's'}`;
  const parts = [
    name,
    ...(kind === null ? [] : [KIND_NAMES[kind]]),
    taken === null ? held : `${taken} of ${frames ?? 'those that came'}`,
  ];
  return oneLine([`${parts.join(', ')}.`, ...assumed].join(' ')).slice(
    0,
    LONGEST_SOURCE_CHARACTERS,
  );
}
