import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { testProcessor } from '../../tests/processor';
import { potentialById } from '../core/potential';
import { readLammpsData } from '../formats/lammps-data';
import { constantsFrom, elasticConstants } from './elastic';
import type { PressureTensor } from './pressure-tensor';

const FOLDER = 'tests/data/elastic';
const NAME = '24B-500-at-rest';

/** What LAMMPS found of the same glass at the same strains, GPa. */
interface ElasticReference {
  readonly potential: string;
  readonly cutoff: number;
  readonly strain: number;
  readonly atRest: readonly number[];
  readonly strained: Readonly<Record<string, readonly number[]>>;
}

const tensor = ([xx, yy, zz]: readonly number[]): PressureTensor => ({
  ...{ xx, yy, zz },
  ...{ yz: 0, xz: 0, xy: 0 },
});

it("the elastic constants of a 24B glass are LAMMPS's within 3 %", async () => {
  const reference: ElasticReference = JSON.parse(readFileSync(`${FOLDER}/${NAME}.json`, 'utf8'));
  const { strain, atRest, strained, cutoff } = reference;
  const theirs = constantsFrom(
    strain,
    tensor(atRest),
    ['+x', '-x', '+y', '-y', '+z', '-z'].map((way) => tensor(strained[way])),
    0,
  );
  const data = readFileSync(`${FOLDER}/${NAME}.data`, 'utf8');
  const ours = await elasticConstants(
    await testProcessor(),
    {
      configuration: readLammpsData(data, `${NAME}.data`),
      potential: potentialById(reference.potential),
      cutoff,
      accuracy: 1e-5,
    },
    { strain },
  );
  for (const name of ['C11', 'C12', 'C44', 'bulk', 'shear', 'young', 'poisson'] as const) {
    expect(Math.abs(ours[name].mean / theirs[name].mean - 1), name).toBeLessThan(0.03);
  }
}, 600_000);
