// The engine by itself: 200 atoms of the glass 24B, a thousand steps of a melt at 3000 K.
// Run it: npm run example -- engine
import { atomCounts, boxEdge, compositionFrom, startDensity } from '../src/core/composition';
import { potentialById } from '../src/core/potential';
import { processorPlatform } from '../src/engine/processor/platform';
import { placeAtoms } from '../src/run/placement';
import { relaxPlacement } from '../src/run/relaxation';
import { stateHash } from '../src/run/state-hash';
import { thermalVelocities } from '../src/run/velocities';

const SEED = 1;
const TEMPERATURE = 3000;

// What there is: whole atoms of a composition in mol%, at random in a periodic box.
const composition = compositionFrom({ SiO2: 51, B2O3: 24, Na2O: 15, CaO: 10 });
const counts = atomCounts(composition, 200);
const configuration = placeAtoms(counts, boxEdge(counts, startDensity(composition)), SEED);

// What computes: the processor, in this thread. The same bits come of it on every computer.
const platform = processorPlatform({ threads: 1, startThread: null });
const simulation = await platform.create({
  replicas: [{ configuration, potential: potentialById('yang2026'), cutoff: 6, accuracy: 1e-5 }],
  timeStep: 1,
});

// Random atoms overlap: they are moved apart before they get velocities.
await relaxPlacement(simulation, [configuration.types.length]);
simulation.setVelocities(0, thermalVelocities(configuration, TEMPERATURE, SEED));

// Constant temperature and volume (Nosé–Hoover).
await simulation.beginStage({
  ensemble: 'nvt',
  steps: 1000,
  temperature: { from: TEMPERATURE, to: TEMPERATURE },
  pressure: { from: 0, to: 0 },
  thermostatDamping: 100,
  barostatDamping: 1000,
});
for (let part = 0; part < 5; part++) {
  const [samples] = await simulation.advance(200);
  const { step, temperature, pressure, potential } = samples[samples.length - 1];
  console.log(
    `step ${step}: ${temperature.toFixed(0)} K, ${pressure.toFixed(1)} GPa, ${potential.toFixed(2)} eV`,
  );
}
console.log(`state ${stateHash([await simulation.readConfiguration(0)])}`);
simulation.destroy();
