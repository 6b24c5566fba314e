import { testDevice } from '../../tests/gpu';
import { troubleSuite } from '../../tests/suites/trouble';

troubleSuite(testDevice);
