import type { Campaign } from '../../learn/campaign';
import { type LearnedWith, type LearnReport, learnCandidates } from '../../learn/campaign-learn';
import { drive } from '../../learn/progress';
import type { Terminal } from '../terminal';
import { resultErrors } from './result';
import { saySurrogate } from './words';

/** How long the learning may keep Ctrl-C waiting, ms. */
const SIGNAL_CHECK_INTERVAL_MS = 50;

/** The learning of the next iteration, with its progress told; stops when it is asked to. */
export async function learn(
  campaign: Campaign,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<LearnedWith> {
  const title = `Iteration ${campaign.iterations.length + 1} of ${campaign.settings.iterations}`;
  let heard = performance.now();
  const onReport = (report: LearnReport) => {
    terminal.progress(`${title}: ${sayReport(report)}`);
    if (performance.now() - heard < SIGNAL_CHECK_INTERVAL_MS) return;
    heard = performance.now();
    return new Promise<void>((resolve) => {
      setImmediate(resolve);
    });
  };
  const found = await drive(learnCandidates(campaign), onReport, signal);
  terminal.note(`${title}: ${saySurrogate(resultErrors(found.learned.surrogate))}`);
  return found;
}

/** 'network 2 of 5, epoch 300 of 1000' */
function sayReport(told: LearnReport): string {
  if (told.part === 'train') {
    const { network, networks, epoch, epochs } = told.report;
    return `training network ${network + 1} of ${networks}, epoch ${epoch} of ${epochs}`;
  }
  const { evaluations, budget, best } = told.report;
  return `searching, ${evaluations} of ${budget}, best loss ${best.toPrecision(3)}`;
}
