import { testDevice } from '../../tests/gpu';
import { integratorSuite } from '../../tests/suites/integrators';

integratorSuite(testDevice);
