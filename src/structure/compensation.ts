import type { Configuration } from '../core/configuration';
import {
  ELEMENTS,
  isModifier,
  MODIFIERS,
  OXYGEN_CUTOFFS,
  TRIVALENT_FORMERS,
  type TrivalentFormer,
} from '../core/elements';
import { forEachImagePair } from './image-pairs';
import type { ModifierCutoffs } from './modifiers';
import { atomsOf, bondCount, bondCountWithin, bondLength, type Network } from './network';

/** Tetrahedra of a trivalent former, such as BO4. */
export type ChargedUnit = `${TrivalentFormer}O4`;

/** Charged tetrahedra (BO4) and the modifiers that balance their charge, in compressed rows. */
export interface Compensation {
  /** Former in the middle of each tetrahedron: atom indices, ascending */
  readonly centres: Uint32Array;
  /** Per unit: the element of its former */
  readonly formers: readonly TrivalentFormer[];
  /** Row of unit k: entries offsets[k] … offsets[k + 1] − 1; one longer than centres */
  readonly offsets: Uint32Array;
  /** Per entry: a modifier that shares oxygen with the unit. In a tiny box its images count apart */
  readonly modifiers: Uint32Array;
  /** Per entry: how many of the unit's oxygens are in that modifier's shell */
  readonly sharedOxygens: Uint8Array;
  /** Per unit: the charge that its modifiers have for it, e; 1 balances it */
  readonly charge: Float64Array;
  /** The charge of all modifiers by what it balances, e */
  readonly total: Readonly<Record<ChargedUnit | 'oxygen' | 'nothing', number>>;
}

const FOUR_OXYGENS = 4;

/** Bonds that an oxygen has when it is charged with nothing. */
const BRIDGING_BONDS = 2;

/**
 * Which modifiers balance which tetrahedra of trivalent formers, and how well.
 *
 * A BO4 whose oxygens all bridge has the charge −1, a non-bridging oxygen too, a free oxygen −2; the
 * modifiers are there to balance these (W. J. Dell, P. J. Bray, S. Z. Xiao, J. Non-Cryst. Solids 58,
 * 1, 1983). A modifier serves what it touches: a BO4 if at least one of its four oxygens lies in the
 * modifier's first shell (so L. Pedesseau, S. Ispas, W. Kob, Phys. Rev. B 91, 134202, 2015, look at
 * the sodium of BO4: by the oxygens it shares with the boron), a non-bridging or free oxygen if that
 * lies there itself. The modifier's formal charge is shared among them in proportion to theirs; that is
 * Vitrine's own way of counting, in the spirit of Pauling's electrostatic valence (J. Am. Chem. Soc. 51,
 * 1010, 1929), which divides a cation's charge by its coordination instead. Nothing is fitted:
 * `charge` − 1 says how far a unit's neighbourhood is from balanced.
 *
 * @param network of the same configuration; a tetrahedron has four oxygens within `OXYGEN_CUTOFFS`
 * @param cutoffs of the first shells; a modifier without one serves nothing
 */
