import * as v from 'valibot';
import { Problem } from '../core/problem';
import { BEGINNING, campaignOf, type FitState } from '../lab/fit/fit-state';
import { type CampaignSettings, createCampaign } from '../learn/campaign';
import { parseCampaign, serialiseCampaign } from '../learn/campaign-json';
import type { ParameterKey, ParameterSet } from '../learn/parameters';
import { targetFor } from '../learn/targets';
import { readTrialsJson, writeTrialsJson } from '../learn/trials-json';

/** Version of what is kept */
const FIT_FORMAT = 1;

/** What a reload does not lose. */
export type KeptFit = Pick<FitState, 'data' | 'settings' | 'iterations' | 'design' | 'unstable'>;

/** A fit as plain data. */
export interface FitRecord {
  readonly format: number;
  /** As `serialiseCampaign` writes it */
  readonly campaign: unknown;
  /** All targets, with those that count for nothing, as `writeTrialsJson` writes them */
  readonly targets: string;
  readonly design: readonly ParameterSet[] | null;
  readonly unstable: readonly string[];
}

const NUMBER = v.pipe(v.number(), v.finite());

const PARAMETER_SET = v.object({
  aBO: NUMBER,
  rhoBO: NUMBER,
  cBO: NUMBER,
  aBB: NUMBER,
  rhoBB: NUMBER,
} satisfies Record<ParameterKey, typeof NUMBER>);

const FIT_RECORD = v.object({
  format: v.number(),
  campaign: v.unknown(),
  targets: v.string(),
  design: v.nullable(v.array(PARAMETER_SET)),
  unstable: v.array(v.string()),
});

/** Whether the settings could be begun with; while somebody types, they may not. */
function isWhole(settings: CampaignSettings, state: KeptFit): boolean {
  try {
    createCampaign({ ...campaignOf({ ...BEGINNING, ...state, settings }).settings }, state.data);
    return true;
  } catch (error) {
    if (error instanceof Problem) return false;
    throw error;
  }
}

/**
 * @param whole settings that were whole before, for while those of the state are not
 */
export function recordOf(state: KeptFit, whole: CampaignSettings): FitRecord {
  const settings = isWhole(state.settings, state) ? state.settings : whole;
  return {
    format: FIT_FORMAT,
    campaign: serialiseCampaign(campaignOf({ ...BEGINNING, ...state, settings })),
    targets: writeTrialsJson([], settings.targets),
    design: state.design,
    unstable: state.unstable,
  };
}

/**
 * Reads what `recordOf` wrote.
 *
 * @throws Problem when it is damaged, or another version of Vitrine wrote it in another way
 */
export function fitOf(record: unknown): KeptFit {
  const read = v.safeParse(FIT_RECORD, record);
  if (!read.success) {
    throw new Problem(
      'The fit that this browser keeps is damaged.',
      'Begin a new one; the old one is overwritten then.',
    );
  }
  const { format, campaign, targets, design, unstable } = read.output;
  if (format !== FIT_FORMAT) {
    throw new Problem(
      'This browser keeps a fit of another version of Vitrine.',
      'Begin a new one; the old one is overwritten then.',
    );
  }
  const { data, settings, iterations } = parseCampaign(campaign, 'The fit that this browser keeps');
  const all = readTrialsJson(targets, 'The targets that this browser keeps').targets ?? [];
  const left = all.filter(({ composition }) => targetFor(settings.targets, composition) === null);
  const merged = [...settings.targets, ...left].sort(
    (a, b) => a.composition.B2O3 - b.composition.B2O3,
  );
  return { data, settings: { ...settings, targets: merged }, iterations, design, unstable };
}
