import type { Configuration } from '../../../core/configuration';
import {
  CATIONS,
  type Cation,
  ELEMENT_ORDER,
  ELEMENTS,
  type Element,
  isModifier,
  OXYGEN_CUTOFFS,
} from '../../../core/elements';
import { coordinationNumbers } from '../../../structure/coordination';
import { modifierCutoffs } from '../../../structure/modifiers';
import { sayOxygens } from '../atom-words';
import { ascending, type RangeKind, type Span, sayWhole, wholeNumbers } from '../range-kind';

/** Å; null for a modifier whose shell g(r) does not show */
function shellOf(configuration: Configuration, cation: Cation): number | null {
  if (!isModifier(cation)) return OXYGEN_CUTOFFS[cation];
  return modifierCutoffs(configuration)[cation] ?? null;
}

function withOxygens(
  configuration: Configuration,
  cation: Cation,
  [fewest, most]: readonly [number, number],
): Uint32Array {
  const cutoff = shellOf(configuration, cation);
  if (cutoff === null) return new Uint32Array();
  const numbers = coordinationNumbers(configuration, cation, 'O', cutoff);
  return ofElement(configuration, cation).filter(
    (_, k) => numbers[k] >= fewest && numbers[k] <= most,
  );
}

function ofElement({ species, types }: Configuration, element: Element): Uint32Array {
  return ascending(
    Array.from(types.keys()).filter((atom) => species[types[atom]].element === element),
  );
}

const sayCation = (cation: Cation, oxygens: string) =>
  `${ELEMENTS[cation].name} bound to ${oxygens}`;

const cationKind = (cation: Cation): RangeKind => ({
  slow: false,
  atoms: (configuration, from, to) => withOxygens(configuration, cation, wholeNumbers(from, to)),
  say: (from, to) => {
    const [fewest, most] = wholeNumbers(from, to);
    const oxygens = fewest === most ? sayOxygens(fewest) : `${sayWhole(from, to)} oxygens`;
    return sayCation(cation, oxygens);
  },
});

/** Cations by the number of oxygens around them. */
export const COORDINATION_RANGES: Readonly<Record<string, RangeKind>> = Object.fromEntries(
  CATIONS.map((cation) => [cation, cationKind(cation)]),
);

/** A figure of B3 or B4 against composition: whatever the range, that boron. */
const boronKind = (oxygens: number): RangeKind => ({
  slow: false,
  atoms: (configuration) => withOxygens(configuration, 'B', [oxygens, oxygens]),
  say: () => sayCation('B', sayOxygens(oxygens)),
});

export const FOUR_FOLD_RANGES: Readonly<Record<string, RangeKind>> = {
  B3: boronKind(3),
  B4: boronKind(4),
};

/** Borons that have four oxygens at one end of a stretch of a run, and not at the other. */
function turned(span: Span | null): Uint32Array {
  if (span === null) return new Uint32Array();
  const [before, after] = span.map((end) => new Set(withOxygens(end, 'B', [4, 4])));
  return ascending([...before, ...after].filter((boron) => before.has(boron) !== after.has(boron)));
}

/** B4 against temperature: at one place that boron, over a stretch the boron that makes it rise. */
export const COOLING_RANGES: Readonly<Record<string, RangeKind>> = {
  B4: {
    slow: false,
    cooling: true,
    atoms: (configuration, from, to, span) =>
      from === to ? withOxygens(configuration, 'B', [4, 4]) : turned(span),
    say: (from, to) =>
      from === to
        ? sayCation('B', sayOxygens(4))
        : `boron that became four-fold, or ceased to be, on cooling from ${Math.round(to)} to ${Math.round(from)} K`,
  },
};

const elementKind = (element: Element): RangeKind => ({
  slow: false,
  atoms: (configuration) => ofElement(configuration, element),
  say: () => `all ${ELEMENTS[element].name}`,
});

/** All atoms of an element, whatever the range. */
export const ELEMENT_RANGES: Readonly<Record<string, RangeKind>> = Object.fromEntries(
  ELEMENT_ORDER.map((element) => [element, elementKind(element)]),
);
