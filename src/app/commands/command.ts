/** Something a person can do from the keyboard. */
export interface Command {
  readonly id: string;
  readonly label: string;
  /** As `KeyboardEvent.key` gives them */
  readonly keys: readonly string[];
  /** How the key is written, where that differs */
  readonly written?: string;
  /** Also where the lab is not in sight, whose run the others are about */
  readonly anywhere?: boolean;
  readonly run: (key: string) => void;
}
