import { atomCounts, boxEdge, startDensity } from '../core/composition';
import { ELEMENT_ORDER, ELEMENTS } from '../core/elements';
import type { Experiment } from '../core/experiment';
import { Problem } from '../core/problem';
import { replicaCount, replicaExperiment } from '../core/variants';
import { MOTION } from '../engine/gpu/buffers';
import { CHUNKS_IN_FLIGHT } from '../engine/gpu/chunks';
import { largestPlaneEdge, planSizes } from '../engine/gpu/plan-sizes';
import { type BufferName, bufferBytes, mostBytes } from '../engine/gpu/sizes';
import { usualTuning } from '../engine/gpu/usual-tuning';
import { chooseMesh } from '../engine/mesh-choice';
import { MOST_PROCESSOR_BYTES, processorBytes } from '../engine/processor/memory';
import type { DeviceRoom } from '../engine/room';
import type { ReplicaSetup } from '../engine/types';

/** What an experiment asks of a device before its first step, bytes. Lists and meshes may grow later. */
export interface MemoryNeed {
  /** Of all buffers together */
  readonly total: number;
  /** Of the buffer that an adapter refuses first */
  readonly largest: number;
  readonly largestName: BufferName;
}

/** Of these every chunk in flight, and the one that is being written, has a copy. */
const COPIED: readonly BufferName[] = [...MOTION, 'samples'];

/** The part of a person's sentence that names a buffer. */
const BUFFER_WORDS: Readonly<Partial<Record<BufferName, string>>> = {
  neighbours: 'lists of neighbours',
  fields: 'charge meshes',
  waves: 'charge meshes',
  samples: 'samples',
};

/** A replica as it will be placed, but for where its atoms are. */
function setupOf(experiment: Experiment): ReplicaSetup {
  const { composition, atoms, potential, cutoff, protocol, electrostatics } = experiment;
  const counts = atomCounts(composition, atoms);
  const edge = boxEdge(counts, startDensity(composition));
  const present = ELEMENT_ORDER.filter((element) => counts[element]);
  const types = present.flatMap((element, type) => Array(counts[element]).fill(type));
  return {
    configuration: {
      species: present.map((element) => ({ element, mass: ELEMENTS[element].mass })),
      types: Uint8Array.from(types),
      positions: new Float64Array(),
      velocities: null,
      box: [edge, edge, edge],
      ids: null,
    },
    potential,
    cutoff,
    accuracy: protocol.accuracy,
    electrostatics,
  };
}

function onProcessor(setups: readonly ReplicaSetup[], replicas: number): MemoryNeed {
  const bytes = setups.map((setup) => processorBytes(setup));
  return {
    total: replicas * bytes.reduce((sum, one) => sum + one, 0),
    largest: Math.max(...bytes),
    largestName: 'neighbours',
  };
}

/**
 * What all replicas of an experiment need on a device; without one, in the memory of the program.
 *
 * @throws Problem when a charge is missing, or the accuracy asks for a mesh that the adapter's
 * workgroups cannot hold
 */
export function memoryNeeded(experiment: Experiment, room: DeviceRoom | null): MemoryNeed {
  const { replicas } = experiment;
  // Replicas of a variant are of one size.
  const setups: ReplicaSetup[] = [];
  for (let first = 0; first < replicaCount(experiment); first += replicas) {
    setups.push(setupOf(replicaExperiment(experiment, first)));
  }
  if (!room) return onProcessor(setups, replicas);
  const plane = largestPlaneEdge(room);
  // A tuning that is measured later is one that fits.
  const tuning = usualTuning(false, experiment.atoms);
  const meshes = setups.map((setup) =>
    chooseMesh(setup, setup.configuration.box, plane, tuning.meshPointCost),
  );
  const sizes = { ...planSizes(setups, meshes, tuning, plane), replicas: replicaCount(experiment) };
  const bytes = bufferBytes(sizes);
  const names = Object.keys(bytes) as BufferName[];
  const share = (name: BufferName) => bytes[name] / mostBytes(name, room);
  const largestName = names.reduce((a, b) => (share(b) > share(a) ? b : a));
  const sum = (some: readonly BufferName[]) => some.reduce((all, name) => all + bytes[name], 0);
  return {
    total: sum(names) + (CHUNKS_IN_FLIGHT + 1) * sum(COPIED),
    largest: bytes[largestName],
    largestName,
  };
}

/** '620 kB', '85 MB', '1.2 GB' */
export function sayBytes(bytes: number): string {
  if (bytes >= 1e9) return `${(bytes / 1e9).toFixed(1)} GB`;
  if (bytes < 1e6) return `${Math.max(1, Math.round(bytes / 1e3))} kB`;
  return `${Math.round(bytes / 1e6)} MB`;
}

/**
 * What an experiment needs, checked against what the adapter takes.
 *
 * @throws Problem with how many replicas fit
 */
export function checkMemory(experiment: Experiment, room: DeviceRoom | null): MemoryNeed {
  const need = memoryNeeded(experiment, room);
  const most = room ? mostBytes(need.largestName, room) : MOST_PROCESSOR_BYTES;
  const asked = room ? need.largest : need.total;
  if (asked <= most) return need;
  const replicas = replicaCount(experiment);
  const fitting = Math.floor((most / asked) * replicas);
  const what = BUFFER_WORDS[need.largestName] ?? need.largestName;
  const size = `${experiment.atoms.toLocaleString('en-GB')} atoms`;
  const said = replicas === 1 ? size : `${replicas} replicas of ${size}`;
  const fewer =
    replicas > 1 && fitting > 0
      ? `Use at most ${fitting === 1 ? 'one replica' : `${fitting} replicas`} in all, fewer atoms or a shorter cutoff.`
      : 'Use fewer atoms or a shorter cutoff.';
  throw new Problem(
    room
      ? `${said} do not fit this adapter: their ${what} need ${sayBytes(asked)}, and it takes ${sayBytes(most)} of them.`
      : `${said} do not fit the memory that Vitrine takes: they need ${sayBytes(asked)}, and ${sayBytes(most)} is the most.`,
    fewer,
  );
}
