import { useRef, useState } from 'react';
import {
  type Composition,
  elementsOf,
  glassOf,
  OXIDES,
  type Oxide,
  oxidesInUse,
} from '../../core/composition';
import { isOxide, OXIDE_FACTS, sayOxide } from '../../core/oxides';
import { BOROSILICATE_POTENTIALS, POTENTIALS } from '../../core/potential';
import { potentialsFor, sayMissing } from '../../core/potential-coverage';
import { withinFittedRange } from '../../core/published';
import { largestShare } from '../../lab/setup/redistribute';
import { varies } from '../../lab/words/ensemble-words';
import {
  openRecordedTrajectory,
  recordedOf,
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
import { choosePotential, setShare, toggleLock, useSetup } from '../stores/setup-store';
import styles from './composition-section.module.css';

const OWN = 'own';

/** mol% that an oxide has when it is added */
const ADDED_MOL_PERCENT = 5;

/** Which glass: one of the table, or any by its oxides, which always sum to 100 mol%. */
export function CompositionSection() {
  const composition = useSetup((state) => state.experiment.composition);
  const many = useSetup((state) => varies(state.experiment, 'composition'));
  const glass = glassOf(composition);
  const ofSilicates = useSetup(({ base }) => {
    return POTENTIALS.includes(base) && !BOROSILICATE_POTENTIALS.includes(base);
  });
  const presets = usePresets((state) => state.presets);
  const options = [
    ...presets.map(({ name, title }) => ({ value: name, label: title })),
    ...(glass === null ? [{ value: OWN, label: 'Own composition' }] : []),
  ];
  const [kept, setKept] = useState<readonly Oxide[]>([]);
  const keep = (oxide: Oxide) => setKept((before) => [...new Set([...before, oxide])]);
  const inUse = oxidesInUse(composition);
  const listed = OXIDES.filter((oxide) => inUse.includes(oxide) || kept.includes(oxide));
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
              if (value === OWN) return;
              setKept([]);
              void choosePreset(value);
            }}
            options={options}
            value={glass ?? OWN}
          />
        )}
      </Field>
      <RecordedGlass glass={glass} />
      <div className={styles.oxides}>
        {listed.map((oxide) => (
          <OxideRow
            composition={composition}
            disabled={many}
            key={oxide}
            keep={keep}
            oxide={oxide}
          />
        ))}
      </div>
      <AddOxide
        add={(oxide) => {
          keep(oxide);
          setShare(composition, oxide, ADDED_MOL_PERCENT);
        }}
        disabled={many}
        oxides={OXIDES.filter((oxide) => !listed.includes(oxide))}
      />
      {many ? null : <Coverage />}
      {withinFittedRange(composition) || ofSilicates ? null : (
        <p className={styles.many}>
          The potentials of Yang et al. and Wang et al. were fitted to glasses with 15 mol% Na₂O and
          10 mol% CaO, and tried at 15 and 15: so far from there nothing holds their numbers.
        </p>
      )}
    </Section>
  );
}

/** Finished glasses of the preset that come with the page, to be looked at without a run. */
function RecordedGlass({ glass }: { readonly glass: string | null }) {
  const glasses = useRecordedTrajectories((recorded) => recorded.glasses);
  const [chosen, setChosen] = useState<string | null>(null);
  const entries = recordedOf(glasses, glass);
  const entry = entries.find(({ file }) => file === chosen) ?? entries.at(0);
  if (!entry) return null;
  return (
    <p className={styles.recorded}>
      <Button onClick={() => void openRecordedTrajectory(entry)}>
        Show a recorded {entry.glass}
      </Button>
      {entries.length > 1 ? (
        <Select
          label="How the recorded glass was made"
          onChange={setChosen}
          options={entries.map((one) => ({ value: one.file, label: sayRecorded(one) }))}
          value={entry.file}
        />
      ) : (
        <span>{sayRecorded(entry)}</span>
      )}
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

interface AddOxideProps {
  /** Those that have no slider yet */
  readonly oxides: readonly Oxide[];
  readonly disabled: boolean;
  readonly add: (oxide: Oxide) => void;
}

/** A menu of the oxides that the glass does not have; one that is chosen gets a slider. */
function AddOxide({ oxides, disabled, add }: AddOxideProps) {
  if (oxides.length === 0) return null;
  const options = oxides.map((oxide) => ({
    value: oxide,
    label: `${sayOxide(oxide)}, ${OXIDE_FACTS[oxide].name}`,
  }));
  return (
    <Select
      disabled={disabled}
      label="Add an oxide"
      onChange={(value) => {
        if (isOxide(value)) add(value);
      }}
      options={[{ value: '', label: 'Add an oxide …' }, ...options]}
      value=""
    />
  );
}

/** What the potential lacks for these oxides, and a button for each that has it. */
function Coverage() {
  const { composition, potential } = useSetup((state) => state.experiment);
  const elements = elementsOf(composition);
  const missing = sayMissing(potential, elements);
  if (missing === null) return null;
  return (
    <div className={styles.coverage}>
      <p>{missing}.</p>
      {potentialsFor(elements).map((other) => (
        <Button key={other.id} onClick={() => choosePotential(other)}>
          Choose {other.name}
        </Button>
      ))}
    </div>
  );
}

interface OxideRowProps {
  readonly oxide: Oxide;
  readonly composition: Composition;
  readonly disabled: boolean;
  /** Keeps the row of an oxide, whatever its share comes to */
  readonly keep: (oxide: Oxide) => void;
}

function OxideRow({ oxide, composition, disabled, keep }: OxideRowProps) {
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
          keep(oxide);
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
        onChange={(value) => {
          keep(oxide);
          setShare(composition, oxide, value);
        }}
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
