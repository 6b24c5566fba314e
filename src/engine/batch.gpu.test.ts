import { testDevice } from '../../tests/gpu';
import { batchSuite } from '../../tests/suites/batch';

batchSuite(testDevice);
