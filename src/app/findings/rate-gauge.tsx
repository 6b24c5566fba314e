import { ordersAboveLaboratory, sayNumber } from '../../lab/words/words';
import styles from './rate-gauge.module.css';

const WIDTH = 388;
const LEFT = 26;
const RIGHT = 30;
/** Orders of magnitude above 1 K/s that the scale shows */
const DECADES = 15;
const AXIS = 30;

/** Where this run's cooling rate (K/ps) lies between a laboratory's and the fastest quench. */
export function RateGauge({ rate }: { rate: number }) {
  const x = (decade: number) => LEFT + ((WIDTH - LEFT - RIGHT) * decade) / DECADES;
  const orders = ordersAboveLaboratory(rate);
  const here = x(Math.min(Math.max(orders, 0), DECADES));
  const said = `${sayNumber(rate)} K/ps`;
  return (
    <svg
      aria-label={`Cooling rate ${said}, 10 to the power of ${orders.toFixed(1)} K/s; a laboratory's is about 1 K/s.`}
      className={styles.gauge}
      role="img"
      viewBox={`0 0 ${WIDTH} 52`}
    >
      <path className={styles.axis} d={`M${x(0)} ${AXIS}H${x(DECADES)}`} />
      {[0, 3, 6, 9, 12, 15].map((decade) => (
        <g key={decade}>
          <path className={styles.axis} d={`M${x(decade)} ${AXIS - 3}v6`} />
          <text className={styles.tick} textAnchor="middle" x={x(decade)} y={AXIS + 17}>
            10
            <tspan dy="-4" fontSize="8">
              {decade}
            </tspan>
            {decade === DECADES ? (
              <tspan dy="4" fontSize="11">
                {' '}
                K/s
              </tspan>
            ) : null}
          </text>
        </g>
      ))}
      <path className={styles.gap} d={`M${x(0)} ${AXIS}H${here}`} />
      <path className={styles.laboratory} d={`M${x(0)} ${AXIS - 5}l5 5-5 5-5-5Z`} />
      <text className={styles.label} x={x(0) - 5} y={AXIS - 12}>
        laboratory
      </text>
      <circle className={styles.here} cx={here} cy={AXIS} r="5" />
      <text
        className={styles.strong}
        textAnchor="middle"
        x={Math.min(here, WIDTH - 46)}
        y={AXIS - 12}
      >
        {said}
      </text>
    </svg>
  );
}
