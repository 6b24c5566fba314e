import { useEffect, useRef, useState } from 'react';
import type { TargetQuantity } from '../../core/change';
import { PROTOCOL_RANGES } from '../../core/protocol-ranges';
import { liveTargets } from '../../lab/setup/live-targets';
import { sayNumber } from '../../lab/words/words';
import { turnKnobs } from '../control/run-control';
import { Button } from '../kit/button';
import { ChangeList } from '../kit/change-list';
import { NumberInput } from '../kit/number-input';
import { Section } from '../kit/section';
import { Slider } from '../kit/slider';
import { isActive, useRun } from '../stores/run-store';
import { leaveChangesOut, useSetup } from '../stores/setup-store';
import styles from './live-knobs.module.css';

/** One knob of a run: what its slider reaches; its field takes what `PROTOCOL_RANGES` allows. */
interface Knob {
  readonly quantity: TargetQuantity;
  readonly name: string;
  readonly step: number;
  readonly digits: number;
  /** Of the slider */
  readonly reach: readonly [number, number];
  /** The slider moves through powers of ten. */
  readonly logarithmic: boolean;
}

const KNOBS: readonly Knob[] = [
  {
    quantity: 'temperature',
    name: 'Temperature',
    step: 50,
    digits: 0,
    reach: [300, 6000],
    logarithmic: false,
  },
  {
    quantity: 'pressure',
    name: 'Pressure',
    step: 0.1,
    digits: 2,
    reach: [-1, 10],
    logarithmic: false,
  },
  {
    quantity: 'rate',
    name: 'Rate',
    step: 1,
    digits: 1,
    reach: [1, 10_000],
    logarithmic: true,
  },
];

/** What can be turned while a run goes on; the run writes every turn down. */
export function LiveKnobs() {
  const active = useRun((run) => isActive(run) && run.phase === 'running');
  const segments = useRun((run) => run.segments);
  const step = useRun((run) => run.progress?.step ?? 0);
  const experiment = useRun((run) => run.experiment);
  const bench = useSetup((setup) => setup.experiment);
  const planned = bench.changes;
  const targets = experiment && active ? liveTargets(segments, step, experiment.protocol) : null;
  const own = experiment?.variants.some(({ protocol }) => protocol !== undefined) ?? false;
  const turned = active ? experiment : bench;
  return (
    <Section title="While it runs">
      <p className={styles.help}>
        {active
          ? 'Change these and watch; every change is recorded, and a repeated run makes it again.'
          : 'Start a run, then change these and watch.'}
      </p>
      <div className={styles.rows}>
        {KNOBS.map((knob) => {
          const theirs = own && knob.quantity !== 'pressure';
          const value = theirs ? null : (targets?.[knob.quantity] ?? null);
          return <KnobRow key={knob.quantity} knob={knob} segments={segments} value={value} />;
        })}
      </div>
      {turned && turned.changes.length > 0 ? <ChangeList experiment={turned} /> : null}
      {!active && planned.length > 0 ? (
        <Button onClick={leaveChangesOut}>Leave these changes out</Button>
      ) : null}
    </Section>
  );
}

interface KnobRowProps {
  readonly knob: Knob;
  /** Null where nothing obeys it */
  readonly value: number | null;
  /** New ones come when the run has obeyed. */
  readonly segments: unknown;
}

/** ms after which a turn that the run has not obeyed is given up */
const TURN_TIMEOUT_MS = 3000;
/** ms for which a hand rests before what it came to is one turn: keys pressed in a row are one */
const KEY_PAUSE_MS = 500;

function KnobRow({ knob, value, segments }: KnobRowProps) {
  const { name, step, digits, reach, logarithmic, quantity } = knob;
  const { smallest, largest, unit } = PROTOCOL_RANGES[quantity];
  /** What the hand is at, or has asked for and the run has not yet obeyed */
  const [pendingValue, setPendingValue] = useState<number | null>(null);
  const [sent, setSent] = useState(false);
  /** Where the knob stood before it was turned last; null until then */
  const [before, setBefore] = useState<number | null>(null);
  const resting = useRef(0);
  useEffect(() => () => clearTimeout(resting.current), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: new segments say that the run has obeyed
  useEffect(() => {
    setPendingValue(null);
    setSent(false);
  }, [segments]);
  useEffect(() => {
    if (!sent) return;
    const timer = setTimeout(() => {
      setPendingValue(null);
      setSent(false);
    }, TURN_TIMEOUT_MS);
    return () => clearTimeout(timer);
  }, [sent]);

  const turn = (to: number, back = false) => {
    clearTimeout(resting.current);
    setPendingValue(to);
    setSent(true);
    setBefore(back || value === null ? null : Number(value.toPrecision(4)));
    turnKnobs([{ quantity, value: to }]);
  };
  const turnAtRest = (to: number) => {
    clearTimeout(resting.current);
    setPendingValue(to);
    setSent(false);
    resting.current = window.setTimeout(() => turn(to), KEY_PAUSE_MS);
  };
  const off = value === null;
  const shown = pendingValue ?? value ?? 0;
  const place = (x: number) => (logarithmic ? Math.log10(Math.max(x, smallest)) : x);
  const [from, to] = reach.map(place);
  return (
    <div className={styles.row} data-off={off || undefined}>
      <span className={styles.name}>{name}</span>
      <Slider
        disabled={off}
        label={`${name} of the run`}
        max={to}
        min={from}
        onChange={(at) => {
          setPendingValue(Number((logarithmic ? 10 ** at : at).toPrecision(3)));
          setSent(false);
        }}
        onCommit={() => {
          if (pendingValue !== null && !sent) turnAtRest(pendingValue);
        }}
        step={logarithmic ? 0.01 : step}
        value={Math.min(Math.max(place(shown), from), to)}
        valueText={off ? 'not now' : `${sayNumber(shown)} ${unit}`}
      />
      <NumberInput
        digits={digits}
        disabled={off}
        label={`${name} of the run, ${unit}`}
        max={largest}
        min={smallest}
        onChange={turnAtRest}
        step={step}
        unit={unit}
        value={pendingValue ?? value}
      />
      {before === null || off ? null : (
        <Button className={styles.back} look="plain" onClick={() => turn(before, true)}>
          Back to {sayNumber(before, 4)} {unit}
        </Button>
      )}
    </div>
  );
}
