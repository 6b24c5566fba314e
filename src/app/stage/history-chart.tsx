import type { MouseEvent } from 'react';
import type { CoordinationChange, HistoryPoint } from '../../lab/selection/coordination-history';
import { goToFrame } from '../control/playback';
import styles from './history-chart.module.css';

const WIDTH = 220;
const HEIGHT = 64;
/** Room for the numbers to the left, and above and below the steps */
const LEFT = 18;
const MARGIN = 8;

interface HistoryChartProps {
  readonly points: readonly HistoryPoint[];
  readonly changes: readonly CoordinationChange[];
  /** Index of the frame on show */
  readonly at: number;
}

/**
 * Coordination against time, as steps with a dot at each change; a click leads to the frame there. The
 * words and the list beside it say the same.
 */
export function HistoryChart({ points, changes, at }: HistoryChartProps) {
  const counts = points.map(({ neighbours }) => neighbours.length);
  const least = Math.min(...counts);
  const most = Math.max(...counts);
  const timed = points.every(({ time }) => time !== null);
  const moments = points.map(({ time }, i) => (timed ? (time ?? i) : i));
  const [first, last] = [moments[0], moments[moments.length - 1]];
  const x = (i: number) =>
    LEFT + ((moments[i] - first) / (last - first || 1)) * (WIDTH - LEFT - MARGIN);
  const y = (count: number) =>
    most === least
      ? HEIGHT / 2
      : HEIGHT - MARGIN - ((count - least) / (most - least)) * (HEIGHT - 2 * MARGIN);
  const steps = counts.map(
    (count, i) => `${i === 0 ? 'M' : 'H'}${x(i)}${i === 0 ? ' ' : 'V'}${y(count)}`,
  );

  const click = (event: MouseEvent<SVGSVGElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const place = ((event.clientX - left) / width) * WIDTH;
    const distances = points.map((_, i) => Math.abs(x(i) - place));
    goToFrame(distances.indexOf(Math.min(...distances)));
  };

  return (
    <svg
      aria-hidden="true"
      className={styles.chart}
      onClick={click}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
    >
      {[...new Set([least, most])].map((count) => (
        <text className={styles.number} key={count} x={LEFT - 8} y={y(count) + 4}>
          {count}
        </text>
      ))}
      <path className={styles.cursor} d={`M${x(at)} 0V${HEIGHT}`} />
      <path className={styles.steps} d={steps.join('')} />
      {changes.map(({ frame, to }) => (
        <circle className={styles.change} cx={x(frame)} cy={y(to)} key={frame} r="2.5" />
      ))}
    </svg>
  );
}
