import { testDevice } from '../../../tests/gpu';
import { watchSuite } from '../../../tests/suites/watch';

watchSuite(testDevice);
