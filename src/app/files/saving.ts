import type { Recording } from '../../lab/recordings/recording';

/** What can be saved; each has the reason why it cannot be just now, or null. */
export interface Saving {
  readonly id: string;
  readonly label: string;
  readonly file: string;
  readonly why: (shown: Recording | null) => string | null;
  readonly save: () => Promise<void> | void;
}
