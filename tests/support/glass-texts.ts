import { type Configuration, elementOf } from '../../src/core/configuration';
import { randomGlass } from './small-glass';

/** A small glass, and the texts in which programs write it. */
export const GLASS: Configuration = randomGlass('24B', 120, 3);

const [EDGE] = GLASS.box;
export const ATOMS = GLASS.types.length;
/** The elements of the glass, in the order of the types in its files */
const SYMBOLS = ['O', 'Si', 'B', 'Na', 'Ca'] as const;
const CHARGES = { O: -0.945, Si: 1.89, B: 1.4175, Na: 0.4725, Ca: 0.945 };
const MASSES = { O: 15.9994, Si: 28.0855, B: 10.811, Na: 22.98977, Ca: 40.078 };

export interface AtomText {
  readonly id: number;
  readonly element: keyof typeof CHARGES;
  readonly type: number;
  readonly charge: number;
  readonly x: readonly number[];
}

const ALL: readonly AtomText[] = Array.from(GLASS.types, (_, i) => {
  const element = elementOf(GLASS, i) as (typeof SYMBOLS)[number];
  return {
    id: i + 1,
    element,
    type: SYMBOLS.indexOf(element) + 1,
    charge: CHARGES[element],
    x: [...GLASS.positions.subarray(3 * i, 3 * i + 3)].map((value) => Number(value.toFixed(5))),
  };
});

/** Atoms in an order that has nothing to do with their ids. */
export const shuffled = (seed: number) =>
  [...ALL].sort((a, b) => ((a.id * 7919 + seed * 31) % 1009) - ((b.id * 7919 + seed * 31) % 1009));

const lines = (...parts: readonly (string | readonly string[])[]) => `${parts.flat().join('\n')}\n`;

/** A frame of extended XYZ. */
export function xyzText(
  comment = '',
  row = ({ element, x }: AtomText) => `${element} ${x.join(' ')}`,
  {
    lattice = `Lattice="${EDGE} 0 0 0 ${EDGE} 0 0 0 ${EDGE}"`,
    atoms = ALL,
    count = `${ATOMS}`,
  } = {},
): string {
  const properties = comment.includes('Properties') ? '' : ' Properties=species:S:1:pos:R:3';
  return lines(count, `${lattice}${properties} ${comment}`, atoms.map(row));
}

export const MASS_LINES = SYMBOLS.map((e, i) => `${i + 1} ${MASSES[e]}  # ${e}`);

/** A LAMMPS data file. */
export function dataText({
  hint = ' # charge',
  row = ({ id, type, charge, x }: AtomText) => `${id} ${type} ${charge} ${x.join(' ')}`,
  before = ['Masses', '', ...MASS_LINES],
  header = [] as readonly string[],
  types = 5,
  after = [] as readonly string[],
} = {}): string {
  return lines(
    'a glass',
    '',
    `${ATOMS} atoms`,
    `${types} atom types`,
    header,
    ['x', 'y', 'z'].map((axis) => `0 ${EDGE} ${axis}lo ${axis}hi`),
    '',
    before,
    '',
    `Atoms${hint}`,
    '',
    ALL.map(row),
    after,
  );
}

/** A frame of a dump. */
export function dumpText(
  columns = 'id element x y z',
  row = ({ id, element, x }: AtomText) => `${id} ${element} ${x.join(' ')}`,
  { step = 0, head = [] as readonly string[], atoms = ALL, bounds = 'pp pp pp' } = {},
): string {
  return lines(
    head,
    'ITEM: TIMESTEP',
    `${step}`,
    'ITEM: NUMBER OF ATOMS',
    `${ATOMS}`,
    `ITEM: BOX BOUNDS ${bounds}`,
    [0, 1, 2].map(() => `0 ${EDGE}`),
    `ITEM: ATOMS ${columns}`,
    atoms.map(row),
  );
}
