import { describe, expect, it } from 'vitest';
import { createExperiment } from '../../core/experiment';
import { Recording } from '../../lab/recordings/recording';
import { placeReplicas } from '../../run/replicas';
import { frameStructure } from '../../structure/frame-structure';
import { frameGeometry } from '../../viewer/frame-geometry';
import type { ShownFrame } from '../stores/glass-store';
import { NO_RUN, type RunStatus } from '../stores/run-store';
import { sayShown } from './shown-words';

const experiment = createExperiment({ preset: '24B', atoms: 120, cutoff: 5 });
const [configuration] = placeReplicas(experiment);
const recording = new Recording('24B', 'run', experiment);
recording.looked.setAtoms(configuration);

const frameWith = (b4: number | null, temperature: number | null): ShownFrame => ({
  step: 0,
  time: 0,
  temperature,
  analysis: {
    sequence: 1,
    configuration,
    structure: frameStructure(configuration),
    geometry: frameGeometry({ ...configuration, ...frameStructure(configuration) }),
    density: 2.3,
    b4,
    si4: 1,
  },
});
const status: RunStatus = {
  ...NO_RUN,
  gpu: { kind: 'asking' },
  phase: 'running',
  experiment,
};

describe('the text alternative of the picture', () => {
  it('says glass, size, temperature, state and boron', () => {
    const said = sayShown(recording, frameWith(0.384, 1843), status, true);
    expect(said).toBe(
      `24B, ${configuration.types.length} atoms, 1840 K, melting; 38 % of boron is four-fold.`,
    );
  });

  it('says which of several replicas it is', () => {
    const ensemble = new Recording('24B', 'run', { ...experiment, replicas: 3 }, 3);
    ensemble.lookedAt = 1;
    ensemble.looked.setAtoms(configuration);
    expect(sayShown(ensemble, frameWith(0.384, 1843), status, true)).toBe(
      `24B, replica 2 of 3, seed ${experiment.seed + 1}, ${configuration.types.length} atoms, 1840 K, melting; 38 % of boron is four-fold.`,
    );
  });

  it('says that an earlier frame is looked at again', () => {
    const frame = { ...frameWith(0.384, 1843), time: 3.21 };
    expect(sayShown(recording, frame, status, true, true)).toBe(
      `24B, ${configuration.types.length} atoms, 1840 K, replayed at 3.21 ps; 38 % of boron is four-fold.`,
    );
    expect(sayShown(recording, { ...frame, time: null }, status, false, true)).toContain(
      ', replayed;',
    );
  });

  it('leaves out what is not known', () => {
    const said = sayShown(recording, frameWith(null, null), status, false);
    expect(said).toBe(`24B, ${configuration.types.length} atoms; no boron.`);
    expect(sayShown(null, null, status, false)).toBe('No glass is on show yet.');
  });
});
