import { capital, sayModifiers, sayNetworkBonds } from '../../core/element-words';
import { FORMERS, TRIVALENT_FORMERS } from '../../core/elements';
import { type ChargeBalance, chargeBalance } from '../../structure/charge-balance';
import { networkOf } from '../../structure/network';
import { axis, categoryAxis, idOf, type Series, SIDE_BY_SIDE } from '../figure';
import type { FigureKind, FigureMeasurement } from '../figure-kind';
import { saySampling } from '../figure-words';
import type { MeasuredGlass } from '../glass';

/** A bar: what it stands for, and how much of the charge that is, e. */
interface Account {
  readonly name: string;
  readonly of: (balance: ChargeBalance) => number;
  /** Left out where no glass has it */
  readonly rare?: true;
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** Tetrahedra of the trivalent formers, which have a bar each. */
const isTetrahedron = (former: string, z: string) =>
  z === '4' && (TRIVALENT_FORMERS as readonly string[]).includes(former);

/** Of all polyhedra but those tetrahedra: what takes charge (sign 1), or gives some (−1). */
const otherPolyhedra =
  (sign: 1 | -1) =>
  ({ formers }: ChargeBalance): number =>
    sum(
      FORMERS.flatMap((former) =>
        Object.entries(formers[former]).flatMap(([z, charge]) =>
          isTetrahedron(former, z) || sign * charge < 0 ? [] : [charge],
        ),
      ),
    );

/** The bars: the modifiers, and then what their charge is there for; these sum to it. */
const ACCOUNTS: readonly Account[] = [
  { name: 'modifiers', of: ({ modifiers }) => modifiers },
  ...TRIVALENT_FORMERS.map((former): Account => {
    const account: Account = { name: `${former}O₄`, of: ({ formers }) => formers[former][4] ?? 0 };
    return former === 'B' ? account : { ...account, rare: true };
  }),
  { name: 'NBO', of: ({ oxygen }) => oxygen[1] ?? 0 },
  { name: 'free O', of: ({ oxygen }) => oxygen[0] ?? 0, rare: true },
  { name: 'extra O', of: otherPolyhedra(1), rare: true },
  { name: 'lacking O', of: otherPolyhedra(-1), rare: true },
  {
    name: 'O on 3',
    of: ({ oxygen }) =>
      sum(Object.entries(oxygen).map(([n, charge]) => (Number(n) > 2 ? charge : 0))),
  },
  { name: 'rest', of: ({ formal }) => formal, rare: true },
];

const HUNDRED = 100;

/** Column `charge`: an entry a bar, e per 100 oxygens; null without oxygen. */
const CHARGES: FigureMeasurement = {
  id: 'charge-balance',
  of: (configuration) => {
    const { species, types } = configuration;
    const oxygens = types.filter((type) => species[type].element === 'O').length;
    if (oxygens === 0) return { charge: null };
    const balance = chargeBalance(networkOf(configuration));
    return { charge: ACCOUNTS.map(({ of }) => (HUNDRED * of(balance)) / oxygens) };
  },
};

/** What the charge of the modifiers is there for; Vitrine's own. */
export const CHARGE_BALANCE_FIGURE: FigureKind = {
  id: 'charge-balance',
  paper: null,
  title: 'What the charge of the modifiers is for',
  panels: [],
  needs: [CHARGES],
  draw: (glasses) => {
    const kept = [...ACCOUNTS.keys()].filter((k) => !ACCOUNTS[k].rare || occurs(glasses, k));
    return {
      id: 'charge-balance',
      title: 'What the charge of the modifiers is for',
      see: `${capital(sayModifiers('and'))} balance what is charged in the network: four-fold boron (−1 each) and non-bridging oxygen (−1). An oxygen on three formers has one bond too many and gives a charge back. The first bar is the sum of the others, exactly: a bond more or less anywhere is in the book.`,
      how: `Formal charges; a former with z bonds of charge q takes z − q, an oxygen with n formers 2 − n. NBO: non-bridging oxygen; O on 3: oxygen on three formers or more; extra or lacking O: formers with more or fewer oxygens than their charge, but for the tetrahedra that have a bar; rest: what is not made of oxides. ${sayNetworkBonds()}, so that a few BO₄ more may be counted than within boron's own cutoff. ${saySampling(glasses)}`,
      notes: glasses.flatMap((glass) => sayBook(glass)),
      panels: [
        {
          title: null,
          x: categoryAxis(
            'what takes charge',
            'account',
            kept.map((k) => ACCOUNTS[k].name),
          ),
          y: axis('charge', 'e per 100 O', 'charge'),
          series: glasses.flatMap((glass, i) => barsOf(glass, kept, i, glasses.length > 1)),
          overlays: [],
          marks: [],
        },
      ],
    };
  },
};

function occurs(glasses: readonly MeasuredGlass[], account: number): boolean {
  return glasses.some(({ columns }) => (columns.charge?.mean[account] ?? 0) !== 0);
}

function barsOf(
  { name, columns }: MeasuredGlass,
  kept: readonly number[],
  index: number,
  many: boolean,
): Series[] {
  const { charge } = columns;
  if (!charge) return [];
  return [
    {
      id: many ? `charge_${idOf(name)}` : 'charge',
      name,
      kind: 'bars',
      x: kept.map((_, k) => k),
      y: kept.map((k) => charge.mean[k]),
      error: charge.error && kept.map((k) => charge.error?.[k] ?? 0),
      colour: many ? SIDE_BY_SIDE[index % SIDE_BY_SIDE.length] : 'simulation',
      dash: 'solid',
    },
  ];
}

/** '24B, per 100 O: 25.1 modifiers = 12.4 BO₄ + 13.1 NBO − 0.4 O on 3.' */
function sayBook({ name, columns }: MeasuredGlass): string[] {
  const { charge } = columns;
  if (!charge) return [];
  const said = (value: number) => Math.abs(value).toFixed(1);
  const terms = ACCOUNTS.flatMap(({ name: account }, k) =>
    k === 0 || charge.mean[k] === 0 ? [] : [{ account, value: charge.mean[k] }],
  );
  if (terms.length === 0) return [];
  const right = terms.map(
    ({ account, value }, i) => `${value < 0 ? '− ' : i === 0 ? '' : '+ '}${said(value)} ${account}`,
  );
  return [`${name}, e per 100 O: ${said(charge.mean[0])} modifiers = ${right.join(' ')}.`];
}
