import { describe, expect, it } from 'vitest';
import { TABLE_1 } from './composition';
import { createExperiment } from './experiment';
import { checkExperiment } from './experiment-checks';
import { parseExperiment, serialiseExperiment } from './experiment-json';
import { potentialById } from './potential';
import { protocolById } from './protocol';
import {
  everyComposition,
  everyPotential,
  replicaCount,
  replicaExperiments,
  variantOf,
} from './variants';

const compositions = createExperiment({ replicas: 2, seed: 5, variants: everyComposition() });

describe('variants', () => {
  it('count through the seeds of each', () => {
    expect(replicaCount(compositions)).toBe(18);
    const each = replicaExperiments(compositions);
    expect(each.map(({ name, seed }) => `${name} ${seed}`).slice(0, 4)).toEqual([
      `${compositions.variants[0].name} 5`,
      `${compositions.variants[0].name} 6`,
      `${compositions.variants[1].name} 5`,
      `${compositions.variants[1].name} 6`,
    ]);
    expect(each.map((_, r) => variantOf(compositions, r)).slice(0, 4)).toEqual([0, 0, 1, 1]);
    for (const experiment of each) {
      expect(experiment.composition).toEqual(TABLE_1[experiment.name as keyof typeof TABLE_1]);
      expect(experiment).toMatchObject({ replicas: 1, variants: [] });
    }
    const wrapped = createExperiment({ seed: 2 ** 32 - 1, replicas: 2 });
    expect(replicaExperiments(wrapped).map(({ seed }) => seed)).toEqual([2 ** 32 - 1, 0]);
  });

  it('survive files and links: compositions, potentials, protocols', () => {
    const { protocol } = protocolById('demo');
    const warmer = {
      ...protocol,
      id: 'warmer',
      stages: protocol.stages.map((stage) => ({
        ...stage,
        temperature: { from: stage.temperature.from + 100, to: stage.temperature.to },
      })),
    };
    const experiment = createExperiment({
      variants: [
        ...everyPotential(),
        { name: 'warmer', protocol: warmer },
        { name: 'mine', potential: { ...potentialById('yang2026'), id: 'mine' } },
      ],
      changes: [{ step: 3, quantity: 'pressure', value: 1 }],
      numerics: {
        adapter: 'Some GPU',
        lanes: 16,
        meshLanes: 4,
        skin: 1,
        meshPointCost: 15,
        planeThreads: 4,
      },
    });
    const json = JSON.parse(JSON.stringify(serialiseExperiment(experiment)));
    expect(parseExperiment(json)).toEqual(experiment);
  });

  it.each([
    [{ variants: {} }, '"variants" must be a list of variants'],
    [{ variants: [{}] }, '"0.name" is missing'],
    [{ variants: [{ name: 'x', composition: { SiO2: 50 } }] }, 'sums to 50 mol%'],
    [{ variants: [{ name: 'x', potential: 'none' }] }, 'no potential "none"'],
    [{ numerics: { adapter: 'x', lanes: 3 } }, '"numerics.lanes" must be 1, 2, 4, 8, 16 or 32'],
    [
      { numerics: { adapter: 'x', lanes: 4, skin: 3 } },
      '"numerics.skin" must be 0.75, 1, 1.5 or 2',
    ],
    [{ changes: [{ step: 1 }] }, '"0.quantity" is missing'],
  ])('refuse %j', (part, message) => {
    const json = { ...serialiseExperiment(createExperiment()), ...part };
    expect(() => parseExperiment(json)).toThrow(message);
  });

  it('are computed as before where older files do not say how', () => {
    const numerics = { adapter: 'x', lanes: 4 };
    const json = { ...serialiseExperiment(createExperiment()), numerics };
    expect(parseExperiment(json).numerics).toEqual({
      ...numerics,
      meshLanes: 1,
      skin: 1,
      meshPointCost: 15,
      planeThreads: 4,
    });
  });

  it('must fit, every one of them', () => {
    expect(() => checkExperiment(compositions)).not.toThrow();
    const long = createExperiment({ variants: everyComposition(), cutoff: 9 });
    expect(() => checkExperiment(long)).toThrow('does not fit into a box');
    const { protocol } = protocolById('short');
    const other = createExperiment({ variants: [{ name: 'slow', protocol }] });
    expect(() => checkExperiment(other)).toThrow('"slow" has a protocol whose stages do not last');
  });

  it('with protocols of their own cannot be changed in temperature', () => {
    const { protocol } = protocolById('demo');
    const experiment = createExperiment({
      variants: [{ name: 'same', protocol }],
      changes: [{ step: 3, quantity: 'temperature', value: 1000 }],
    });
    expect(() => checkExperiment(experiment)).toThrow('follows a protocol of its own');
  });
});
