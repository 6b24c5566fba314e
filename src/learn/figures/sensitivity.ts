import { compositionName } from '../../core/composition';
import { sayDifference } from '../../core/estimate-words';
import { axis, type Figure, type Panel, type Series, SIDE_BY_SIDE } from '../../figures/figure';
import { PARAMETERS, WANG_2018 } from '../parameters';
import type { Sensitivity } from '../sensitivity';

/** One of the two outputs of a surrogate. */
type Output = 'density' | 'b4';

/** What an output is shown times: B4 in per cent. */
const FACTORS: Readonly<Record<Output, number>> = { density: 1, b4: 100 };

/**
 * How density and B4 answer to each parameter while the others stay, composition by composition, with the
 * spread of the surrogate's networks as a band.
 */
export function sensitivityFigure(sensitivities: readonly Sensitivity[]): Figure {
  return {
    id: 'fit-sensitivity',
    title: 'What each parameter does',
    see: 'A steep line is a parameter that matters. Where the band is wide the surrogate does not know, because few glasses were made there.',
    how: 'One parameter at a time, in per cent of Wang 2018, the others as in the best potential. Lines are the mean of the networks, bands one standard deviation of them.',
    notes: sensitivities.flatMap(saySlopes),
    panels: sensitivities.flatMap((each) => [panel(each, 'density'), panel(each, 'b4')]),
  };
}

function panel({ parameter, values, predictions }: Sensitivity, output: Output): Panel {
  const { symbol } = infoOf(parameter);
  const percent = values.map((value) => 100 * (value / WANG_2018[parameter] - 1));
  const compositions = predictions.at(0)?.map(({ composition }) => composition) ?? [];
  const series = compositions.map((composition, c): Series => {
    const name = compositionName(composition);
    const along = predictions.map((each) => each[c][output]);
    return {
      id: `${output}_${parameter}_${name}`,
      name,
      kind: 'line',
      x: percent,
      y: along.map(({ mean }) => FACTORS[output] * mean),
      error: along.map(({ spread }) => FACTORS[output] * spread),
      colour: SIDE_BY_SIDE[c % SIDE_BY_SIDE.length],
      dash: 'solid',
    };
  });
  return {
    title: `${output === 'density' ? 'Density' : 'Four-fold boron'} with ${symbol}`,
    x: axis(symbol, '%', parameter),
    y: output === 'density' ? axis('density', 'g/cm³', 'density') : axis('B4', '%', 'B4'),
    series,
    overlays: [],
    marks: [],
  };
}

/** '+1 % of ρ(B–O): density −0.012 ± 0.003 g/cm³ in 24B; B4 +1.2 ± 0.1 percentage points in 24B.' */
function saySlopes({ parameter, perPercent }: Sensitivity): string[] {
  if (perPercent.length === 0) return [];
  const said = (output: Output, decimals: number, unit: string) =>
    perPercent
      .map(({ composition, [output]: { mean, spread } }) => {
        const change = sayDifference(FACTORS[output] * mean, FACTORS[output] * spread, decimals);
        return `${change} ${unit} in ${compositionName(composition)}`;
      })
      .join(', ');
  return [
    `+1 % of ${infoOf(parameter).symbol}: density ${said('density', 3, 'g/cm³')}; B4 ${said('b4', 1, 'percentage points')}.`,
  ];
}

function infoOf(parameter: Sensitivity['parameter']): (typeof PARAMETERS)[number] {
  return PARAMETERS.find(({ key }) => key === parameter) ?? PARAMETERS[0];
}
