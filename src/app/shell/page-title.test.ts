import { describe, expect, it } from 'vitest';
import { createExperiment } from '../../core/experiment';
import { NO_RUN, type RunStatus } from '../stores/run-store';
import { pageTitle } from './page-title';

const idle: RunStatus = { ...NO_RUN, gpu: { kind: 'asking' } };
const done: RunStatus = {
  ...idle,
  phase: 'done',
  experiment: createExperiment({ preset: '24B' }),
  progress: {
    step: 1,
    stageIndex: 0,
    temperature: 381,
    pressure: 0,
    density: 2.4,
    perReplica: [{ temperature: 381, pressure: 0, density: 2.4 }],
    stepsPerSecond: null,
  },
};
const paused: RunStatus = { ...done, phase: 'running', paused: true };
const glass = (glassTitle: string) => ({ glassTitle });

describe('the title of the document', () => {
  it('says what is on show', () => {
    expect(pageTitle('lab', null, false, idle)).toBe('Vitrine, a glass laboratory');
    expect(pageTitle('lab', glass('75B'), false, idle)).toBe('75B: Vitrine, a glass laboratory');
    expect(pageTitle('lab', glass('24B'), true, done)).toBe('Done 380 K, 24B: Vitrine');
    expect(pageTitle('lab', glass('75B'), false, done)).toBe('75B: Vitrine, a glass laboratory');
    expect(pageTitle('paper', glass('24B'), true, done)).toBe(
      'The paper: Vitrine, a glass laboratory',
    );
    expect(pageTitle('fit', null, false, idle)).toBe('Potential lab: Vitrine, a glass laboratory');
  });

  it('names a run that goes on behind it', () => {
    expect(pageTitle('lab', glass('75B'), false, paused)).toBe('75B; Paused 380 K, 24B: Vitrine');
    expect(pageTitle('paper', glass('24B'), true, paused)).toBe(
      'The paper; Paused 380 K, 24B: Vitrine',
    );
  });
});
