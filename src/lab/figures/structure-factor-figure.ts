import type { Figure, Series } from '../../figures/figure';
import type { FigureChoices, FigureKind } from '../../figures/figure-kind';
import { NEUTRON_FIGURE, XRAY_FIGURE } from '../../figures/kinds/structure-factor';
import { DIRECT_Q_WIDTH } from '../frames/figure-measurement';
import { kindFigure, kindMeasurement } from './gathered-figure';
import type { Chosen, FigureChoice, GatheredGlass, LabFigure } from './lab-figure';

const RADIATION: FigureChoice = {
  id: 'radiation',
  label: 'Seen by',
  options: [
    { value: 'neutron', label: 'Neutrons' },
    { value: 'neutron-11B', label: 'Neutrons, ¹¹B' },
    { value: 'xray', label: 'X-rays' },
  ],
  usual: 'neutron',
};

const WINDOW: FigureChoice = {
  id: 'window',
  label: 'Window',
  options: [
    { value: 'none', label: 'No window' },
    { value: 'lorch', label: 'Lorch window' },
    { value: 'both', label: 'With and without window' },
    { value: 'direct', label: 'No window, and direct' },
  ],
  usual: 'both',
};

const NORMALISATION: FigureChoice = {
  id: 'normalisation',
  label: 'Divided by',
  options: [
    { value: 'squared-mean', label: 'by ⟨f⟩²' },
    { value: 'mean-square', label: 'by ⟨f²⟩' },
  ],
  usual: 'squared-mean',
};

const kindOf = ({ radiation }: Chosen): FigureKind =>
  radiation === 'xray' ? XRAY_FIGURE : NEUTRON_FIGURE;

const probeOf = ({ radiation }: Chosen) => (radiation === 'xray' ? 'xray' : 'neutron');

const scatteringOf = ({ radiation, normalisation }: Chosen): FigureChoices['scattering'] => ({
  boron: radiation === 'neutron-11B' ? '11B' : 'natural',
  normalisation: normalisation === 'mean-square' ? 'mean-square' : 'squared-mean',
});

export const STRUCTURE_FACTOR: LabFigure = {
  id: 'structure-factor',
  title: 'Structure factor',
  choices: () => [RADIATION, WINDOW, NORMALISATION],
  wants: (_, chosen) => {
    const scattering = scatteringOf(chosen);
    const quick = kindMeasurement(kindOf(chosen), { scattering });
    if (chosen.window !== 'direct') return { quick };
    return {
      quick,
      slow: { kind: 'direct', radiation: probeOf(chosen), choices: quick.choices },
    };
  },
  draw: ({ quick, slow, curves }, chosen) => {
    if (quick === null) return null;
    const choices = { scattering: scatteringOf(chosen), curve: curves[probeOf(chosen)] };
    const figure = windowed(kindFigure(kindOf(chosen), quick, choices), chosen.window);
    return chosen.window === 'direct' ? withDirect(figure, slow) : figure;
  },
  describe: (_, figure) =>
    figure ? `${figure.title}. ${figure.notes.join(' ')}` : 'Structure factor.',
  absence: () => 'Waiting for the first configuration.',
};

/** Which of the curves from g(r) are shown. */
function windowed(figure: Figure, window: string): Figure {
  const shown = ({ id }: Series) => {
    const damped = id.startsWith('S_lorch');
    return window === 'both' || (window === 'lorch' ? damped : !damped);
  };
  const panels = figure.panels.map((panel) => ({ ...panel, series: panel.series.filter(shown) }));
  return { ...figure, panels };
}

/** With S(Q) straight from the wave vectors, which knows no end of g(r). */
function withDirect(figure: Figure, slow: GatheredGlass | null): Figure {
  const { Q, S_direct: S } = slow?.mean.columns ?? {};
  if (!Q || !S) {
    return { ...figure, notes: ['The direct S(Q) is being measured …', ...figure.notes] };
  }
  const direct: Series = {
    id: 'S_direct',
    name: 'direct',
    kind: 'line',
    x: Array.from(Q.mean),
    y: Array.from(S.mean),
    error: S.error && Array.from(S.error),
    colour: 2,
    dash: 'solid',
  };
  return {
    ...figure,
    how: `${figure.how} Direct: straight from the wave vectors of the periodic box, each value averaged over ${DIRECT_Q_WIDTH} Å⁻¹; no g(r) and no window.`,
    panels: figure.panels.map((panel) => ({ ...panel, series: [...panel.series, direct] })),
  };
}
