import { Option } from 'commander';
import { PLATFORM_CHOICES } from '../engine/dynamics';

/** The option of every command that computes. */
export function platformOption(): Option {
  return new Option(
    '--platform <name>',
    'what computes: a GPU where there is a real one, else the processor (auto, default); or one of them',
  ).choices([...PLATFORM_CHOICES]);
}
