import type { Species } from '../core/configuration';
import type { Element } from '../core/elements';
import { atomStyle, type FoundStyle } from './atom-style';
import type { RawFrame } from './frame';
import {
  type LammpsSections,
  type NumberTable,
  requiredSection,
  SectionReader,
  type TableSection,
} from './lammps-sections';
import type { LineSource, ReadingSteps } from './line-source';
import { excerpt, problemAt, readInteger, readNumber } from './source-text';
import { canonicalSpecies } from './species';
import { speciesOfTypes, type TypeEvidence, type TypeSpecies } from './type-species';
import { isLammpsUnits, UnitsJudge } from './units-judge';

/** What a LAMMPS data file holds. */
export interface DataContents {
  readonly frame: RawFrame;
  readonly types: TypeSpecies;
  /** What was assumed, as sentences */
  readonly assumed: readonly string[];
}

/**
 * Reads a LAMMPS data file: orthorhombic box, any atom style that begins as atomic, charge, molecular or
 * full do, elements from type labels, masses or neutral charges. Lengths in Å; velocities in the units
 * that the first line says, else as their temperature tells. Bonds and coefficients are passed over.
 *
 * @param elements of the types 1, 2, … as a person says; null when nobody does
 * @throws Problem with the file's name and line
 */
export function* readDataFile(
  lines: LineSource,
  name: string,
  elements: readonly Element[] | null,
): ReadingSteps<DataContents> {
  const file = yield* new SectionReader(lines, name).read();
  const section = requiredSection(file.atoms, 'Atoms', name, file.lastLine);
  const { table } = section;
  const found = atomStyle(section, file.header.atomTypes);
  const counts = countTypes(table, found.style.type);
  const charges = found.style.charge === null ? null : chargesOf(table, found);
  const evidence = typeEvidence(file, name, counts, charges);
  const { species: types, assumed } = speciesOfTypes(evidence, elements, name);
  const units = new UnitsJudge(statedUnits(file.title, name), 'metal');
  const frame = frameOf(file, section, found, types, name);
  const raw = file.velocities && readVelocities(file.velocities, frame.ids ?? new Uint32Array());
  const velocities = raw && units.velocities(canonicalSpecies(frame.species), raw);
  return {
    frame: { ...frame, velocities },
    types,
    assumed: [found.assumed ?? [], assumed, units.assumed].flat(),
  };
}

/** What the sections Masses and Atom Type Labels tell of the types, for a file without its atoms too. */
export function* readDataTypes(lines: LineSource, name: string): ReadingSteps<TypeSpecies> {
  const file = yield* new SectionReader(lines, name).read();
  if (file.atoms !== null) {
    const found = atomStyle(file.atoms, file.header.atomTypes);
    const counts = countTypes(file.atoms.table, found.style.type);
    const charges = found.style.charge === null ? null : chargesOf(file.atoms.table, found);
    return speciesOfTypes(typeEvidence(file, name, counts, charges), null, name).species;
  }
  const all = Array.from({ length: Math.min(file.header.atomTypes, 1000) }, (_, i) => i + 1);
  const known = all.filter(
    (type) => file.labels.has(type) || file.masses?.some(({ words }) => words[0] === String(type)),
  );
  const counts = new Map((known.length > 0 ? known : all).map((type) => [type, 1]));
  return speciesOfTypes(typeEvidence(file, name, counts, null), null, name).species;
}

/** Units by the first line, as LAMMPS and Vitrine end it; null when it says nothing. */
function statedUnits(title: string, name: string) {
  const units = [...title.slice(0, 2000).matchAll(/units = (\w+)/g)].at(-1)?.[1];
  if (units === undefined) return null;
  if (isLammpsUnits(units)) return units;
  throw problemAt(
    { name, line: 1 },
    `the file is in LAMMPS units "${excerpt(units)}"`,
    'Vitrine reads units metal and real; save the file in one of these.',
  );
}

function countTypes(table: NumberTable, column: number): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (let row = 0; row < table.rows; row++) {
    const type = table.at(row, column);
    counts.set(type, (counts.get(type) ?? 0) + 1);
  }
  return counts;
}

/** The charge of each type, where all its atoms carry the same; else null. */
function chargesOf(table: NumberTable, { style }: FoundStyle): ReadonlyMap<number, number | null> {
  const charges = new Map<number, number | null>();
  for (let row = 0; row < table.rows; row++) {
    const type = table.at(row, style.type);
    const own = table.at(row, style.charge ?? 0);
    const before = charges.get(type);
    charges.set(type, before === undefined || before === own ? own : null);
  }
  return charges;
}

