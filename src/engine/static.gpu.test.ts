import { testDevice } from '../../tests/gpu';
import { staticSuite } from '../../tests/suites/static';

staticSuite(testDevice);
