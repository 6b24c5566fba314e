import { create } from 'zustand';
import type { RecordedGlass } from '../../figures/recorded-glass';

/** What figures of the paper need of glasses that were measured beforehand; their atoms are not in it. */
const FILE = 'paper/glasses.json';

/** Null until they are there; empty where the page has none. */
export const useRecordedMeasurements = create<{
  readonly glasses: readonly RecordedGlass[] | null;
}>(() => ({
  glasses: null,
}));

let fetching: Promise<void> | null = null;

/** Fetches them once. */
export function fetchRecordedMeasurements(): Promise<void> {
  fetching ??= (async () => {
    const response = await fetch(FILE).catch(() => null);
    const json: unknown = response?.ok ? await response.json().catch(() => null) : null;
    useRecordedMeasurements.setState({ glasses: glassesIn(json) });
  })();
  return fetching;
}

function glassesIn(json: unknown): readonly RecordedGlass[] {
  if (typeof json !== 'object' || json === null || !('glasses' in json)) return [];
  return Array.isArray(json.glasses) ? json.glasses.filter(isGlass) : [];
}

function isGlass(value: unknown): value is RecordedGlass {
  if (typeof value !== 'object' || value === null) return false;
  return 'name' in value && 'sampling' in value && 'columns' in value;
}