function typeEvidence(
  { masses, labels, header }: LammpsSections,
  name: string,
  counts: ReadonlyMap<number, number>,
  charges: ReadonlyMap<number, number | null> | null,
): TypeEvidence[] {
  const typeOfLabel = new Map([...labels].map(([type, label]) => [label, type]));
  const evidence = new Map<number, TypeEvidence>();
  const evidenceOf = (type: number): TypeEvidence =>
    evidence.get(type) ?? {
      type,
      count: counts.get(type) ?? 0,
      label: labels.get(type) ?? null,
      mass: null,
      charge: charges?.get(type) ?? null,
      place: { name, line: 1 },
    };
  const told = new Set([...counts.keys(), ...labels.keys()]);
  for (const type of [...told].sort((a, b) => a - b)) evidence.set(type, evidenceOf(type));
  const seen = new Set<number>();
  for (const { line, words, comment } of masses ?? []) {
    const place = { name, line };
    const type = typeOfLabel.get(words[0]) ?? readInteger(words[0], 1, place);
    if (seen.has(type)) {
      throw problemAt(place, `type ${type} comes a second time`, 'Keep one of the two lines.');
    }
    seen.add(type);
    if (type > header.atomTypes) {
      throw problemAt(
        place,
        `there is a mass for type ${type}, and the header announces ${header.atomTypes} atom types`,
        'Correct the number of atom types in the header.',
      );
    }
    const written = words[1] ?? '';
    const value = readNumber(written, place);
    evidence.set(type, { ...evidenceOf(type), mass: { value, written, comment }, place });
  }
  return [...evidence.values()];
}

function frameOf(
  { header: { box, origin } }: LammpsSections,
  { table, line }: TableSection,
  { style, images }: FoundStyle,
  types: TypeSpecies,
  name: string,
): RawFrame {
  const count = table.rows;
  const species: Species[] = [];
  const ids = new Uint32Array(count);
  const positions = new Float64Array(3 * count);
  const paths = images === null ? null : new Float64Array(3 * count);
  for (let row = 0; row < count; row++) {
    const id = table.at(row, 0);
    if (!Number.isInteger(id) || id < 1 || id > 0xffffffff) {
      throw problemAt(
        table.placeOf(row),
        `the atom has the number ${id}`,
        'The first column numbers the atoms, with whole numbers from 1 up.',
      );
    }
    ids[row] = id;
    const kind = types.get(table.at(row, style.type));
    if (kind === undefined) throw new Error('every type that occurs has a species');
    species.push(kind);
    for (let k = 0; k < 3; k++) {
      const own = table.at(row, style.x + k) - origin[k];
      positions[3 * row + k] = own;
      if (paths !== null) paths[3 * row + k] = own + box[k] * table.at(row, (images ?? 0) + k);
    }
  }
  checkNumbers(ids, table);
  const place = { name, line };
  const nothing = { step: null, time: null, info: {}, velocities: null };
  return { ...nothing, place, box, ids, species, positions, paths };
}

/** @throws Problem where two atoms have one number */
function checkNumbers(ids: Uint32Array, table: NumberTable): void {
  if (ids.every((id, row) => row === 0 || id > ids[row - 1])) return;
  const order = Uint32Array.from(ids, (_, row) => row).sort((a, b) => ids[a] - ids[b] || a - b);
  const twice = order.findIndex((row, i) => i > 0 && ids[row] === ids[order[i - 1]]);
  if (twice < 0) return;
  throw problemAt(
    table.placeOf(order[twice]),
    `atom ${ids[order[twice]]} comes a second time`,
    'Give each atom a number of its own.',
  );
}

/** Velocities (3N) as in the file, in the order of the atoms. */
function readVelocities({ table }: TableSection, ids: Uint32Array): Float64Array {
  if (table.width < 4) {
    throw problemAt(
      table.placeOf(0),
      `a velocity has ${table.width} columns instead of 4`,
      'Each line of Velocities has the number of an atom and vx, vy, vz.',
    );
  }
  const velocities = new Float64Array(3 * ids.length);
  const seen = new Uint8Array(ids.length);
  let atomOf: Map<number, number> | null = null;
  for (let row = 0; row < table.rows; row++) {
    const id = table.at(row, 0);
    let atom: number | undefined = row;
    if (ids[row] !== id) {
      atomOf ??= new Map(Array.from(ids, (own, i) => [own, i]));
      atom = atomOf.get(id);
    }
    if (atom === undefined || seen[atom] === 1) {
      throw problemAt(
        table.placeOf(row),
        atom === undefined
          ? `there is a velocity for atom ${id}, which is not in the file`
          : `atom ${id} has a second velocity`,
        'Give each atom one velocity.',
      );
    }
    seen[atom] = 1;
    for (let k = 0; k < 3; k++) velocities[3 * atom + k] = table.at(row, 1 + k);
  }
  return velocities;
}
