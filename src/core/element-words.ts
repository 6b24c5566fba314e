import {
  ELEMENTS,
  type Element,
  FORMERS,
  type Former,
  MODIFIERS,
  NETWORK_CUTOFFS,
  TRIVALENT_FORMERS,
} from './elements';

function joined(words: readonly string[], last: 'and' | 'or'): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${last} ${words[words.length - 1]}`;
}

/** The formers by name: 'silicon and boron', 'silicon or boron'. */
export function sayFormers(last: 'and' | 'or'): string {
  return joined(
    FORMERS.map((former) => ELEMENTS[former].name),
    last,
  );
}

/** The modifiers by name: 'sodium and calcium'. */
export function sayModifiers(last: 'and' | 'or'): string {
  return joined(
    MODIFIERS.map((modifier) => ELEMENTS[modifier].name),
    last,
  );
}

/** Formers whose tetrahedra a modifier balances, by name: 'boron'. */
export function sayTrivalent(): string {
  return joined(
    TRIVALENT_FORMERS.map((former) => ELEMENTS[former].name),
    'or',
  );
}

/** 'Sodium and calcium' */
export function capital(words: string): string {
  return `${words[0].toUpperCase()}${words.slice(1)}`;
}

/** Symbols of some elements: 'Si or B', 'Na, Ca or K'. */
export function saySymbols(elements: readonly Element[], last: 'and' | 'or'): string {
  return joined(elements, last);
}

/** 'Boron' */
export function sayTitle(element: Element): string {
  return capital(ELEMENTS[element].name);
}

/** Which bonds the network has, with their reach: 'Si–O and B–O bonds within 2 Å'. */
export function sayNetworkBonds(): string {
  const reaches = [...new Set(FORMERS.map((former) => NETWORK_CUTOFFS[former]))];
  const parts = reaches.map((reach, i) => {
    const bonds = FORMERS.filter((former) => NETWORK_CUTOFFS[former] === reach).map(sayBond);
    return `${joined(bonds, 'and')}${i === 0 ? ' bonds' : ''} within ${reach} Å`;
  });
  return parts.join(', ');
}

/** The bonds of formers with oxygen: 'Si–O and B–O'. */
export function sayFormerBonds(): string {
  return joined(FORMERS.map(sayBond), 'and');
}

const sayBond = (former: Former) => `${former}–O`;
