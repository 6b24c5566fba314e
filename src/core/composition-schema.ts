import * as v from 'valibot';
import { perOxide } from './oxides';
import { fields, numberBetween } from './validate';

const SHARE = v.optional(numberBetween(0, 100, 'mol%'), 0);

/** A composition as JSON: mol% of each oxide; those that are left out are 0. */
export const COMPOSITION_SCHEMA = fields(perOxide(() => SHARE));
