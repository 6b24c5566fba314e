import type { ColourRole } from '../../figures/figure';
import { PALETTES } from '../../figures/palette';
import type { Theme } from './chart-style';
import type { LegendEntry } from './legend';

/** px */
const WIDTH = 18;
const HEIGHT = 10;

const DASHES: Readonly<Partial<Record<LegendEntry['shape'], string>>> = {
  dashed: '5 3',
  dotted: '1.5 2.5',
};

interface SampleProps {
  readonly colour: ColourRole;
  readonly shape: LegendEntry['shape'];
  readonly theme: Theme;
}

/** A bit of a curve as the chart draws it, for a legend. */
export function Sample({ colour, shape, theme }: SampleProps) {
  const paint = PALETTES[theme].roles[colour];
  const [x, y] = [WIDTH / 2, HEIGHT / 2];
  return (
    <svg aria-hidden="true" height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH}>
      {shape === 'block' ? <rect fill={paint} height={8} width={12} x={3} y={1} /> : null}
      {shape === 'disc' ? <circle cx={x} cy={y} fill={paint} r={3.5} /> : null}
      {shape === 'diamond' ? (
        <path
          d={`M${x} 0.8 ${x + 4.2} ${y} ${x} 9.2 ${x - 4.2} ${y}Z`}
          fill="none"
          stroke={paint}
          strokeWidth={1.5}
        />
      ) : null}
      {shape === 'line' || shape === 'dashed' || shape === 'dotted' ? (
        <path
          d={`M0 ${y}H${WIDTH}`}
          stroke={paint}
          strokeDasharray={DASHES[shape]}
          strokeWidth={2}
        />
      ) : null}
    </svg>
  );
}
