import { atomCount, type Box, type Configuration, volume } from '../core/configuration';
import { Problem } from '../core/problem';
import { forEachPair } from '../structure/neighbours';

/** How lengths in a file may be meant, other than in Å. */
export const LENGTH_READINGS = ['nm', 'pm', 'bohr', 'fractions'] as const;
export type LengthReading = (typeof LENGTH_READINGS)[number];

/** Å in one of these; fractions are of the edges of a box that is in Å. */
const ANGSTROM: Readonly<Record<Exclude<LengthReading, 'fractions'>, number>> = {
  nm: 10,
  pm: 0.01,
  bohr: 0.529177210903,
};

export const READING_WORDS: Readonly<Record<LengthReading, string>> = {
  nm: 'nanometres',
  pm: 'picometres',
  bohr: 'bohr',
  fractions: 'fractions of the box',
};

/** Å; neighbours are looked for within some Å, and a box of a single atom is longer than this. */
const SHORTEST_EDGE_ANGSTROM = 1;
/** Å; a million times the atoms that Vitrine can hold */
const LONGEST_EDGE_ANGSTROM = 100_000;
/** Atoms per Å³ at most: a glass has 0.06 to 0.1, stishovite 0.13; what is measured grows with its square. */
const HIGHEST_NUMBER_DENSITY = 0.25;
/** Atoms per Å³ at least, where there are enough for a density: a melt that boils off has 0.02 */
const LOWEST_NUMBER_DENSITY = 0.002;
const FEWEST_ATOMS = 20;
/** Atoms per Å³ of a glass, between which a reading is believed */
const USUAL_NUMBER_DENSITY = { least: 0.03, most: 0.15 } as const;
/** Atoms nearer than this lie on each other, Å: well inside every Buckingham barrier. */
const OVERLAP_DISTANCE_ANGSTROM = 0.5;
/** Å; the box is cut into parts about this long to see whether atoms lie in a heap */
const PART_LENGTH_ANGSTROM = 5;

/** Lengths that look as if they were meant in another way than in Å. */
export class StrangeLengths extends Problem {
  constructor(
    message: string,
    readonly looks: LengthReading,
  ) {
    super(message, 'Write the file in Å.');
  }
}

/**
 * Checks that a configuration from outside can be a glass, before anything is made of it: what passes can be
 * measured and shown in a time and a memory that grow with the number of its atoms only (below 1 kB an atom).
 *
 * @param name what it is called in messages, for example its file
 * @param overlaps whether atoms that lie on each other are refused too
 * @throws Problem on coordinates that are no numbers, numbers of atoms that come twice, a box or a
 * density that no glass has, and atoms that lie on each other. Where lengths look like something else, it
 * is a StrangeLengths.
 */
export function checkGlass(configuration: Configuration, name: string, overlaps = true): void {
  checkNumbers(configuration, name);
  checkIds(configuration, name);
  const fault =
    boxFault(configuration, name) ??
    heapFault(configuration, name) ??
    (overlaps ? overlapFault(configuration, name) : null);
  if (fault === null) return;
  const looks = looksLike(configuration);
  if (looks === null) throw new Problem(`${fault}.`, 'Correct its box or its coordinates.');
  if (looks === 'half the box') {
    throw new Problem(
      `${fault}.`,
      'Its box looks half as long as it should be on every edge: correct it.',
    );
  }
  throw new StrangeLengths(`${fault}: these look like ${READING_WORDS[looks]}, not Å.`, looks);
}

/** Lengths (3N) that were meant in another way, in Å. */
export function inAngstrom(lengths: Float64Array, box: Box, reading: LengthReading): Float64Array {
  if (reading === 'fractions') return lengths.map((value, i) => value * box[i % 3]);
  return lengths.map((value) => value * ANGSTROM[reading]);
}

/** A configuration whose lengths were meant in another way, in Å. */
export function configurationInAngstrom(
  configuration: Configuration,
  reading: LengthReading,
): Configuration {
  const { positions, velocities, box } = configuration;
  const inAll = (lengths: Float64Array) => inAngstrom(lengths, box, reading);
  if (reading === 'fractions') return { ...configuration, positions: inAll(positions) };
  const scale = ANGSTROM[reading];
  return {
    ...configuration,
    positions: inAll(positions),
    velocities: velocities && inAll(velocities),
    box: [box[0] * scale, box[1] * scale, box[2] * scale],
  };
}

function checkNumbers({ positions, velocities, box }: Configuration, name: string): void {
  const finite = (value: number) => Number.isFinite(value);
  if (box.every(finite) && positions.every(finite) && (velocities?.every(finite) ?? true)) return;
  throw new Problem(
    `${name} holds lengths or velocities that are no finite numbers.`,
    'Write the file again from where it came from.',
  );
}