export function chargeCompensation(
  configuration: Configuration,
  network: Network,
  cutoffs: ModifierCutoffs,
): Compensation {
  const shells = new ModifierShells(configuration, cutoffs);
  const centres = tetrahedra(network);
  const rows = centres.map(({ atom, former }) => modifiersOfUnit(network, atom, former, shells));
  const entries = rows.flat();
  /** Per atom: the charge of the tetrahedra, by former, and of the oxygens that it serves, e. */
  const forUnits = TRIVALENT_FORMERS.map((former) => {
    const served = new Float64Array(network.elements.length);
    rows.forEach((row, k) => {
      if (centres[k].former === former) for (const { modifier } of row) served[modifier] += 1;
    });
    return { unit: `${former}O4` as const, served };
  });
  const forOxygen = new Float64Array(network.elements.length);
  for (const oxygen of atomsOf(network, 'O')) {
    const charge = Math.max(0, BRIDGING_BONDS - bondCount(network, oxygen));
    for (const { modifier } of shells.around(oxygen)) forOxygen[modifier] += charge;
  }
  const total: Record<ChargedUnit | 'oxygen' | 'nothing', number> = {
    ...(Object.fromEntries(forUnits.map(({ unit }) => [unit, 0])) as Record<ChargedUnit, number>),
    oxygen: 0,
    nothing: 0,
  };
  /** Per atom: what it has for each unit of charge that it serves, e. */
  const share = new Float64Array(network.elements.length);
  for (const element of MODIFIERS) {
    for (const modifier of atomsOf(network, element)) {
      const { charge } = ELEMENTS[element];
      const own = forUnits.reduce((sum, { served }) => sum + served[modifier], 0);
      const served = own + forOxygen[modifier];
      if (served === 0) {
        total.nothing += charge;
        continue;
      }
      share[modifier] = charge / served;
      for (const { unit, served } of forUnits) total[unit] += share[modifier] * served[modifier];
      total.oxygen += share[modifier] * forOxygen[modifier];
    }
  }
  const offsets = new Uint32Array(rows.length + 1);
  rows.forEach((row, k) => {
    offsets[k + 1] = offsets[k] + row.length;
  });
  return {
    centres: Uint32Array.from(centres, ({ atom }) => atom),
    formers: centres.map(({ former }) => former),
    offsets,
    modifiers: Uint32Array.from(entries, ({ modifier }) => modifier),
    sharedOxygens: Uint8Array.from(entries, ({ oxygens }) => oxygens),
    charge: Float64Array.from(rows, (row) =>
      row.reduce((sum, { modifier }) => sum + share[modifier], 0),
    ),
    total,
  };
}

/** The tetrahedra of trivalent formers, by rising atom. */
function tetrahedra(network: Network): { atom: number; former: TrivalentFormer }[] {
  const found = TRIVALENT_FORMERS.flatMap((former) =>
    Array.from(atomsOf(network, former))
      .filter((atom) => bondCountWithin(network, atom, OXYGEN_CUTOFFS[former]) === FOUR_OXYGENS)
      .map((atom) => ({ atom, former })),
  );
  return found.sort((a, b) => a.atom - b.atom);
}

/** A modifier near an oxygen, and in which image of the box, seen from the oxygen's. */
interface ShellMember {
  readonly modifier: number;
  readonly image: readonly [number, number, number];
}

/** The modifiers in whose first shell each oxygen lies. */
class ModifierShells {
  private readonly members = new Map<number, ShellMember[]>();

  constructor(configuration: Configuration, cutoffs: ModifierCutoffs) {
    const { species, types } = configuration;
    /** Squared cutoff by type; below 0 for what is no modifier with a shell. */
    const limits = species.map(({ element }) => {
      const cutoff = isModifier(element) ? (cutoffs[element] ?? null) : null;
      return cutoff === null ? -1 : cutoff * cutoff;
    });
    const isOxygen = species.map(({ element }) => element === 'O');
    const reach = Math.sqrt(Math.max(0, ...limits));
    if (reach === 0) return;
    forEachImagePair(configuration, reach, (i, j, square, x, y, z) => {
      if (isOxygen[types[i]] && square <= limits[types[j]]) this.add(i, j, [x, y, z]);
      if (isOxygen[types[j]] && square <= limits[types[i]]) this.add(j, i, [-x, -y, -z]);
    });
  }

  around(oxygen: number): readonly ShellMember[] {
    return this.members.get(oxygen) ?? [];
  }

  private add(oxygen: number, modifier: number, image: ShellMember['image']): void {
    const members = this.members.get(oxygen) ?? [];
    members.push({ modifier, image });
    this.members.set(oxygen, members);
  }
}

/** The modifiers that share oxygen with a tetrahedron, ascending, and how many they share. */
function modifiersOfUnit(
  network: Network,
  centre: number,
  former: TrivalentFormer,
  shells: ModifierShells,
): { modifier: number; oxygens: number }[] {
  const { offsets, neighbours, images } = network;
  const found = new Map<string, { modifier: number; oxygens: number }>();
  for (let entry = offsets[centre]; entry < offsets[centre + 1]; entry++) {
    if (bondLength(network, entry) > OXYGEN_CUTOFFS[former]) continue;
    for (const { modifier, image } of shells.around(neighbours[entry])) {
      const seenFromCentre = image.map((shift, k) => shift + images[3 * entry + k]);
      const key = [modifier, ...seenFromCentre].join(' ');
      const known = found.get(key);
      if (known) known.oxygens++;
      else found.set(key, { modifier, oxygens: 1 });
    }
  }
  return [...found.values()].sort((a, b) => a.modifier - b.modifier);
}
