import { expect } from 'vitest';
import { testDevice } from '../../tests/gpu';
import { crystalSuite } from '../../tests/suites/crystals';
import { tuningWith } from '../../tests/support/tuning';
import { planSizes } from './gpu/plan-sizes';
import type { GpuSimulation } from './gpu/simulation';

// More than 4000 atoms are sorted into cells: beside the planes of a small mesh, apart from those of a
// large one.
crystalSuite(testDevice, (simulation, setup) => {
  const mesh = simulation.mesh(0);
  const { cellEdge } = planSizes([setup], [mesh], tuningWith(), 64);
  const { dispatchesPerStep } = simulation as GpuSimulation;
  if (setup.configuration.types.length < 4000) {
    expect(cellEdge).toBe(0);
    expect(dispatchesPerStep).toBe(6);
  } else {
    expect(cellEdge).toBeGreaterThanOrEqual(3);
    expect(mesh.grid[0] > 32).toBe(setup.cutoff < 6);
    expect(dispatchesPerStep).toBe(setup.cutoff < 6 ? 9 : 7);
  }
});
