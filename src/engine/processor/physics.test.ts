import { describe } from 'vitest';
import { testProcessor } from '../../../tests/processor';
import { batchSuite } from '../../../tests/suites/batch';
import { crystalSuite } from '../../../tests/suites/crystals';
import { ewaldSuite } from '../../../tests/suites/ewald';
import { integratorSuite } from '../../../tests/suites/integrators';
import { invarianceSuite } from '../../../tests/suites/invariance';
import { meshGrowthSuite } from '../../../tests/suites/mesh-growth';
import { relaxSuite } from '../../../tests/suites/relax';
import { snapshotSuite } from '../../../tests/suites/snapshot';
import { staticSuite } from '../../../tests/suites/static';
import { troubleSuite } from '../../../tests/suites/trouble';

// What src/engine/*.gpu.test.ts asks of WGSL, asked of the processor.
describe('forces of LAMMPS', () => staticSuite(testProcessor));
describe('series of LAMMPS', () => integratorSuite(testProcessor));
describe('what changes nothing', () => invarianceSuite(testProcessor));
describe('batches', () => batchSuite(testProcessor));
describe('snapshots', () => snapshotSuite(testProcessor));
describe('relaxation', () => relaxSuite(testProcessor));
describe('a mesh that grows', () => meshGrowthSuite(testProcessor));
describe('crystals', () => crystalSuite(testProcessor));
describe('the direct Ewald sum', () => ewaldSuite(testProcessor));
describe('trouble', () => troubleSuite(testProcessor));
