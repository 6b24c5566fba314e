import { beforeEach, describe, expect, it } from 'vitest';
import { createExperiment } from '../../core/experiment';
import { ENSEMBLE_PRESETS, ensembleOf, SINGLE_GLASS } from '../../lab/setup/ensembles';
import {
  changeExperiment,
  chooseProtocol,
  loadPreset,
  setExperiment,
  setPotentialChange,
  setRoom,
  setShare,
  toggleLock,
  turnRamp,
  useSetup,
} from './setup-store';

const bench = () => useSetup.getState().experiment;

describe('the bench', () => {
  beforeEach(() => setExperiment(createExperiment({ preset: '24B' })));

  it('takes a preset, but keeps the knobs that were turned', () => {
    loadPreset(createExperiment({ preset: '75B', protocol: 'short' }));
    expect(bench()).toEqual(createExperiment({ preset: '75B', protocol: 'short' }));
    changeExperiment({ seed: 5 });
    turnRamp({ rate: 50 });
    loadPreset(createExperiment({ preset: '6B', protocol: 'demo' }));
    expect(bench().name).toBe('6B');
    expect(bench().seed).toBe(5);
    expect(bench().protocol).toEqual(createExperiment({ protocol: 'short', rate: 50 }).protocol);
    expect(bench().atoms).toBe(createExperiment({ protocol: 'demo' }).atoms);
  });

  it('names a glass by its composition', () => {
    toggleLock('Na2O');
    toggleLock('CaO');
    setShare(bench().composition, 'B2O3', 37);
    expect(bench().name).toBe('37B');
    setShare(bench().composition, 'B2O3', 30);
    expect(bench().name).toContain('30B2O3');
    toggleLock('Na2O');
    toggleLock('CaO');
  });

  it('says in place what does not fit, and what would', () => {
    changeExperiment({ atoms: 200, cutoff: 11 });
    expect(useSetup.getState().problem?.message).toContain('cutoff of 11 Å');
    expect(useSetup.getState().problem?.hint).toMatch(/at most [\d.]+ Å, or at least \d+ atoms/);
    changeExperiment({ cutoff: 6 });
    expect(useSetup.getState().problem).toBeNull();
  });

  it('knows a built-in protocol again after its knobs were turned and turned back', () => {
    turnRamp({ melt: 4000 });
    expect(bench().protocol.id).toBe('custom');
    turnRamp({ melt: 3000 });
    expect(bench().protocol.id).toBe('demo');
    turnRamp({ rate: 27 });
    expect(bench().protocol.id).toBe('demo');
    chooseProtocol('class');
    expect([bench().atoms, bench().cutoff]).toEqual([1200, 11]);
  });

  it('knows what it needs of the device, and says when that is too much', () => {
    const one = useSetup.getState().memory?.total ?? 0;
    changeExperiment({ replicas: 6 });
    expect(useSetup.getState().memory?.total).toBe(6 * one);
    const piece = useSetup.getState().memory?.largest ?? 0;
    setRoom({
      maxBufferSize: 2 * piece,
      maxStorageBufferBindingSize: piece - 1,
      maxComputeWorkgroupStorageSize: 32_768,
    });
    expect(useSetup.getState().problem?.message).toContain('6 replicas of 400 atoms do not fit');
    expect(useSetup.getState().problem?.hint).toContain('at most 5 replicas');
    changeExperiment({ replicas: 5 });
    expect(useSetup.getState().problem).toBeNull();
    useSetup.setState({ room: null });
  });

  it('sets ensembles up, keeps them under a preset, and knows the way back', () => {
    changeExperiment(ENSEMBLE_PRESETS[2].parts);
    loadPreset(createExperiment({ preset: '75B' }));
    expect(ensembleOf(bench())?.id).toBe('potentials');
    expect(bench().name).toBe('75B');
    changeExperiment({ replicas: 3 });
    expect(ensembleOf(bench())?.id).toBe('potentials');
    changeExperiment(SINGLE_GLASS);
    expect(ensembleOf(bench())).toBeNull();
    changeExperiment({ replicas: 6 });
    expect(ensembleOf(bench())?.id).toBe('seeds');
  });

  it('moves a parameter of the potential from its published value', () => {
    setPotentialChange('bo-rho', 2);
    expect(bench().potential.id).toBe('yang2026-changed');
    setPotentialChange('bo-rho', 0);
    expect(bench().potential.id).toBe('yang2026');
  });
});
