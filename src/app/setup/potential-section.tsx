import { POTENTIALS } from '../../core/potential';
import { knobValue, POTENTIAL_KNOBS, type PotentialKnob } from '../../lab/setup/potential-changes';
import { varies } from '../../lab/words/ensemble-words';
import { sayNumber } from '../../lab/words/words';
import { turnPotential } from '../control/run-control';
import { Button } from '../kit/button';
import { Field } from '../kit/field';
import { NumberInput } from '../kit/number-input';
import { Section } from '../kit/section';
import { Select } from '../kit/select';
import { Slider } from '../kit/slider';
import {
  choosePotential,
  clearPotentialChanges,
  setPotentialChange,
  useSetup,
} from '../stores/setup-store';
import styles from './potential-section.module.css';

/** The forces between the atoms; what is moved here takes hold at once when a run goes on. */
export function PotentialSection() {
  const base = useSetup((state) => state.base);
  const changes = useSetup((state) => state.changes);
  const changed = Object.values(changes).some((percent) => percent !== 0);
  const known = POTENTIALS.some(({ id }) => id === base.id);
  const options = [
    ...POTENTIALS.map(({ id, name }) => ({ value: id, label: name })),
    ...(known ? [] : [{ value: base.id, label: base.name }]),
  ];
  const many = useSetup((state) => varies(state.experiment, 'potential'));
  const { variants } = useSetup((state) => state.experiment);
  const handOn = () => turnPotential(useSetup.getState().experiment.potential);
  return (
    <Section title="Potential">
      {many ? (
        <p className={styles.help}>
          {variants.map(({ name }) => name).join(', ')} run side by side; choices here are for a
          single one.
        </p>
      ) : null}
      <Field help={many ? undefined : base.citation} label="Parameter set">
        {({ id, describedBy }) => (
          <Select
            describedBy={describedBy}
            disabled={many}
            id={id}
            onChange={(value) => {
              const chosen = POTENTIALS.find((potential) => potential.id === value);
              if (!chosen) return;
              choosePotential(chosen);
              handOn();
            }}
            options={options}
            value={base.id}
          />
        )}
      </Field>
      {many || POTENTIAL_KNOBS.every((knob) => knobValue(base, knob) === null) ? null : (
        <details className={styles.details} open={changed || undefined}>
          <summary className={styles.summary}>
            B–O and B–B parameters{changed ? ', changed' : ''}
          </summary>
          <p className={styles.help}>
            Move them while a run goes on and watch boron answer: a larger ρ of B–O favours BO₄.
          </p>
          <div className={styles.knobs}>
            {POTENTIAL_KNOBS.map((knob) => (
              <KnobRow
                key={knob.id}
                knob={knob}
                onChange={(percent) => setPotentialChange(knob.id, percent)}
                onCommit={handOn}
                percent={changes[knob.id] ?? 0}
                value={knobValue(useSetup.getState().experiment.potential, knob)}
              />
            ))}
          </div>
          {changed ? (
            <Button
              onClick={() => {
                clearPotentialChanges();
                handOn();
              }}
            >
              Back to the published values
            </Button>
          ) : null}
        </details>
      )}
    </Section>
  );
}

interface KnobRowProps {
  readonly knob: PotentialKnob;
  readonly percent: number;
  readonly value: number | null;
  readonly onChange: (percent: number) => void;
  /** The hand has let go. */
  readonly onCommit: () => void;
}

function KnobRow({ knob, percent, value, onChange, onCommit }: KnobRowProps) {
  const name = `${knob.pair.join('–')} ${knob.symbol}`;
  const absolute = value === null ? 'not in this set' : `${sayNumber(value, 5)} ${knob.unit}`;
  return (
    <div className={styles.row}>
      <span className={styles.name}>
        {name}
        <span className={styles.absolute}>{absolute}</span>
      </span>
      <Slider
        disabled={value === null}
        label={`${name}, change`}
        max={knob.reach}
        min={-knob.reach}
        onChange={onChange}
        onCommit={onCommit}
        origin={0}
        step={knob.step}
        value={percent}
        valueText={`${percent} %, ${absolute}`}
      />
      <NumberInput
        disabled={value === null}
        label={`${name}, change in per cent`}
        max={knob.reach}
        min={-knob.reach}
        onChange={(next) => {
          onChange(next);
          onCommit();
        }}
        step={knob.step}
        unit="%"
        value={percent}
      />
    </div>
  );
}
