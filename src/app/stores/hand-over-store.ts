import { create } from 'zustand';

/** A link that is handed over in a dialog. */
export interface HandOver {
  /** Null while there is none */
  readonly link: string | null;
  /** What it opens, and who can open it */
  readonly hint: string;
  /** In a field, to be copied by hand, or as a QR code, to be scanned */
  readonly as: 'field' | 'code';
}

export const useHandOver = create<HandOver>(() => ({ link: null, hint: '', as: 'field' }));
