import { testDevice } from '../../tests/gpu';
import { invarianceSuite } from '../../tests/suites/invariance';

invarianceSuite(testDevice);
