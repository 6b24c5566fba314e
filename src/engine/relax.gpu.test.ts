import { testDevice } from '../../tests/gpu';
import { relaxSuite } from '../../tests/suites/relax';

relaxSuite(testDevice);
