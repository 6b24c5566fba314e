import type { Configuration } from '../core/configuration';
import { BORON_CUTOFF } from './coordination';
import { forEachImagePair } from './image-pairs';
import { MODIFIER_CHARGE, MODIFIERS, type Modifier, type ModifierCutoffs } from './modifiers';
import { atomsOf, bondCount, bondCountWithin, bondLength, type Network } from './network';

/** BO4 units and the modifiers that balance their charge, in compressed rows. */
export interface Compensation {
  /** Boron of each BO4: atom indices, ascending */
  readonly borons: Uint32Array;
  /** Row of unit k: entries offsets[k] … offsets[k + 1] − 1; one longer than borons */
  readonly offsets: Uint32Array;
  /** Per entry: a modifier that shares oxygen with the unit. In a tiny box its images count apart */
  readonly modifiers: Uint32Array;
  /** Per entry: how many of the unit's oxygens are in that modifier's shell */
  readonly sharedOxygens: Uint8Array;
  /** Per unit: the charge that its modifiers have for it, e; 1 balances it */
  readonly charge: Float64Array;
  /** The charge of all modifiers by what it balances, e */
  readonly total: Readonly<Record<'bo4' | 'oxygen' | 'nothing', number>>;
}

const FOUR = 4;

/** Bonds that an oxygen has when it is charged with nothing. */
const BRIDGING = 2;

/**
 * Which Na and Ca balance which BO4, and how well.
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
 * @param network of the same configuration; its BO4 have four oxygens within 1.8 Å
 * @param cutoffs of the first shells; a modifier without one serves nothing
 */
export function chargeCompensation(
  configuration: Configuration,
  network: Network,
  cutoffs: ModifierCutoffs,
): Compensation {
  const shells = new ModifierShells(configuration, cutoffs);
  const borons = atomsOf(network, 'B').filter(
    (boron) => bondCountWithin(network, boron, BORON_CUTOFF) === FOUR,
  );
  const units = Array.from(borons, (boron) => modifiersOfUnit(network, boron, shells));
  const entries = units.flat();
  /** Per atom: the charge of the BO4 and of the oxygens that it serves, e. */
  const forBo4 = new Float64Array(network.elements.length);
  const forOxygen = new Float64Array(network.elements.length);
  for (const { modifier } of entries) forBo4[modifier] += 1;
  for (const oxygen of atomsOf(network, 'O')) {
    const charge = Math.max(0, BRIDGING - bondCount(network, oxygen));
    for (const { modifier } of shells.around(oxygen)) forOxygen[modifier] += charge;
  }
  const total = { bo4: 0, oxygen: 0, nothing: 0 };
  /** Per atom: what it has for each unit of charge that it serves, e. */
  const share = new Float64Array(network.elements.length);
  for (const element of MODIFIERS) {
    for (const modifier of atomsOf(network, element)) {
      const served = forBo4[modifier] + forOxygen[modifier];
      if (served === 0) {
        total.nothing += MODIFIER_CHARGE[element];
        continue;
      }
      share[modifier] = MODIFIER_CHARGE[element] / served;
      total.bo4 += share[modifier] * forBo4[modifier];
      total.oxygen += share[modifier] * forOxygen[modifier];
    }
  }
  const offsets = new Uint32Array(units.length + 1);
  units.forEach((unit, k) => {
    offsets[k + 1] = offsets[k] + unit.length;
  });
  return {
    borons,
    offsets,
    modifiers: Uint32Array.from(entries, ({ modifier }) => modifier),
    sharedOxygens: Uint8Array.from(entries, ({ oxygens }) => oxygens),
    charge: Float64Array.from(units, (unit) =>
      unit.reduce((sum, { modifier }) => sum + share[modifier], 0),
    ),
    total,
  };
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
      const cutoff = isModifier(element) ? cutoffs[element] : null;
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

function isModifier(element: string): element is Modifier {
  return (MODIFIERS as readonly string[]).includes(element);
}

/** The modifiers that share oxygen with a BO4, ascending, and how many they share. */
function modifiersOfUnit(
  network: Network,
  boron: number,
  shells: ModifierShells,
): { modifier: number; oxygens: number }[] {
  const { offsets, neighbours, images } = network;
  const found = new Map<string, { modifier: number; oxygens: number }>();
  for (let entry = offsets[boron]; entry < offsets[boron + 1]; entry++) {
    if (bondLength(network, entry) > BORON_CUTOFF) continue;
    for (const { modifier, image } of shells.around(neighbours[entry])) {
      const seenFromBoron = image.map((shift, k) => shift + images[3 * entry + k]);
      const key = [modifier, ...seenFromBoron].join(' ');
      const known = found.get(key);
      if (known) known.oxygens++;
      else found.set(key, { modifier, oxygens: 1 });
    }
  }
  return [...found.values()].sort((a, b) => a.modifier - b.modifier);
}
