import type { Protocol } from '../../core/protocol';
import { rampCorners } from '../../core/ramp';
import { sayNumber } from '../../lab/words/words';
import { isActive, stateOfStage, useRun } from '../stores/run-store';
import styles from './ramp-drawing.module.css';

const WIDTH = 288;
const HEIGHT = 84;
const LEFT = 4;
const TOP = 16;
const BOTTOM = 64;

/** Temperature over time, stage by stage, with a mark where the present run is. */
export function RampDrawing({ protocol }: { protocol: Protocol }) {
  const corners = rampCorners(protocol);
  const end = corners[corners.length - 1][0];
  const hottest = Math.max(...corners.map(([, temperature]) => temperature));
  const x = (time: number) => LEFT + ((WIDTH - 2 * LEFT) * time) / end;
  const y = (temperature: number) => BOTTOM - ((BOTTOM - TOP) * temperature) / hottest;
  const coldest = corners[corners.length - 1][1];
  const said = protocol.stages
    .map(({ name, duration }) => `${name} ${sayNumber(duration)} ps`)
    .join(', ');
  return (
    <svg
      aria-label={`Temperature over time: ${said}; from ${hottest} K to ${coldest} K.`}
      className={styles.drawing}
      role="img"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
    >
      {protocol.stages.map((stage, i) => {
        const [[from, hot], [to, cold]] = [corners[2 * i], corners[2 * i + 1]];
        const state = stateOfStage(protocol, i);
        return (
          <g key={stage.name} style={{ color: `var(--state-${state})` }}>
            <path
              className={styles.area}
              d={`M${x(from)} ${BOTTOM}V${y(hot)}L${x(to)} ${y(cold)}V${BOTTOM}Z`}
            />
            <path className={styles.line} d={`M${x(from)} ${y(hot)}L${x(to)} ${y(cold)}`} />
          </g>
        );
      })}
      <path className={styles.axis} d={`M${LEFT} ${BOTTOM}H${WIDTH - LEFT}`} />
      <text className={styles.text} x={LEFT} y={TOP - 6}>
        {sayNumber(hottest, 4)} K
      </text>
      <text className={styles.text} textAnchor="end" x={WIDTH - LEFT} y={y(coldest) - 6}>
        {sayNumber(coldest, 4)} K
      </text>
      <text className={styles.text} x={LEFT} y={BOTTOM + 15}>
        0
      </text>
      <text className={styles.text} textAnchor="end" x={WIDTH - LEFT} y={BOTTOM + 15}>
        {sayNumber(end, 4)} ps
      </text>
      <Mark end={end} protocol={protocol} x={x} y={y} />
    </svg>
  );
}

interface MarkProps {
  readonly protocol: Protocol;
  readonly end: number;
  readonly x: (time: number) => number;
  readonly y: (temperature: number) => number;
}

/** The present run, while it follows this very protocol. */
function Mark({ protocol, end, x, y }: MarkProps) {
  const running = useRun((run) => isActive(run) && run.experiment?.protocol === protocol);
  const progress = useRun((run) => run.progress);
  if (!running || !progress) return null;
  const time = Math.min((progress.step * protocol.timeStep) / 1000, end);
  return <circle className={styles.mark} cx={x(time)} cy={y(progress.temperature)} r="4" />;
}
