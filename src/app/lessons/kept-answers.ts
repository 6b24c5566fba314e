import { type Answers, NO_ANSWERS, parseAnswers, serialiseAnswers } from '../../lessons/answers';
import { localValues } from '../../storage/browser-values';
import { notify } from '../stores/notice-store';

const PREFIX = 'vitrine.lesson ';
/** What could not be read is kept here, under the same name. */
const SET_ASIDE = 'vitrine.lesson-damaged ';

/** What this browser kept of the answers to a lesson; what is damaged is set aside and said. */
export function keptAnswers(key: string): Answers {
  let text: string | null = null;
  try {
    text = localValues().getItem(PREFIX + key);
    return text === null ? NO_ANSWERS : parseAnswers(text);
  } catch {
    if (text !== null) setAside(key, text);
    return NO_ANSWERS;
  }
}

function setAside(key: string, text: string): void {
  try {
    localValues().setItem(SET_ASIDE + key, text);
    localValues().removeItem(PREFIX + key);
  } catch {
    // A full storage: the next answer takes its place.
  }
  notify({
    tone: 'remark',
    message: 'The answers that this browser kept of the lesson are damaged, and were set aside.',
    hint: 'The lesson begins anew.',
  });
}

let warned = false;

export function keepAnswers(key: string, answers: Answers): void {
  try {
    localValues().setItem(PREFIX + key, serialiseAnswers(answers));
  } catch {
    if (warned) return;
    warned = true;
    notify({
      tone: 'remark',
      message: 'This browser keeps nothing: the answers will be gone with the page.',
      hint: 'Allow the page to store data, or leave the tab open.',
    });
  }
}
