import { createExperiment } from '../core/experiment';
import { ProcessorReplica } from '../engine/processor/replica';
import { setupsOf } from '../run/run';
import { thermalVelocities } from '../run/velocities';

const [atoms, cutoff, cost, skin] = process.argv.slice(2).map(Number);
const e = createExperiment({ preset: '24B', atoms, cutoff, protocol: 'demo' });
const setup = setupsOf(e, 0)[0];
const tuning = {
  lanes: 1,
  meshLanes: 1,
  skin: skin || 1,
  meshPointCost: cost || 30,
  planeThreads: 1,
} as never;
const r = await ProcessorReplica.create({ ...setup, accuracy: 1e-5 }, 1, tuning);
r.relax(200);
r.setVelocities(thermalVelocities(r.configuration(), 3000, 1));
const npt = {
  ensemble: 'npt',
  steps: 100000,
  temperature: { from: 3000, to: 3000 },
  pressure: { from: 0, to: 0 },
  thermostatDamping: 100,
  barostatDamping: 1000,
} as const;
r.beginStage({ ...npt, ensemble: 'nvt' });
const go = (n: number) => r.advance(n, r.motion(), r.step);
go(300);
r.beginStage(npt);
go(200);
let best = 1e9;
let builds = 0;
const k = (r as any).kernels;
for (let t = 0; t < 8; t++) {
  const b0 = k.builds();
  const c = process.cpuUsage();
  const n = Math.max(20, Math.round(200000 / atoms));
  go(n);
  const u = process.cpuUsage(c);
  best = Math.min(best, (u.user + u.system) / 1000 / n);
  builds = n / (k.builds() - b0);
}
console.log(
  JSON.stringify({
    atoms,
    cutoff,
    mesh: r.mesh,
    ms: best,
    stepsPerBuild: builds,
    groups4: k.listedPairs(),
    box: r.configuration().box[0],
    mem: k.memory.buffer.byteLength / 1e6,
  }),
);
const time = (name: string, f: () => void, n = 50) => {
  f();
  let b = 1e9;
  for (let t = 0; t < 5; t++) {
    const c = process.cpuUsage();
    for (let i = 0; i < n; i++) f();
    const u = process.cpuUsage(c);
    b = Math.min(b, (u.user + u.system) / 1000 / n);
  }
  console.log(name, b.toFixed(3), 'ms');
};
for (const name of [
  'pairForces',
  'meshForces',
  'buildLists',
  'shareCharges',
  'forwardX',
  'forwardY',
  'convolve',
  'gatherFields',
])
  if (k[name]) time(name, () => k[name]());
