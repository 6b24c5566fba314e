import type { Command } from './command';

/** What of a key press decides which command it means. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly repeat: boolean;
}

/** Where the press happened: what the keys there already mean. */
export type KeyTarget = 'page' | 'typing' | 'control' | 'slider' | 'dialog';

/**
 * The command of a key press, or null: none while somebody types or holds another key down, and the
 * space bar is left to buttons and the like, the arrows to whatever moves by them. Where the lab is
 * not in sight, only what is meant anywhere; with `singleKeys` off, no character is a command.
 */
export function commandFor(
  press: KeyPress,
  place: KeyTarget,
  commands: readonly Command[],
  { inLab = true, singleKeys = true } = {},
): Command | null {
  // Characters alone may be what a speech control types (WCAG 2.1.4); other keys mean nothing to it.
  if (!singleKeys && press.key.length === 1) return null;
  if (press.ctrlKey || press.metaKey || press.altKey || place === 'typing') return null;
  const arrow = press.key.startsWith('Arrow');
  if (press.repeat && press.key !== '.' && !arrow) return null;
  if (arrow && place !== 'page' && place !== 'control') return null;
  if (press.key === ' ' && place !== 'page' && place !== 'slider') return null;
  const command = commands.find(({ keys }) => keys.includes(press.key)) ?? null;
  if (!inLab && !command?.anywhere) return null;
  return place === 'dialog' && command?.id !== 'help' ? null : command;
}
