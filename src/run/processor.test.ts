import { describe } from 'vitest';
import { testProcessor } from '../../tests/processor';
import { silicaSuite } from '../../tests/suites/bks';
import { checkpointStateSuite } from '../../tests/suites/checkpoint-state';
import { fewerVariantsSuite } from '../../tests/suites/fewer-variants';
import { runSuite } from '../../tests/suites/run';
import { watchSuite } from '../../tests/suites/watch';

// What src/run/*.gpu.test.ts asks of WGSL, asked of the processor.
describe('a potential with a low wall', () => silicaSuite(testProcessor));
describe('runs', () => runSuite(testProcessor));
describe('fewer variants', () => fewerVariantsSuite(testProcessor));
describe('states of checkpoints', () => checkpointStateSuite(testProcessor));
describe('the watch', () => watchSuite(testProcessor));
