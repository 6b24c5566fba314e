import { expect, it } from 'vitest';
import { compositionFrom } from '../../src/core/composition';
import { createExperiment } from '../../src/core/experiment';
import { protocolById, type Stage } from '../../src/core/protocol';
import { Run } from '../../src/run/run';
import { testProcessor } from '../../tests/processor';
import { bksSilica } from '../../tests/support/bks';
import { countedCut } from './cut-pairs';
import { blockMeans, slopeOf } from './statistics';

const ATOMS = 600;
/** ps without a thermostat */
const FREE = 20;
/** Steps between two counts of the pairs within the cutoff */
const COUNTED = 100;
const BLOCKS = 20;

function stage(name: string, ensemble: 'nvt' | 'nve', duration: number, kelvin: number): Stage {
  return {
    name,
    ensemble,
    duration,
    temperature: { from: kelvin, to: kelvin },
    pressure: null,
  };
}

it('a melt of BKS silica at 3000 K keeps its energy as the built-in potentials do', async () => {
  const window = { stage: 'free', last: 1 };
  const experiment = createExperiment({
    composition: compositionFrom({ SiO2: 100 }),
    potential: bksSilica(),
    atoms: ATOMS,
    cutoff: 9.5,
    seed: 1,
    protocol: {
      ...protocolById('demo').protocol,
      id: 'silica',
      stages: [
        stage('mix', 'nvt', 1, 6000),
        stage('melt', 'nvt', 6, 3000),
        stage('free', 'nve', FREE, 3000),
      ],
      averaging: { density: window, structure: window },
    },
  });
  const run = await Run.prepare(await testProcessor(), experiment, () => {});
  const energies: number[] = [];
  while (!run.done) {
    const [samples] = await run.advance(COUNTED);
    // A pair that crosses the cutoff takes its energy along; hold-study.ts puts it back in the same way.
    const cut = countedCut(experiment, await run.configuration(0));
    energies.push(...samples.map(({ potential, kinetic }) => (potential + kinetic + cut) / ATOMS));
  }
  run.destroy();
  const means = blockMeans(energies.slice(-1000 * FREE), BLOCKS);
  const { mean, error } = slopeOf(means.map((y, i) => [((i + 0.5) * FREE) / BLOCKS, y]));
  console.log(
    `BKS at 3000 K: ${mean.toExponential(1)} ± ${error.toExponential(1)} eV per atom and ps over ${FREE} ps`,
  );
  expect(Math.abs(mean)).toBeLessThan(2e-6);
});
