import { testDevice } from '../../tests/gpu';
import { silicaSuite } from '../../tests/suites/bks';

silicaSuite(testDevice);
