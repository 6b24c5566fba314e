import { create } from 'zustand';
import { GLASS_NAMES } from '../../core/composition';
import { parseExperiment } from '../../core/experiment-json';
import { Problem } from '../../core/problem';
import { notifyFailure } from './notice-store';
import { loadPreset } from './setup-store';

/** One line of presets/index.json. */
export interface Preset {
  readonly file: string;
  readonly name: string;
  readonly title: string;
  readonly description: string;
}

/** Until the list is there, the glasses go by their names alone. */
const UNTITLED: readonly Preset[] = GLASS_NAMES.map((name) => ({
  file: `${name}.json`,
  name,
  title: name,
  description: '',
}));

export const usePresets = create<{ readonly presets: readonly Preset[] }>(() => ({
  presets: UNTITLED,
}));

function isPreset(value: unknown): value is Preset {
  if (typeof value !== 'object' || value === null) return false;
  const fields: readonly (keyof Preset)[] = ['file', 'name', 'title', 'description'];
  return fields.every((field) => typeof (value as Record<string, unknown>)[field] === 'string');
}

async function fetchPresetFile(file: string): Promise<unknown> {
  const response = await fetch(`presets/${file}`).catch(() => null);
  if (!response?.ok) {
    throw new Problem(
      `The preset file presets/${file} could not be fetched.`,
      'Check the connection and choose it again.',
    );
  }
  return response.json();
}

/** Fetches the titles of the presets. */
export async function fetchPresets(): Promise<void> {
  const list = await fetchPresetFile('index.json').catch(() => null);
  if (Array.isArray(list) && list.every(isPreset)) usePresets.setState({ presets: list });
}

/** Puts a preset on the bench. */
export async function choosePreset(name: string): Promise<void> {
  const preset = usePresets.getState().presets.find((candidate) => candidate.name === name);
  if (!preset) return;
  try {
    loadPreset(parseExperiment(await fetchPresetFile(preset.file), preset.file));
  } catch (error) {
    notifyFailure(error);
  }
}
