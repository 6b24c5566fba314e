/** The values that a number may have, ends included. */
export interface NumberRange {
  readonly smallest: number;
  readonly largest: number;
  /** 'K'; '' of a number without one */
  readonly unit: string;
}

/** The ranges of a protocol's numbers, for its schema, changes, the command line and the page's fields. */
export const PROTOCOL_RANGES = {
  temperature: { smallest: 1, largest: 20_000, unit: 'K' },
  pressure: { smallest: -100, largest: 1000, unit: 'GPa' },
  rate: { smallest: 1e-3, largest: 1e5, unit: 'K/ps' },
  duration: { smallest: 1e-3, largest: 1e6, unit: 'ps' },
  timeStep: { smallest: 0.01, largest: 5, unit: 'fs' },
} as const satisfies Readonly<Record<string, NumberRange>>;
