import { sayFormers } from '../../../core/element-words';
import { ELEMENTS, FORMERS, type Former } from '../../../core/elements';
import { connectivity } from '../../../structure/connectivity';
import { atomsOf, bondCount, networkOf } from '../../../structure/network';
import { type RangeKind, sayWhole, wholeNumbers } from '../range-kind';

const unitKind = (former: Former): RangeKind => ({
  slow: false,
  atoms: (configuration, from, to) => {
    const { formers, bridges } = connectivity(networkOf(configuration), former);
    const [fewest, most] = wholeNumbers(from, to);
    return formers.filter((_, k) => bridges[k] >= fewest && bridges[k] <= most);
  },
  say: (from, to) =>
    `${ELEMENTS[former].name} with four oxygens, ${sayWhole(from, to)} of them bridging (Qⁿ)`,
});

const OXYGENS = ['free oxygen', 'non-bridging oxygen', 'bridging oxygen', 'three-fold oxygen'];

const OXYGEN_KIND: RangeKind = {
  slow: false,
  atoms: (configuration, from, to) => {
    const network = networkOf(configuration);
    const [fewest, most] = wholeNumbers(from, to);
    return atomsOf(network, 'O').filter((oxygen) => {
      const formers = bondCount(network, oxygen);
      return formers >= fewest && formers <= most;
    });
  },
  say: (from, to) => {
    const [fewest, most] = wholeNumbers(from, to);
    if (fewest === most && OXYGENS[fewest]) return OXYGENS[fewest];
    return `oxygen bound to ${sayWhole(from, to)} ${sayFormers('or')} atoms`;
  },
};

/** Qⁿ of the formers, and kinds of oxygen; a value is the number of bridges, or of formers. */
export const SPECIATION_RANGES: Readonly<Record<string, RangeKind>> = {
  ...Object.fromEntries(FORMERS.map((former) => [`Q_${former}`, unitKind(former)])),
  oxygen: OXYGEN_KIND,
};
