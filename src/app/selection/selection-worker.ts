/** The worker that finds atoms: those of a range of a figure, and what one atom is. */
import { Problem } from '../../core/problem';
import { atomReport } from './atom-report';
import { atomRings } from './atom-rings';
import { rangeKindOf } from './atoms-of-range';
import type {
  AskedFrame,
  FromSelection,
  QuestionKind,
  SelectionAnswers,
  SelectionQuestion,
  ToSelection,
} from './selection-messages';

let latest: AskedFrame | null = null;

/** The same object for the same frame, so that its rings are found once. */
function configurationOf({ frame, configuration }: AskedFrame): AskedFrame['configuration'] {
  if (latest?.frame !== frame) latest = { frame, configuration };
  return latest.configuration;
}

function answerTo(question: SelectionQuestion): SelectionAnswers[QuestionKind] {
  const configuration = configurationOf(question);
  switch (question.kind) {
    case 'range': {
      const { range, span } = question;
      const kind = rangeKindOf(range);
      return kind?.atoms(configuration, range.from, range.to, span) ?? new Uint32Array();
    }
    case 'atom':
      return atomReport(configuration, question.atom);
    case 'rings':
      return atomRings(configuration, question.atom);
  }
}

function post(message: FromSelection): void {
  postMessage(message);
}

addEventListener('message', ({ data }: MessageEvent<ToSelection>) => {
  const { sequence, question } = data;
  try {
    post({ kind: 'answer', sequence, answer: answerTo(question) });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const hint = error instanceof Problem ? error.hint : 'Try another file, or report it.';
    post({ kind: 'failed', sequence, message, hint });
  }
});
