import { sayFormerBonds } from '../../core/element-words';
import { sayPair } from '../../core/estimate-words';
import type { Panel } from '../../figures/figure';
import type { FigureKind } from '../../figures/figure-kind';
import { BOND_ANGLE_FIGURE } from '../../figures/kinds/bond-angles';
import { CHARGE_BALANCE_FIGURE } from '../../figures/kinds/charge-balance';
import { MODIFIER_PANEL, PAIR_DISTRIBUTION_FIGURE } from '../../figures/kinds/pair-distribution';
import { CRITERIA, RING_SIZE_FIGURE } from '../../figures/kinds/ring-sizes';
import { SPECIATION_FIGURE } from '../../figures/kinds/speciation';
import {
  CORRELATION_PANELS,
  TOTAL_CORRELATION_FIGURE,
} from '../../figures/kinds/total-correlation';
import { ZACHARIASEN_FIGURE } from '../../figures/kinds/zachariasen';
import { firstPeak } from '../../structure/pair-distribution';
import { CATION_OXYGEN } from '../../structure/pair-name';
import { RING_CRITERIA, type RingCriterion } from '../../structure/rings/rings';
import { kindFigure, kindMeasurement, onlyPanel } from './gathered-figure';
import type { Chosen, FigureChoice, FigureInput, LabFigure } from './lab-figure';

const WAITING = 'Waiting for the first configuration.';

/** Panels of the figure of distances, in its order. */
const PAIRS: FigureChoice = {
  id: 'pairs',
  label: 'Pairs',
  options: [
    { value: '0', label: 'Cations and oxygen' },
    { value: '1', label: `${sayFormerBonds()}, close up` },
    { value: '2', label: 'The network' },
    { value: '3', label: MODIFIER_PANEL },
    { value: '4', label: 'All together, as neutrons and X-rays see them' },
    { value: '5', label: 'Oxygens within a distance' },
    { value: '6', label: 'B–O, three- and four-fold boron apart' },
    ...CORRELATION_PANELS.map((title, i) => ({ value: `T${i}`, label: `T(r): ${title}` })),
  ],
  usual: '0',
};

/** Whether a panel of T(r) is chosen: 'T0' … */
const isCorrelation = (pairs: string) => pairs?.startsWith('T');

export const PAIR_DISTRIBUTION_LAB_FIGURE: LabFigure = {
  id: 'pair-distribution',
  title: 'Distances between atoms',
  choices: () => [PAIRS],
  wants: (_, { pairs }) => ({
    quick: kindMeasurement(
      isCorrelation(pairs) ? TOTAL_CORRELATION_FIGURE : PAIR_DISTRIBUTION_FIGURE,
    ),
  }),
  draw: ({ quick }, { pairs }) => {
    if (quick === null) return null;
    if (isCorrelation(pairs)) {
      return onlyPanel(kindFigure(TOTAL_CORRELATION_FIGURE, quick), Number(pairs.slice(1)));
    }
    const figure = onlyPanel(kindFigure(PAIR_DISTRIBUTION_FIGURE, quick), Number(pairs));
    const peaks = pairs === '0' || pairs === '1' ? sayPeaks(quick) : [];
    return { ...figure, notes: [...peaks, ...figure.notes] };
  },
  describe: ({ quick }) => `Pair distribution functions. ${quick ? sayPeaks(quick).join('') : ''}`,
  absence: () => WAITING,
};

/** 'First peaks: Si–O 1.62 Å, B–O 1.42 Å.'; nothing where there are none. */
function sayPeaks({ mean: { columns } }: NonNullable<FigureInput['quick']>): string[] {
  const each = CATION_OXYGEN.flatMap((pair) => {
    const peak = firstPeak(columns.r?.mean ?? [], columns[pair]?.mean ?? null);
    return peak ? [`${sayPair(pair)} ${peak[0].toFixed(2)} Å`] : [];
  });
  return each.length === 0 ? [] : [`First peaks: ${each.join(', ')}.`];
}

