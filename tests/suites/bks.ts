import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compositionFrom } from '../../src/core/composition';
import { type Configuration, elementOf } from '../../src/core/configuration';
import { createExperiment } from '../../src/core/experiment';
import { protocolById } from '../../src/core/protocol';
import type { Platform } from '../../src/engine/dynamics';
import type { ThermoSample } from '../../src/engine/types';
import { readLammpsData } from '../../src/formats/lammps-data';
import { Run } from '../../src/run/run';
import { forEachPair } from '../../src/structure/neighbours';
import { bksSilica } from '../support/bks';
import { readCsv } from '../support/csv';
import { directSum } from '../support/ewald';
import { rmsDifference } from '../support/vectors';

const BKS = bksSilica();

export function silicaSuite(platform: () => Promise<Platform>): void {
  describe('silica of BKS, whose Si–O wall is low', () => {
    it('has the forces of LAMMPS at 1.38 and 1.60 Å', async () => {
      const file = new URL('../data/guard/tri.data', import.meta.url);
      const configuration = readLammpsData(readFileSync(file, 'utf8'), 'tri.data');
      const setup = { configuration, potential: BKS, cutoff: 10, accuracy: 1e-6 };
      const simulation = await (await platform()).create({ replicas: [setup], timeStep: 1 });
      const [sample] = await simulation.evaluate();
      const forces = await simulation.readForces(0);
      simulation.destroy();
      // LAMMPS (buck/coul/long 10, ewald): +2.35 eV/Å along x on the oxygen at 1.38 Å.
      expect(forces[3]).toBeCloseTo(2.35, 2);
      const exact = directSum(configuration, BKS, 10);
      expect(rmsDifference(forces, exact.forces)).toBeLessThan(2e-4);
      expect(sample.buckingham).toBeCloseTo(exact.buckingham, 3);
    });

    it('has the forces and the energy of LAMMPS in a melt of 300 atoms', async () => {
      const folder = new URL('../data/guard/', import.meta.url);
      const text = (name: string) => readFileSync(new URL(name, folder), 'utf8');
      const configuration = readLammpsData(text('silica-melt.data'), 'silica-melt.data');
      const setup = { configuration, potential: BKS, cutoff: 7, accuracy: 1e-5 };
      const simulation = await (await platform()).create({ replicas: [setup], timeStep: 1 });
      const [sample] = await simulation.evaluate();
      const forces = await simulation.readForces(0);
      simulation.destroy();
      // LAMMPS of 29 Sep 2021: buck/coul/long 7, no shift, no tail, Ewald sums at 1e-9; forces by id.
      const { id, fx, fy, fz } = readCsv(text('silica-melt-forces.csv'));
      const place = new Map(id.map((one, row) => [Number(one), row]));
      const expected = Float64Array.from({ length: forces.length }, (_, k) => {
        const row =
          place.get(configuration.ids?.[Math.floor(k / 3)] ?? Math.floor(k / 3) + 1) ?? -1;
        return Number([fx, fy, fz][k % 3][row]);
      });
      expect(rmsDifference(forces, expected)).toBeLessThan(1.5e-4);
      expect(Math.abs(sample.potential - -5638.7854) / 300).toBeLessThan(2e-5);
    });

    describe('300 atoms from a random start, at 6000 K', () => {
      let run: Run;
      let hot: Configuration;
      let series: ThermoSample[];
      const { protocol: demo } = protocolById('demo');
      const [mix] = demo.stages;
      const at6000 = { from: 6000, to: 6000 };

      beforeAll(async () => {
        const stages = [
          { ...mix, ensemble: 'nvt' as const, duration: 0.5, temperature: at6000 },
          { ...mix, name: 'free', ensemble: 'nve' as const, duration: 0.5, temperature: at6000 },
        ];
        const window = { stage: 'free', last: 0.1 };
        const experiment = createExperiment({
          composition: compositionFrom({ SiO2: 100 }),
          potential: BKS,
          atoms: 300,
          cutoff: 7,
          seed: 1,
          protocol: {
            ...demo,
            id: 'hot',
            stages,
            averaging: { density: window, structure: window },
          },
        });
        run = await Run.prepare(await platform(), experiment, () => {});
        series = [];
        while (!run.done) series.push(...(await run.advance(100))[0]);
        hot = await run.configuration(0);
      });
      afterAll(() => run?.destroy());

      it('do not fall into each other', () => {
        let near = 0;
        forEachPair(hot, 1, () => near++);
        expect(near).toBe(0);
        const neighbours = new Map<number, number>();
        forEachPair(hot, 2.2, (i, j) => {
          if (elementOf(hot, i) === elementOf(hot, j)) return;
          for (const atom of [i, j]) neighbours.set(atom, (neighbours.get(atom) ?? 0) + 1);
        });
        const ofSilicon = [...neighbours].filter(([atom]) => elementOf(hot, atom) === 'Si');
        const mean = ofSilicon.reduce((sum, [, count]) => sum + count, 0) / ofSilicon.length;
        expect(mean).toBeGreaterThan(3.5);
        expect(mean).toBeLessThan(4.7);
      });

      it('keep their energy without a thermostat', () => {
        const free = series.slice(500);
        const perAtom = free.map(({ potential, kinetic }) => (potential + kinetic) / 300);
        const spread = Math.max(...perAtom) - Math.min(...perAtom);
        console.log(
          `BKS at 6000 K: energy spread ${spread.toExponential(2)} eV an atom over 0.5 ps`,
        );
        expect(spread).toBeLessThan(5e-3);
      });
    });
  });
}
