import { testDevice } from '../../tests/gpu';
import { ewaldSuite } from '../../tests/suites/ewald';

ewaldSuite(testDevice);
