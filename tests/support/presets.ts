import * as v from 'valibot';
import { fields, parseWith, shortText } from '../../src/core/validate';

/** One entry of `public/presets/index.json`: an experiment that comes with the lab. */
export interface Preset {
  /** File name beside the index */
  readonly file: string;
  /** As the command line takes it: '24B' */
  readonly name: string;
  readonly title: string;
  /** One plain line for a person who chooses */
  readonly description: string;
}

const INDEX_SCHEMA = v.array(
  fields({
    file: shortText(80),
    name: shortText(40),
    title: shortText(80),
    description: shortText(200),
  }),
  'must be a list',
);

/** @throws Problem naming the field */
export function parsePresetIndex(json: unknown): readonly Preset[] {
  return parseWith(INDEX_SCHEMA, json, 'The list of presets', 'Load the page again.');
}
