import { oneLine, printable } from '../core/one-line';

/** Where a command writes to: results on stdout, everything else on stderr. */
export interface Terminal {
  /** A result, on stdout; ends with a newline. */
  result(text: string): void;
  /** A remark for the person at the screen, on stderr; ends with a newline. */
  note(text: string): void;
  /** The state of something long, on stderr; replaces the state before where that is possible. */
  progress(text: string): void;
}

/** A line every so often where lines cannot be rewritten, ms. */
const LINE_INTERVAL_MS = 5000;
/** Rewriting is worth no more than this, ms. */
const REWRITE_INTERVAL_MS = 100;

export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** The terminal of a process; rewrites one line of progress on a TTY, prints a line now and then else. */
export function createTerminal(stdout: Output, stderr: Output, now: () => number): Terminal {
  const rewrites = stderr.isTTY === true;
  let shown = false;
  let latest = Number.NEGATIVE_INFINITY;
  const clear = () => {
    if (shown) stderr.write('\r\x1b[K');
    shown = false;
  };
  return {
    result(text) {
      clear();
      stdout.write(`${printable(text)}\n`);
    },
    note(text) {
      clear();
      stderr.write(`${printable(text)}\n`);
    },
    progress(state) {
      if (now() - latest < (rewrites ? REWRITE_INTERVAL_MS : LINE_INTERVAL_MS)) return;
      latest = now();
      const text = oneLine(state);
      if (!rewrites) {
        stderr.write(`${text}\n`);
        return;
      }
      clear();
      stderr.write(text.slice(0, (stderr.columns ?? 80) - 1));
      shown = true;
    },
  };
}

/** Says what went wrong, and what to do about it. */
export function explain(terminal: Terminal, reason: string, hint: string): void {
  terminal.note(`error: ${reason.replace(/\s+/g, ' ')}`);
  if (hint !== '') terminal.note(`hint: ${hint}`);
}

/** A duration as a person says it: '54 s', '3 min 20 s', '2 h 5 min'. */
export function spokenDuration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}
