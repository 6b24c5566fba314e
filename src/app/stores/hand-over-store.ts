import { create } from 'zustand';

/** A link to be copied by hand. */
export interface HandOver {
  /** Null while there is none */
  readonly link: string | null;
  /** What it opens, and who can open it */
  readonly hint: string;
}

export const useHandOver = create<HandOver>(() => ({ link: null, hint: '' }));
