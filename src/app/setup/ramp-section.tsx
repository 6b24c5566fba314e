import { type Preconditioning, precondition, preconditioningOf } from '../../core/precondition';
import { PROTOCOLS } from '../../core/protocol';
import { PROTOCOL_RANGES } from '../../core/protocol-ranges';
import { readRamp } from '../../core/ramp';
import { Field } from '../kit/field';
import { NumberInput } from '../kit/number-input';
import { Section } from '../kit/section';
import { Select } from '../kit/select';
import {
  builtInProtocol,
  choosePreconditioning,
  chooseProtocol,
  turnRamp,
  useSetup,
} from '../stores/setup-store';
import { RampDrawing } from './ramp-drawing';
import styles from './ramp-section.module.css';

const OWN = 'own';

/** What a stage of a built-in protocol is for. */
const HOLD_WORDS: Readonly<Record<string, string>> = {
  'pre-melt': 'Pre-melt',
  compress: 'At 2 GPa',
  mix: 'Mix',
  melt: 'Hold melt',
  rest: 'Rest',
  production: 'Measure',
};

const PRECONDITIONING_WORDS: readonly {
  readonly value: Preconditioning;
  readonly label: string;
}[] = [
  { value: 'none', label: 'nothing' },
  { value: 'pressure', label: 'a hold at 2 GPa' },
  { value: 'isochoric', label: 'a melt cooled at constant volume' },
];

/** How the melt is held, cooled and rested. */
export function RampSection() {
  const protocol = useSetup((state) => state.experiment.protocol);
  const ramp = readRamp(protocol);
  const preconditioning = preconditioningOf(protocol);
  const plain = builtInProtocol(precondition(protocol, 'none'));
  const preset = PROTOCOLS.find((known) => known.protocol.id === plain?.id);
  const options = [
    ...PROTOCOLS.map((known) => ({ value: known.protocol.id, label: known.title })),
    ...(preset ? [] : [{ value: OWN, label: 'Own ramp' }]),
  ];
  return (
    <Section title="Cooling ramp">
      <Field help={preset?.description} label="Protocol">
        {({ id, describedBy }) => (
          <Select
            describedBy={describedBy}
            id={id}
            onChange={(value) => {
              if (value !== OWN) chooseProtocol(value);
            }}
            options={options}
            value={preset?.protocol.id ?? OWN}
          />
        )}
      </Field>
      <RampDrawing protocol={protocol} />
      <Field
        help={
          preconditioning === 'none'
            ? undefined
            : 'So that a light melt does not boil off at 0 GPa; it lasts as long as the hold of the melt.'
        }
        label="Before the melt"
      >
        {({ id, describedBy }) => (
          <Select
            describedBy={describedBy}
            id={id}
            onChange={(value) => choosePreconditioning(value as Preconditioning)}
            options={PRECONDITIONING_WORDS}
            value={preconditioning}
          />
        )}
      </Field>
      <div className={styles.fields}>
        <Field label="Melt at">
          {({ id }) => (
            <NumberInput
              digits={0}
              id={id}
              max={PROTOCOL_RANGES.temperature.largest}
              min={ramp.end + 1}
              onChange={(melt) => turnRamp({ melt })}
              step={100}
              unit="K"
              value={ramp.melt}
            />
          )}
        </Field>
        {ramp.rate === null ? null : (
          <Field label="Cool at">
            {({ id }) => (
              <NumberInput
                digits={3}
                id={id}
                max={PROTOCOL_RANGES.rate.largest}
                min={PROTOCOL_RANGES.rate.smallest}
                onChange={(rate) => turnRamp({ rate })}
                step={1}
                unit="K/ps"
                value={ramp.rate ?? 0}
              />
            )}
          </Field>
        )}
        {ramp.holds.map(({ stage, duration }) => (
          <Field key={stage} label={HOLD_WORDS[stage] ?? stage}>
            {({ id }) => (
              <NumberInput
                id={id}
                max={PROTOCOL_RANGES.duration.largest}
                min={PROTOCOL_RANGES.duration.smallest}
                onChange={(length) => turnRamp({ hold: { stage, duration: length } })}
                step={duration >= 10 ? 5 : 0.5}
                unit="ps"
                value={duration}
              />
            )}
          </Field>
        ))}
        {ramp.pressure === null ? null : (
          <Field label="Pressure">
            {({ id }) => (
              <NumberInput
                id={id}
                max={PROTOCOL_RANGES.pressure.largest}
                min={PROTOCOL_RANGES.pressure.smallest}
                onChange={(pressure) => turnRamp({ pressure })}
                step={0.5}
                unit="GPa"
                value={ramp.pressure ?? 0}
              />
            )}
          </Field>
        )}
      </div>
    </Section>
  );
}
