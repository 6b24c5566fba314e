import { deflateSync, strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { compositionFrom, GLASS_NAMES } from '../core/composition';
import { createExperiment } from '../core/experiment';
import { POTENTIALS } from '../core/potential';
import { Problem } from '../core/problem';
import { PROTOCOLS, protocolById } from '../core/protocol';
import { counterRandom } from '../core/random';
import type { Scene } from './scene';
import {
  decodeShareLink,
  encodeShareLink,
  isShareLink,
  LONGEST_LINK,
  readShareLink,
} from './share-link';

function base64Url(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url');
}

describe('share link', () => {
  it('carries every preset, potential and protocol', () => {
    for (const preset of GLASS_NAMES) {
      for (const { id: potential } of POTENTIALS) {
        for (const { protocol } of PROTOCOLS) {
          const experiment = createExperiment({
            preset,
            potential,
            protocol: protocol.id,
            seed: 7,
          });
          expect(decodeShareLink(encodeShareLink(experiment))).toEqual(experiment);
        }
      }
    }
  });

  it('is short, fits into a URL and may keep its #', () => {
    const link = encodeShareLink(createExperiment({ preset: '24B' }));
    expect(link).toMatch(/^s=1\.[A-Za-z0-9_-]+$/);
    expect(link.length).toBeLessThan(260);
    expect(isShareLink(`#${link}`)).toBe(true);
    expect(isShareLink('#figures')).toBe(false);
    expect(decodeShareLink(`#${link}`)).toEqual(createExperiment({ preset: '24B' }));
  });

  it('carries changed potentials, protocols and names', () => {
    const { protocol } = protocolById('paper');
    const pairs = { ...POTENTIALS[3].pairs, 'B-B': { A: 500, rho: 0.36, C: 0 } };
    const experiment = createExperiment({
      name: 'Ma trempe à moi',
      composition: compositionFrom({ SiO2: 33.3, B2O3: 33.3, Na2O: 33.4 }),
      potential: { ...POTENTIALS[3], id: 'custom', pairs },
      protocol: { ...protocol, id: 'custom', accuracy: 1e-4 },
      seed: 0xffffffff,
    });
    const link = encodeShareLink(experiment);
    expect(link.length).toBeLessThan(1500);
    expect(decodeShareLink(link)).toEqual(experiment);
  });

  it('refuses to become too long', () => {
    const random = counterRandom(1, 0);
    const name = Array.from({ length: 9000 }, () => random.integer(36).toString(36)).join('');
    const noisy = { ...POTENTIALS[0], id: 'noisy', name };
    expect(() => encodeShareLink(createExperiment({ potential: noisy }))).toThrow(
      'This experiment is too large for a link.',
    );
  });

  it('notices any single changed or missing character', () => {
    const experiment = createExperiment({ preset: '24B' });
    const link = encodeShareLink(experiment);
    for (let i = 4; i < link.length - 1; i++) {
      const changed = `${link.slice(0, i)}${link[i] === 'A' ? 'B' : 'A'}${link.slice(i + 1)}`;
      expect(() => decodeShareLink(changed)).toThrow(Problem);
      expect(() => decodeShareLink(link.slice(0, i))).toThrow(Problem);
    }
  });

  const bomb = new Uint8Array([0, 0, 0, 0, ...deflateSync(new Uint8Array(2_000_000))]);
  it.each([
    ['something else', 'figures', 'it does not begin with "s=1." or "s=2."'],
    ['nothing after it', 's=1.', 'The share link cannot be read'],
    ['a newer version', 's=3.abc', 'has version "3"; this Vitrine reads versions 1 and 2'],
    ['odd characters', 's=1.ab%20cd', 'it has characters that no link has'],
    ['noise', `s=1.${base64Url(strToU8('not deflated at all'))}`, 'The share link cannot be read'],
    ['a bomb', `s=1.${base64Url(bomb)}`, 'it unfolds to 2000000 bytes, and the most is 65536'],
    ['an endless link', `s=1.${'A'.repeat(LONGEST_LINK)}`, `and the most is ${LONGEST_LINK}`],
  ])('refuses %s', (_, fragment, message) => {
    expect(() => decodeShareLink(fragment)).toThrow(Problem);
    expect(() => decodeShareLink(fragment)).toThrow(message);
  });

  it('refuses an experiment that is not right, naming the field', () => {
    const wrong = { ...createExperiment(), atoms: 1e9 };
    expect(() => decodeShareLink(encodeShareLink(wrong))).toThrow(
      'The experiment in the share link: "atoms" must be a whole number',
    );
  });

  it('carries what its sender saw', () => {
    const experiment = createExperiment({ preset: '75B' });
    const scene: Scene = {
      glass: { kind: 'recorded', file: '75B-100.extxyz.gz' },
      replica: 0,
      moment: 27_000,
      colours: 'element',
      hidden: ['bonds', 'box'],
      page: 'paper',
      figure: 'pair-distribution',
      choices: { 'pair-distribution': { pair: 'B-O' }, 'ring-sizes': { criterion: 'king' } },
      singles: true,
      lit: { figure: 'pair-distribution', series: 'B-O', from: 1.2, to: 1.7 },
      atom: 12,
      camera: { position: [10.5, 0, -40.25], target: [0, 1, 2] },
    };
    const link = encodeShareLink(experiment, scene);
    expect(link).toMatch(/^s=2\./);
    expect(link.length).toBeLessThan(900);
    expect(readShareLink(`#${link}`)).toEqual({ experiment, scene });
    expect(decodeShareLink(link)).toEqual(experiment);
  });

  it('carries the run that was on show beside another set-up', () => {
    const experiment = createExperiment({ preset: '75B' });
    const shown = createExperiment({ preset: '24B', seed: 9 });
    const scene: Scene = { glass: { kind: 'run', experiment: shown } };
    expect(readShareLink(encodeShareLink(experiment, scene))).toEqual({ experiment, scene });
    const own: Scene = { glass: { kind: 'run' }, camera: { direction: [0, 0, 1] } };
    expect(readShareLink(encodeShareLink(experiment, own))).toEqual({ experiment, scene: own });
  });

  it('still opens links that were made before there were scenes', () => {
    const made =
      's=1.qswJZR2OwQ6CMBBE_2XOjSkVNOkR73LwCzZYtAl0m3Y1MYR_d-G2mZ15Myu-odTICb4xSLQEeLi2h8HIS-Ya5XiueMTBwXfq6t1whnetwZ3coMHO4Eb7YTeDzBKSRJoV9KP0ctZdlJYLC4-8q_XNRVQi4aUq0lot-whPE_z1pLAawvPYU0Ke40hqarY_';
    expect(readShareLink(made)).toEqual({
      experiment: { ...createExperiment({ preset: '24B', protocol: 'short' }), seed: 1 },
      scene: null,
    });
  });

  it.each<[string, Scene, string]>([
    ['a colour', { colours: 'rainbow' } as unknown as Scene, '"colours" must be coordination'],
    [
      'a range',
      { lit: { figure: 'a', series: 'b', from: Number.NaN, to: 1 } },
      '"lit.from" must be',
    ],
    ['a camera', { camera: { direction: [0, 1] } } as unknown as Scene, '"camera" must be'],
    ['a glass', { glass: { kind: 'mine' } } as unknown as Scene, '"glass.kind" must be'],
    ['a field', { sound: 1 } as unknown as Scene, '"sound" is not a field'],
  ])('refuses a scene of which %s is not right, naming it', (_, scene, message) => {
    const link = encodeShareLink(createExperiment(), scene);
    expect(() => readShareLink(link)).toThrow(Problem);
    expect(() => readShareLink(link)).toThrow(message);
  });
});
