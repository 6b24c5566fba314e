import { testDevice } from '../../tests/gpu';
import { snapshotSuite } from '../../tests/suites/snapshot';
import { tuningWith } from '../../tests/support/tuning';

// With eight threads an atom the order of its sums follows its neighbour list, so that lists which
// were built at another step would show.
snapshotSuite(testDevice, [tuningWith(), tuningWith({ lanes: 8, meshLanes: 4 })]);
