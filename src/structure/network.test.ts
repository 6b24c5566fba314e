import { describe, expect, it } from 'vitest';
import { oxygensWith } from '../../tests/support/atoms-with';
import { publishedCrystal } from '../../tests/support/crystals';
import { configurationOf, referenceGlass, referenceMeasurement } from '../../tests/support/glass';
import { moved, reordered, repeated } from '../../tests/support/systems';
import { connectivity, connectivityFractions } from './connectivity';
import { boronCoordination, coordinationFractions, siliconCoordination } from './coordination';
import { meanOf } from './fractions';
import { atomsOf, bondCount, bondCountWithin, formersOf, networkOf } from './network';
import { oxygenSpeciation } from './oxygen';

const glass = referenceGlass();
const reference = referenceMeasurement();
const network = networkOf(glass);

describe('the network of the reference glass', () => {
  it('has its oxygens and its Qⁿ', () => {
    expect(oxygenSpeciation(network)).toEqual(reference.oxygen);
    expect(connectivityFractions(network, 'Si')).toEqual(reference.Q_Si);
    expect(connectivityFractions(network, 'B')).toEqual(reference.Q_B);
  });

  it('says which atoms they are', () => {
    const tricluster = oxygensWith(network, 3);
    expect(tricluster).toHaveLength(Math.round(reference.oxygen['3'] * reference.counts.O));
    for (const oxygen of tricluster) expect(bondCount(network, oxygen)).toBe(3);
    const { formers, bridges } = connectivity(network, 'Si');
    const q2 = formers.filter((_, k) => bridges[k] === 2);
    expect(q2).toHaveLength(Math.round(reference.Q_Si['2'] * reference.counts.Si));
    for (const former of q2) expect(atomsOf(network, 'Si')).toContain(former);
  });

  it('does not depend on the order of the atoms or the place of the box', () => {
    const order = [...glass.types.keys()].reverse();
    for (const other of [reordered(glass, order), moved(glass, (k) => [3.1, -7.7, 11.2][k % 3])]) {
      expect(oxygenSpeciation(networkOf(other))).toEqual(reference.oxygen);
      expect(connectivityFractions(networkOf(other), 'B')).toEqual(reference.Q_B);
    }
  });

  it('sees every bond from both its ends', () => {
    const { offsets, neighbours, images, vectors } = network;
    for (const former of formersOf(network)) {
      for (let there = offsets[former]; there < offsets[former + 1]; there++) {
        const oxygen = neighbours[there];
        const row = Array.from(
          { length: bondCount(network, oxygen) },
          (_, k) => offsets[oxygen] + k,
        );
        const back = row.filter((entry) => neighbours[entry] === former);
        expect(back).toHaveLength(1);
        for (let k = 0; k < 3; k++) {
          expect(images[3 * back[0] + k] + images[3 * there + k]).toBe(0);
          expect(vectors[3 * back[0] + k] + vectors[3 * there + k]).toBe(0);
        }
      }
    }
  });
});

describe('crystals', () => {
  it.each(['α-quartz', 'β-cristobalite'] as const)('%s: Si4, bridging oxygen, Q⁴', (name) => {
    const crystal = publishedCrystal(name, [1, 1, 1]);
    const silica = networkOf(crystal);
    expect(siliconCoordination(crystal)).toEqual({ 4: 1 });
    expect(oxygenSpeciation(silica)).toEqual({ 2: 1 });
    expect(connectivityFractions(silica, 'Si')).toEqual({ 4: 1 });
    expect(connectivityFractions(silica, 'B')).toBeNull();
  });

  it('B2O3-I: BO3, bridging oxygen, no Qⁿ', () => {
    const crystal = publishedCrystal('B2O3-I', [1, 1, 1]);
    expect(boronCoordination(crystal)).toEqual({ 3: 1 });
    expect(oxygenSpeciation(networkOf(crystal))).toEqual({ 2: 1 });
    expect(connectivityFractions(networkOf(crystal), 'B')).toBeNull();
  });

  it('danburite: Si4, BO4, seven oxygens on calcium', () => {
    const crystal = publishedCrystal('danburite', [1, 1, 1]);
    expect(siliconCoordination(crystal)).toEqual({ 4: 1 });
    expect(boronCoordination(crystal)).toEqual({ 4: 1 });
    expect(connectivityFractions(networkOf(crystal), 'B')).toEqual({ 4: 1 });
    expect(coordinationFractions(crystal, 'Ca', 'O', 2.8)).toEqual({ 7: 1 });
  });

  it('have the same neighbours in one cell and in many', () => {
    const cell = publishedCrystal('B2O3-I', [1, 1, 1]);
    for (const crystal of [cell, repeated(cell, 2), repeated(cell, 3)]) {
      const copies = crystal.types.length / cell.types.length;
      expect(networkOf(crystal).neighbours).toHaveLength(
        copies * networkOf(cell).neighbours.length,
      );
      // 4.5 Å is more than half the cell's edge of 4.336 Å.
      expect(meanOf(coordinationFractions(crystal, 'B', 'O', 4.5))).toBeCloseTo(
        meanOf(coordinationFractions(cell, 'B', 'O', 4.5)) as number,
        10,
      );
    }
  });
});

describe('small and odd systems', () => {
  it('an atom bonded to two images of the same one has two bonds', () => {
    const chain = networkOf(
      configurationOf(
        [
          ['Si', 0, 0, 0],
          ['O', 1.6, 0, 0],
        ],
        3.2,
      ),
    );
    expect(bondCount(chain, 0)).toBe(2);
    expect(oxygenSpeciation(chain)).toEqual({ 2: 1 });
  });

  it('counts free oxygen, and four-fold oxygen', () => {
    const atoms = networkOf(
      configurationOf(
        [
          ['O', 1, 1, 1],
          ['O', 6, 6, 6],
          ['Si', 7.5, 6, 6],
          ['Si', 4.5, 6, 6],
          ['B', 6, 7.4, 6],
          ['B', 6, 4.7, 6],
        ],
        12,
      ),
    );
    expect(oxygenSpeciation(atoms)).toEqual({ 0: 0.5, 4: 0.5 });
  });

  it('boron keeps its own cutoff within the network', () => {
    const stretched = networkOf(
      configurationOf(
        [
          ['B', 5, 5, 5],
          ['O', 6.4, 5, 5],
          ['O', 5, 6.9, 5],
        ],
        12,
      ),
    );
    expect(bondCount(stretched, 0)).toBe(2);
    expect(bondCountWithin(stretched, 0, 1.8)).toBe(1);
  });

  it('without oxygen, formers or atoms there is nothing to tell', () => {
    const empty = networkOf(configurationOf([], 10));
    expect(oxygenSpeciation(empty)).toBeNull();
    const cations = networkOf(configurationOf([['Si', 1, 1, 1]], 10));
    expect(oxygenSpeciation(cations)).toBeNull();
    expect(connectivityFractions(cations, 'Si')).toBeNull();
    const salt = networkOf(
      configurationOf(
        [
          ['Na', 1, 1, 1],
          ['O', 3, 1, 1],
        ],
        10,
      ),
    );
    expect(oxygenSpeciation(salt)).toEqual({ 0: 1 });
    expect(formersOf(salt)).toHaveLength(0);
  });
});
