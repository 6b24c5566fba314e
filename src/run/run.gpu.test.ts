import { testDevice } from '../../tests/gpu';
import { runSuite } from '../../tests/suites/run';

runSuite(testDevice);
