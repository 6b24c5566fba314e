import { testDevice } from '../../tests/gpu';
import { checkpointStateSuite } from '../../tests/suites/checkpoint-state';

checkpointStateSuite(testDevice);
