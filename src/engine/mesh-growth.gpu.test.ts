import { testDevice } from '../../tests/gpu';
import { meshGrowthSuite } from '../../tests/suites/mesh-growth';

meshGrowthSuite(testDevice);
