import { type GlassName, TABLE_1 } from '../../core/composition';
import type { Experiment, Variant } from '../../core/experiment';
import { BOROSILICATE_POTENTIALS } from '../../core/potential';
import { everyComposition } from '../../core/variants';
import { boronOxide, type MeasuredGlass } from '../../figures/glass';

/** What a figure of the paper is drawn of. */
type Needs = 'compositions' | 'potentials' | 'glass';

/** Figures 1 to 4 and 6 are of the series, 7 to 10 compare potentials, 5 is of one glass. */
const NEEDS: Readonly<Record<number, Needs>> = {
  1: 'compositions',
  2: 'compositions',
  3: 'compositions',
  4: 'compositions',
  6: 'compositions',
  7: 'potentials',
  8: 'potentials',
  9: 'potentials',
  10: 'potentials',
};

/** Compositions of the nine that make a curve */
const FEWEST_COMPOSITIONS = 3;

/** Where potentials are compared: at the ends of the series and in its middle. */
const COMPARED: readonly GlassName[] = ['75B', '24B', '6B'];

/** A run that makes what a figure lacks. */
export interface MissingRun {
  /** Why: 'Only 24B is there; …' */
  readonly words: string;
  /** On the button */
  readonly label: string;
  readonly parts: Pick<Experiment, 'replicas' | 'variants'> &
    Partial<Pick<Experiment, 'name' | 'composition'>>;
}

/** What a figure lacks and the run that makes it; null where it is complete. */
export function missingRunOf(figure: number, glasses: readonly MeasuredGlass[]): MissingRun | null {
  switch (NEEDS[figure] ?? 'glass') {
    case 'compositions':
      return missingCompositions(glasses);
    case 'potentials':
      return missingPotentials(glasses);
    case 'glass':
      return glasses.length > 0 ? null : MISSING_GLASS;
  }
}

const MISSING_GLASS: MissingRun = {
  words: 'No glass has been made yet.',
  label: 'Melt and quench 10B',
  parts: { name: '10B', composition: TABLE_1['10B'], replicas: 1, variants: [] },
};

function missingCompositions(glasses: readonly MeasuredGlass[]): MissingRun | null {
  const known = new Set(glasses.map((glass) => boronOxide(glass)));
  if (known.size >= FEWEST_COMPOSITIONS) return null;
  return {
    words: `${sayThere(glasses)} The figure compares the nine glasses of the paper.`,
    label: 'Run all nine compositions',
    parts: { replicas: 1, variants: everyComposition() },
  };
}

function missingPotentials(glasses: readonly MeasuredGlass[]): MissingRun | null {
  if (new Set(glasses.map(({ potential }) => potential)).size > 1) return null;
  return {
    words: `${sayThere(glasses)} The figure compares four potentials.`,
    label: `Run four potentials, ${COMPARED.join(', ')}`,
    parts: {
      replicas: 1,
      variants: BOROSILICATE_POTENTIALS.flatMap((potential) =>
        COMPARED.map(
          (name): Variant => ({
            name: `${name}, ${potential.name}`,
            composition: TABLE_1[name],
            potential,
          }),
        ),
      ),
    },
  };
}

function sayThere(glasses: readonly MeasuredGlass[]): string {
  if (glasses.length === 0) return 'No glass has been made yet.';
  const names = [...new Set(glasses.map(({ name }) => name))];
  return `Only ${names.join(' and ')} ${names.length === 1 ? 'is' : 'are'} there.`;
}
