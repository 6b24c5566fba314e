import { describe, expect, it } from 'vitest';
import { Problem } from '../core/problem';
import { type Answers, answerTo, parseAnswers, serialiseAnswers } from './answers';
import type { PredictTask } from './tasks/predict';

const ANSWERS: Answers = {
  step: 1,
  furthest: 3,
  answers: {
    guess: { kind: 'predict', value: 'more' },
    share: { kind: 'read', value: 44, right: true, tries: 2, shown: false },
    why: { kind: 'explain', text: 'Charges.\nTwo lines.' },
  },
};
const GUESS: PredictTask = { kind: 'predict', id: 'guess', ask: 'How?', choose: ['more', 'less'] };

describe('answers', () => {
  it('are read as they were written', () => {
    expect(parseAnswers(serialiseAnswers(ANSWERS))).toEqual(ANSWERS);
  });

  it.each([
    ['cut short', (text: string) => text.slice(0, -9)],
    ['of a later version', (text: string) => text.replace('"version":1', '"version":2')],
    ['of another kind', (text: string) => text.replace('"predict"', '"draw"')],
    ['with no number', (text: string) => text.replace('44', 'null')],
    ['with a step before the first', (text: string) => text.replace('"step":1', '"step":-1')],
    ['of somebody else', () => '[]'],
  ])('that are %s are refused', (_, damage) => {
    expect(() => parseAnswers(damage(serialiseAnswers(ANSWERS)))).toThrow(Problem);
  });

  it('belong to a task as it is now', () => {
    expect(answerTo(ANSWERS, GUESS)).toEqual({ kind: 'predict', value: 'more' });
    expect(answerTo(ANSWERS, { ...GUESS, choose: ['up', 'down'] })).toBeNull();
    expect(answerTo(ANSWERS, { ...GUESS, id: 'why' })).toBeNull();
    expect(answerTo(ANSWERS, { ...GUESS, id: 'constructor' })).toBeNull();
  });
});
