import { testDevice } from '../../tests/gpu';
import { fewerVariantsSuite } from '../../tests/suites/fewer-variants';

fewerVariantsSuite(testDevice);
