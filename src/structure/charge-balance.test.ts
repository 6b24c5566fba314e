import { readFileSync } from 'node:fs';
import { gunzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { publishedCrystal } from '../../tests/support/crystals';
import { configurationOf, referenceGlass, referenceMeasurement } from '../../tests/support/glass';
import type { Configuration } from '../core/configuration';
import { ELEMENTS, type Element, FORMERS, NETWORK_CUTOFFS } from '../core/elements';
import { counterRandom } from '../core/random';
import { readExtendedXyz } from '../formats/extended-xyz';
import { parseRecordedGlasses } from '../formats/recorded-glasses';
import { chargeBalance, chargeTerms } from './charge-balance';
import { coordinationNumbers } from './coordination';
import { elementCounts } from './element-counts';
import { networkOf } from './network';

const balanceOf = (configuration: Configuration) => chargeBalance(networkOf(configuration));

const namedTerms = (configuration: Configuration): Record<string, number> =>
  Object.fromEntries(
    chargeTerms(balanceOf(configuration)).map(({ name, charge }) => [name, charge]),
  );

/** That both sides are the same integer, and the modifiers' is what the composition says. */
function expectExact(configuration: Configuration): void {
  const balance = balanceOf(configuration);
  const { Na = 0, Ca = 0, Mg = 0, K = 0 } = elementCounts(configuration);
  expect(balance.modifiers).toBe(Na + 2 * Ca + 2 * Mg + K);
  const sum = chargeTerms(balance).reduce((total, { charge }) => total + charge, 0);
  expect(sum).toBe(balance.modifiers);
  expect(Number.isInteger(sum)).toBe(true);
}

describe('the book of charges', () => {
  const listed: unknown = JSON.parse(readFileSync('public/glasses/index.json', 'utf8'));

  it.each(parseRecordedGlasses(listed).map(({ file }) => file))(
    '%s: exact in every frame, and without a rest',
    (file) => {
      const text = new TextDecoder().decode(gunzipSync(readFileSync(`public/glasses/${file}`)));
      const frames = readExtendedXyz(text, file).map(({ configuration }) => configuration);
      expect(frames.length).toBeGreaterThan(1);
      for (const frame of frames) {
        expectExact(frame);
        expect(balanceOf(frame).formal).toBe(0);
      }
    },
  );

  it('has of the reference glass what an independent program and distances say', () => {
    const glass = referenceGlass();
    const { counts, oxygen } = referenceMeasurement();
    const terms = namedTerms(glass);
    expect(terms['non-bridging O']).toBe(Math.round(counts.O * oxygen['1']));
    expect(terms['O on 3 formers']).toBe(-Math.round(counts.O * oxygen['3']));
    for (const former of FORMERS) {
      const bonds = coordinationNumbers(glass, former, 'O', NETWORK_CUTOFFS[former]);
      for (const z of [2, 3, 4, 5]) {
        const many = bonds.filter((number) => number === z).length;
        const each = z - ELEMENTS[former].charge;
        expect(terms[`${former}O${z}`] ?? 0, `${former}O${z}`).toBe(many * each || 0);
      }
    }
  });

  it('danburite: each calcium for two BO4, nothing else', () => {
    const crystal = publishedCrystal('danburite', [1, 1, 1]);
    const { B = 0, Ca = 0 } = elementCounts(crystal);
    expect(namedTerms(crystal)).toEqual({ BO4: B });
    expect(balanceOf(crystal).modifiers).toBe(2 * Ca);
    expect(B).toBe(2 * Ca);
  });

  it.each([1, 2, 3, 4, 5, 6])('exact for atoms thrown together at random (seed %i)', (seed) => {
    const random = counterRandom(seed, 1);
    const elements: Element[] = ['O', 'Si', 'B', 'Al', 'Na', 'Ca', 'Mg', 'K'];
    const place = () => 9 * random.uniform();
    const atoms = Array.from({ length: 400 }, (_unused, atom) => {
      const element = elements[Math.floor(atom % 3 === 0 ? 0 : 8 * random.uniform())];
      return [element, place(), place(), place()] as const;
    });
    const soup = configurationOf(atoms, 9);
    expectExact(soup);
    const { formers, oxygen, formal } = balanceOf(soup);
    expect(Object.keys(formers.B).length).toBeGreaterThan(3);
    expect(Object.keys(oxygen).length).toBeGreaterThan(3);
    expect(formal).not.toBe(0);
  });

  it('of an empty box, and of sodium alone: nothing takes charge of it', () => {
    expect(chargeTerms(balanceOf(configurationOf([], 5)))).toEqual([]);
    const sodium = configurationOf([['Na', 1, 1, 1]], 5);
    expect(namedTerms(sodium)).toEqual({ 'formal charge of the whole': 1 });
    expectExact(sodium);
  });
});
