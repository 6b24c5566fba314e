import { describe, expect, it } from 'vitest';
import { createExperiment } from '../core/experiment';
import { POTENTIALS } from '../core/potential';
import { Problem } from '../core/problem';
import { counterRandom } from '../core/random';
import { decodeShareLink, encodeShareLink, isShareLink } from './share-link';

const experiments = [
  createExperiment({ preset: '24B' }),
  createExperiment({ preset: '75B', seed: 4_000_000_000, atoms: 1234, cutoff: 8, rate: 33 }),
  createExperiment({
    name: 'Ma trempe – à moi',
    potential: {
      ...POTENTIALS[2],
      id: 'custom',
      citation: 'nobody, a long note, '.repeat(8).trim(),
    },
  }),
];
const links = experiments.map((experiment) => encodeShareLink(experiment));
const middle = (link: string) => Math.floor(link.length / 2);
const into = (text: string) => (link: string) =>
  link.slice(0, middle(link)) + text + link.slice(middle(link));
const everyLine = (link: string, mark: string) => link.replace(/(.{60})/g, `$1\n${mark}`);

/** What mail, messengers and word processors do to a link. */
const MUTATIONS: readonly (readonly [string, (link: string) => string])[] = [
  ...['.', ',', ')', '>', '"', '!', '**', ' »', '”', "'", ';', '…', ')).', '_', '-', '*', '`'].map(
    (mark): [string, (link: string) => string] => [`followed by ${mark}`, (link) => link + mark],
  ),
  ['padded', (link) => `${link}==`],
  ['followed by a tracker', (link) => `${link}&utm_source=chat&fbclid=AbC_12-x`],
  ['followed by another fragment', (link) => `${link}#top`],
  ['followed by a question', (link) => `${link}?x=1`],
  ['followed by words', (link) => `${link} try this one`],
  ['followed by words of its own characters', (link) => `${link}%20thanks`],
  ['with a blank inside', into(' ')],
  ['with a line break inside', into('\r\n')],
  ['with an encoded blank inside', into('%20')],
  ['with an encoded line break inside', into('%0D%0A')],
  ['with a plus for a blank', into('+')],
  ['with a soft hyphen', into('\u00AD')],
  ['with a space of no width', into('\u200B')],
  ['with the same, encoded', into('%E2%80%8B')],
  ['in quoted-printable', (link) => everyLine(link.replace(/=/g, '=3D'), '').replace(/\n/g, '=\n')],
  ['wrapped', (link) => everyLine(link, '')],
  ['wrapped and quoted', (link) => everyLine(link, '> ')],
  ['percent-encoded', (link) => encodeURIComponent(link)],
  ['percent-encoded twice', (link) => encodeURIComponent(encodeURIComponent(link))],
  [
    'percent-encoded throughout',
    (link) => link.replace(/./g, (c) => `%${c.charCodeAt(0).toString(16)}`),
  ],
  ['behind a slash', (link) => `/${link}`],
  ['behind a bang', (link) => `!${link}`],
  ['behind a bang and a slash', (link) => `!/${link}`],
  ['behind brackets', (link) => `<(${link})>`],
  ['with a capital', (link) => link.replace('s=', 'S=')],
  ['with blanks about the sign', (link) => link.replace('s=', 's = ')],
  ['without its sign', (link) => link.replace('s=', '')],
  [
    'in the base64 of others',
    (link) => `s=1.${link.slice(4).replace(/-/g, '+').replace(/_/g, '/')}`,
  ],
  ['with dashes of a word processor', (link) => link.replaceAll('--', '—').replaceAll('-', '–')],
  ['twice', (link) => `${link}https://example.org/#${link}`],
];

describe('a link that came through mail or a messenger', () => {
  it.each(MUTATIONS)('opens %s', (_, mutate) => {
    for (const [i, link] of links.entries()) {
      for (const fragment of [mutate(link), `#${mutate(link)}`]) {
        expect(isShareLink(fragment)).toBe(true);
        expect(decodeShareLink(fragment)).toEqual(experiments[i]);
      }
    }
  });

  it('is never taken for another experiment', () => {
    const random = counterRandom(17, 0);
    for (const [i, link] of links.entries()) {
      for (let n = 0; n < 300; n++) {
        const at = 2 + Math.floor(random.uniform() * (link.length - 2));
        const sign = String.fromCharCode(33 + Math.floor(random.uniform() * 90));
        const changed = link.slice(0, at) + sign + link.slice(at + 1);
        expect(isShareLink(changed)).toBe(true);
        try {
          expect(decodeShareLink(changed)).toEqual(experiments[i]);
        } catch (error) {
          expect(error).toBeInstanceOf(Problem);
        }
      }
    }
  });

  it('is said where it cannot be opened, and other fragments are left alone', () => {
    for (const fragment of ['s=', '#s%3D1', '#/s=9.AAAA', '#S=1.', '#s=1.abc', '#!s=']) {
      expect(isShareLink(fragment)).toBe(true);
      expect(() => decodeShareLink(fragment)).toThrow(Problem);
    }
    for (const fragment of ['', '#paper', '#fit', '#figures', '#panel-figures', '#results=1']) {
      expect(isShareLink(fragment)).toBe(false);
    }
  });

  it('takes no time, whatever the fragment', () => {
    for (const part of ['s=1.', '%73', '%', 's = ', '#!/', '-', '=\n']) {
      const long = part.repeat(100_000 / part.length);
      isShareLink(long);
      expect(() => decodeShareLink(long)).toThrow(Problem);
    }
  });
});