function checkIds({ ids }: Configuration, name: string): void {
  if (ids === null) return;
  const sorted = ids.toSorted();
  const twice = sorted.find((id, i) => id === sorted[i + 1]);
  if (twice === undefined) return;
  throw new Problem(
    `${name} has two atoms with the number ${twice}.`,
    'Give each atom a number of its own.',
  );
}

const numberDensity = (configuration: Configuration) =>
  atomCount(configuration) / volume(configuration.box);

/** What is wrong with a box; null when nothing is. */
function boxFault(configuration: Configuration, name: string): string | null {
  const { box } = configuration;
  const shortest = Math.min(...box);
  const longest = Math.max(...box);
  if (!(shortest >= SHORTEST_EDGE_ANGSTROM))
    return `${name} has a box edge of ${say(shortest)} Å, too short for any atom`;
  if (longest > LONGEST_EDGE_ANGSTROM) {
    return `${name} has a box edge of ${say(longest)} Å, longer than any box that can be filled`;
  }
  const density = numberDensity(configuration);
  if (density > HIGHEST_NUMBER_DENSITY) {
    return `${name} has ${say(density)} atoms per Å³, and nothing has more than ${HIGHEST_NUMBER_DENSITY}`;
  }
  if (density < LOWEST_NUMBER_DENSITY && atomCount(configuration) >= FEWEST_ATOMS) {
    return `${name} has ${say(density)} atoms per Å³, too few for a glass or a melt`;
  }
  return null;
}

/** Whether atoms lie in a heap somewhere. */
function heapFault({ positions, box }: Configuration, name: string): string | null {
  const atoms = positions.length / 3;
  const most = Math.ceil(Math.cbrt(atoms)) + 1;
  const sides = box.map((edge) =>
    Math.max(1, Math.min(most, Math.floor(edge / PART_LENGTH_ANGSTROM))),
  );
  const counts = new Uint32Array(sides[0] * sides[1] * sides[2]);
  for (let i = 0; i < positions.length; i += 3) {
    let cell = 0;
    for (let k = 0; k < 3; k++) {
      const place = Math.floor((positions[i + k] / box[k]) * sides[k]);
      cell = cell * sides[k] + Math.min(sides[k] - 1, Math.max(0, place));
    }
    counts[cell]++;
  }
  const room = volume([box[0] / sides[0], box[1] / sides[1], box[2] / sides[2]]);
  const fullest = counts.reduce((a, b) => Math.max(a, b), 0);
  if (fullest <= FEWEST_ATOMS || fullest <= HIGHEST_NUMBER_DENSITY * room) return null;
  return `${name} has ${fullest} atoms in a part of ${say(Math.cbrt(room))} Å a side, more than fit there`;
}

/** Which atoms lie on each other. */
function overlapFault(configuration: Configuration, name: string): string | null {
  const { species, types, ids } = configuration;
  const reach = Math.min(OVERLAP_DISTANCE_ANGSTROM, Math.min(...configuration.box) / 2);
  let nearest = Number.POSITIVE_INFINITY;
  let pair: readonly [number, number] = [0, 0];
  forEachPair(configuration, reach, (i, j, square) => {
    if (square >= nearest) return;
    nearest = square;
    pair = [i, j];
  });
  if (nearest >= OVERLAP_DISTANCE_ANGSTROM * OVERLAP_DISTANCE_ANGSTROM) return null;
  const [a, b] = pair.map((i) => `${species[types[i]].element} ${ids ? ids[i] : i + 1}`);
  return `Atoms ${a} and ${b} of ${name} overlap: they are ${Math.sqrt(nearest).toFixed(3)} Å apart`;
}

/** How lengths would make a glass of what is none; null when in no way. */
function looksLike(configuration: Configuration): LengthReading | 'half the box' | null {
  const usual = (density: number) =>
    density >= USUAL_NUMBER_DENSITY.least && density <= USUAL_NUMBER_DENSITY.most;
  const density = numberDensity(configuration);
  const inFractions = configuration.positions.every((value) => value <= 1);
  if (inFractions && usual(density)) return 'fractions';
  for (const reading of ['nm', 'pm', 'bohr'] as const) {
    if (usual(density / ANGSTROM[reading] ** 3)) return reading;
  }
  return usual(density / 8) ? 'half the box' : null;
}

/** '78.6', '0.000012' */
const say = (value: number) =>
  value !== 0 && (Math.abs(value) < 1e-4 || Math.abs(value) >= 1e6)
    ? value.toExponential(1)
    : String(Number(value.toPrecision(3)));
