import { atomsOf, bondCount, formersOf, type Network } from './network';

/**
 * How far a glass keeps the four rules of W. H. Zachariasen (J. Am. Chem. Soc. 54, 3841, 1932) for oxide
 * glasses. Shares from 0 to 1; null without what they are shares of.
 */
export interface ZachariasenRules {
  /** Rule 1: share of oxygens bonded to no more than two formers */
  readonly oxygensOnTwo: number | null;
  /** Rule 2: share of formers with three or four oxygens */
  readonly smallPolyhedra: number | null;
  /** Rule 3: share of polyhedra that share no edge and no face with another */
  readonly cornersOnly: number | null;
  /** Pairs of polyhedra with two oxygens in common */
  readonly sharedEdges: number;
  /** Pairs of polyhedra with three oxygens or more in common */
  readonly sharedFaces: number;
  /** Rule 4: share of polyhedra of which three corners or more are shared with others */
  readonly threeCorners: number | null;
}

/** The numbers of oxygens around a former that the second rule calls small: triangles, tetrahedra. */
const SMALL = [3, 4];
/** Formers on an oxygen, at most, by the first rule. */
const MOST_FORMERS = 2;
const FEWEST_CORNERS = 3;

/** Checks the rules on a network; a polyhedron is a former with its oxygens, images apart. */
export function zachariasenRules(network: Network): ZachariasenRules {
  const oxygens = Array.from(atomsOf(network, 'O'));
  const formers = Array.from(formersOf(network));
  const shared = formers.map((former) => sharedOxygens(network, former));
  const pairs = (share: (oxygens: number) => boolean) =>
    shared.reduce((sum, row) => sum + row.filter(share).length, 0) / 2;
  return {
    oxygensOnTwo: shareOf(oxygens, (oxygen) => bondCount(network, oxygen) <= MOST_FORMERS),
    smallPolyhedra: shareOf(formers, (former) => SMALL.includes(bondCount(network, former))),
    cornersOnly: shareOf(shared, (row) => row.every((oxygens) => oxygens === 1)),
    sharedEdges: pairs((oxygens) => oxygens === 2),
    sharedFaces: pairs((oxygens) => oxygens > 2),
    threeCorners: shareOf(formers, (former) => sharedCorners(network, former) >= FEWEST_CORNERS),
  };
}

/** For each polyhedron that has an oxygen in common with this former's: how many it has. */
function sharedOxygens({ offsets, neighbours, images }: Network, former: number): number[] {
  const common = new Map<string, number>();
  for (let bond = offsets[former]; bond < offsets[former + 1]; bond++) {
    const oxygen = neighbours[bond];
    for (let back = offsets[oxygen]; back < offsets[oxygen + 1]; back++) {
      const other = neighbours[back];
      const image = [0, 1, 2].map((k) => images[3 * bond + k] + images[3 * back + k]);
      if (other === former && image.every((step) => step === 0)) continue;
      const key = `${other} ${image.join(' ')}`;
      common.set(key, (common.get(key) ?? 0) + 1);
    }
  }
  return [...common.values()];
}

/** How many oxygens of a polyhedron are bonded to another former too. */
function sharedCorners(network: Network, former: number): number {
  const { offsets, neighbours } = network;
  let corners = 0;
  for (let bond = offsets[former]; bond < offsets[former + 1]; bond++) {
    if (bondCount(network, neighbours[bond]) > 1) corners++;
  }
  return corners;
}

function shareOf<T>(all: readonly T[], holds: (one: T) => boolean): number | null {
  return all.length === 0 ? null : all.filter(holds).length / all.length;
}

/** A rule as a share and in words. */
export interface ZachariasenRule {
  readonly rule: 'oxygensOnTwo' | 'smallPolyhedra' | 'cornersOnly' | 'threeCorners';
  /** Under a bar */
  readonly name: string;
  /** What share keeps it, and of what */
  readonly say: (
    share: string,
    shared: Pick<ZachariasenRules, 'sharedEdges' | 'sharedFaces'>,
  ) => string;
}

/** The rules in Zachariasen's order. */
export const RULES: readonly ZachariasenRule[] = [
  {
    rule: 'oxygensOnTwo',
    name: 'O on ≤ 2',
    say: (share) => `1: ${share} of oxygens are bonded to no more than two formers`,
  },
  {
    rule: 'smallPolyhedra',
    name: '3 or 4 O',
    say: (share) => `2: ${share} of formers have three or four oxygens`,
  },
  {
    rule: 'cornersOnly',
    name: 'corners only',
    say: (share, { sharedEdges, sharedFaces }) =>
      `3: ${share} of polyhedra share corners only (${pairsOf(sharedEdges, 'edge')}, ${pairsOf(sharedFaces, 'face')})`,
  },
  {
    rule: 'threeCorners',
    name: '≥ 3 corners',
    say: (share) => `4: ${share} of polyhedra share three corners or more`,
  },
];

/** '2 pairs share an edge', '1 pair shares a face', '0.4 pairs share an edge' of an average */
function pairsOf(count: number, what: 'edge' | 'face'): string {
  const number = Number.isInteger(count) ? String(count) : count.toFixed(1);
  const article = what === 'edge' ? 'an' : 'a';
  return count === 1
    ? `1 pair shares ${article} ${what}`
    : `${number} pairs share ${article} ${what}`;
}
