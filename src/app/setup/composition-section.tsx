import { useRef } from 'react';
import { type Composition, glassOf, type Oxide, oxidesInUse } from '../../core/composition';
import { withinFittedRange } from '../../core/published';
import { largestShare } from '../../lab/setup/redistribute';
import { varies } from '../../lab/words/ensemble-words';
import { sayOxide } from '../../lab/words/words';
import {
  openRecordedTrajectory,
  sayRecorded,
  useRecordedTrajectories,
} from '../files/recorded-trajectories';
import { Button } from '../kit/button';
import { Field } from '../kit/field';
import { ICONS } from '../kit/icons';
import { NumberInput } from '../kit/number-input';
import { Section } from '../kit/section';
import { Select } from '../kit/select';
import { Slider } from '../kit/slider';
import { choosePreset, usePresets } from '../stores/presets-store';
import { setShare, toggleLock, useSetup } from '../stores/setup-store';
import styles from './composition-section.module.css';

const OWN = 'own';

/** Which glass: one of the table, or any by its oxides, which always sum to 100 mol%. */
export function CompositionSection() {
  const composition = useSetup((state) => state.experiment.composition);
  const many = useSetup((state) => varies(state.experiment, 'composition'));
  const glass = glassOf(composition);
  const presets = usePresets((state) => state.presets);
  const options = [
    ...presets.map(({ name, title }) => ({ value: name, label: title })),
    ...(glass === null ? [{ value: OWN, label: 'Own composition' }] : []),
  ];
  const description = presets.find(({ name }) => name === glass)?.description;
  return (
    <Section title="Composition">
      {many ? <ManyGlasses /> : null}
      <Field help={description} label="Preset">
        {({ id, describedBy }) => (
          <Select
            describedBy={describedBy}
            disabled={many}
            id={id}
            onChange={(value) => {
              if (value !== OWN) void choosePreset(value);
            }}
            options={options}
            value={glass ?? OWN}
          />
        )}
      </Field>
      <RecordedGlass glass={glass} />
      <div className={styles.oxides}>
        {oxidesInUse(composition).map((oxide) => (
          <OxideRow composition={composition} disabled={many} key={oxide} oxide={oxide} />
        ))}
      </div>
      {withinFittedRange(composition) ? null : (
        <p className={styles.many}>
          The built-in potentials were fitted to glasses with 15 mol% Na₂O and 10 mol% CaO, and
          tried at 15 and 15: so far from there nothing holds their numbers.
        </p>
      )}
    </Section>
  );
}

/** A finished glass of the preset that comes with the page, to be looked at without a run. */
function RecordedGlass({ glass }: { readonly glass: string | null }) {
  const entry = useRecordedTrajectories(({ glasses }) =>
    glasses.find((one) => one.glass === glass),
  );
  if (!entry) return null;
  return (
    <p className={styles.recorded}>
      <Button onClick={() => void openRecordedTrajectory(entry)}>
        Show a recorded {entry.glass}
      </Button>
      <span>{sayRecorded(entry)}</span>
    </p>
  );
}

/** The glasses of an ensemble have their own oxides; these wait for a single one. */
function ManyGlasses() {
  const { variants } = useSetup((state) => state.experiment);
  return (
    <p className={styles.many}>
      {variants.map(({ name }) => name).join(', ')} run side by side, each with its own oxides.
    </p>
  );
}

interface OxideRowProps {
  readonly oxide: Oxide;
  readonly composition: Composition;
  readonly disabled: boolean;
}

function OxideRow({ oxide, composition, disabled }: OxideRowProps) {
  const locks = useSetup((state) => state.locks);
  /** The composition before the slider was taken up */
  const base = useRef<Composition | null>(null);
  const share = composition[oxide];
  const most = largestShare(composition, locks, oxide);
  const name = sayOxide(oxide);
  const fixed =
    disabled || oxidesInUse(composition).every((other) => other === oxide || locks[other]);
  return (
    <div className={styles.row}>
      <span className={styles.name}>{name}</span>
      <Slider
        disabled={locks[oxide] || fixed}
        label={name}
        max={100}
        min={0}
        onChange={(value) => setShare(base.current ?? composition, oxide, Math.min(value, most))}
        onEnd={() => {
          base.current = null;
        }}
        onStart={() => {
          base.current = composition;
        }}
        step={0.5}
        value={share}
        valueText={`${share} mol%`}
      />
      <NumberInput
        disabled={locks[oxide] || fixed}
        label={`${name}, mol%`}
        max={most}
        min={0}
        onChange={(value) => setShare(composition, oxide, value)}
        step={1}
        unit="mol%"
        value={share}
      />
      <Button
        aria-label={`Keep ${name} as it is`}
        aria-pressed={locks[oxide]}
        icon={locks[oxide] ? ICONS.locked : ICONS.unlocked}
        iconOnly
        look="plain"
        onClick={() => toggleLock(oxide)}
        title={locks[oxide] ? `${name} is kept` : `Keep ${name} while others move`}
      />
    </div>
  );
}