export const BOND_ANGLE_LAB_FIGURE: LabFigure = {
  id: 'bond-angles',
  title: 'Angles between bonds',
  choices: () => [],
  wants: () => ({ quick: kindMeasurement(BOND_ANGLE_FIGURE) }),
  draw: ({ quick }) => quick && kindFigure(BOND_ANGLE_FIGURE, quick),
  describe: (_, figure) => `Distributions of bond angles. ${figure?.notes.join(' ') ?? ''}`,
  absence: () => WAITING,
};

const CRITERION: FigureChoice = {
  id: 'criterion',
  label: 'Criterion',
  options: RING_CRITERIA.map((criterion) => ({
    value: criterion,
    label: `${CRITERIA[criterion].name[0].toUpperCase()}${CRITERIA[criterion].name.slice(1)}`,
  })),
  usual: 'guttman',
};

const criterionOf = ({ criterion }: Chosen): RingCriterion =>
  RING_CRITERIA.find((known) => known === criterion) ?? 'guttman';

export const RING_SIZES: LabFigure = {
  id: 'ring-sizes',
  title: 'Sizes of rings',
  choices: () => [CRITERION],
  wants: (_, chosen) => ({
    slow: kindMeasurement(RING_SIZE_FIGURE, { rings: [criterionOf(chosen)] }),
  }),
  draw: ({ slow }, chosen) =>
    slow && kindFigure(RING_SIZE_FIGURE, slow, { rings: [criterionOf(chosen)] }),
  describe: (_, figure) => `Sizes of rings. ${figure?.notes.join(' ') ?? ''}`,
  absence: ({ data }) => (data.variants.length > 0 ? 'Counting rings …' : WAITING),
};

/** What is shown of how the network hangs together; the same question asked in three ways. */
const NETWORK_FIGURES = {
  units: { kind: SPECIATION_FIGURE, label: 'Qⁿ and kinds of oxygen' },
  charges: { kind: CHARGE_BALANCE_FIGURE, label: 'What the charge of the modifiers is for' },
  rules: { kind: ZACHARIASEN_FIGURE, label: "Zachariasen's rules" },
} as const;

const NETWORK_CHOICE: FigureChoice = {
  id: 'network',
  label: 'What of the network',
  options: Object.entries(NETWORK_FIGURES).map(([value, { label }]) => ({ value, label })),
  usual: 'units',
};

const networkKind = ({ network }: Chosen): FigureKind =>
  Object.entries(NETWORK_FIGURES).find(([value]) => value === network)?.[1].kind ??
  SPECIATION_FIGURE;

export const SPECIATION: LabFigure = {
  id: 'speciation',
  title: 'Qⁿ and oxygen',
  choices: () => [NETWORK_CHOICE],
  wants: (_, chosen) => ({ quick: kindMeasurement(networkKind(chosen)) }),
  draw: ({ quick }, chosen) => {
    if (quick === null) return null;
    const figure = kindFigure(networkKind(chosen), quick);
    return { ...figure, panels: figure.panels.filter(({ series }) => series.length > 0) };
  },
  describe: (_, figure) =>
    figure?.id === SPECIATION_FIGURE.id
      ? `Connectivity of the network. ${figure.panels.map(sayBars).join(' ')}`
      : `${figure?.title ?? 'Connectivity of the network'}. ${figure?.notes.join(' ') ?? ''}`,
  absence: () => WAITING,
};

/** 'Oxygen: free 0 %, non-bridging 11 %, bridging 86 %, three-fold 3 %.' */
function sayBars({ title, x, series }: Panel): string {
  const [bars] = series;
  if (!bars) return '';
  const each = bars.x.map((at, i) => `${x.categories?.[at] ?? at} ${bars.y[i].toFixed(0)} %`);
  return `${title}: ${each.join(', ')}.`;
}
