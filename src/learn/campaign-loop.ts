import {
  type Campaign,
  jobsOf,
  type Learned,
  phaseOf,
  withCandidates,
  withOutcomes,
} from './campaign';
import type { Job, JobOutcome } from './campaign-jobs';

/** What a campaign needs from outside. */
export interface CampaignHands {
  /** Trains a surrogate on all trials and chooses candidates (`learnCandidates`, in a worker or not) */
  readonly learn: (campaign: Campaign, signal: AbortSignal) => Promise<Learned>;
  /** Molecular dynamics; one outcome a job, in their order. The iteration counts from 0. */
  readonly simulate: (
    jobs: readonly Job[],
    iteration: number,
    signal: AbortSignal,
  ) => Promise<readonly JobOutcome[]>;
  /** Keeps the campaign after each phase, so that it can be taken up again there */
  readonly keep: (campaign: Campaign) => void | Promise<void>;
}

/**
 * Goes on with a campaign from where it stands to its end: learn, simulate, learn again. What comes of
 * it depends on the campaign alone, however often it was stopped on the way.
 *
 * @throws the signal's reason when it is aborted between two phases, and whatever the hands throw
 */
export async function runCampaign(
  campaign: Campaign,
  { learn, simulate, keep }: CampaignHands,
  signal: AbortSignal,
): Promise<Campaign> {
  let present = campaign;
  for (let phase = phaseOf(present); phase !== 'done'; phase = phaseOf(present)) {
    signal.throwIfAborted();
    if (phase === 'learn') {
      present = withCandidates(present, await learn(present, signal));
    } else {
      const iteration = present.iterations.length - 1;
      present = withOutcomes(
        present,
        await simulate(jobsOf(present, iteration), iteration, signal),
      );
    }
    await keep(present);
  }
  return present;
}
