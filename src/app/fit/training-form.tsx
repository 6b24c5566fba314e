import { useState } from 'react';
import { Field } from '../kit/field';
import { Select } from '../kit/select';
import { TextInput } from '../kit/text-input';
import { More } from './fit-section';
import { changeSettings, useFit } from './fit-store';
import styles from './fit-view.module.css';
import { NumberField } from './number-field';

/** How the surrogate is trained. */
export function TrainingForm() {
  const { training, seed } = useFit((fit) => fit.settings);
  const disabled = useFit((fit) => fit.work !== null);
  const change = (part: Partial<typeof training>) =>
    changeSettings({ training: { ...training, ...part } });
  const shared = { disabled, step: 1 };
  return (
    <More>
      <div className={styles.fields}>
        <NumberField
          {...shared}
          help="Passes through the trials"
          label="Epochs"
          max={100_000}
          min={1}
          onChange={(epochs) => change({ epochs })}
          value={training.epochs}
        />
        <NumberField
          {...shared}
          help="Each part of the trials is held out once"
          label="Parts"
          max={50}
          min={2}
          onChange={(folds) => change({ folds })}
          value={training.folds}
        />
        <NumberField
          {...shared}
          help={`${training.folds * training.networksPerFold} networks in all`}
          label="Networks a part"
          max={50}
          min={1}
          onChange={(networksPerFold) => change({ networksPerFold })}
          value={training.networksPerFold}
        />
        <Field label="Held out together">
          {({ id }) => (
            <Select
              disabled={disabled}
              id={id}
              onChange={(holdOut) => change({ holdOut: holdOut === 'row' ? 'row' : 'trial' })}
              options={[
                { value: 'trial', label: 'Whole trials' },
                { value: 'row', label: 'Single glasses' },
              ]}
              value={training.holdOut}
            />
          )}
        </Field>
        <LayersField disabled={disabled} />
        <NumberField
          {...shared}
          help="The same seed gives the same networks"
          label="Seed"
          max={0xffffffff}
          min={0}
          onChange={(value) => changeSettings({ seed: value })}
          value={seed}
        />
      </div>
    </More>
  );
}

/** Sizes of the hidden layers, as '32, 64, 64, 16'. */
function LayersField({ disabled }: { readonly disabled: boolean }) {
  const { training } = useFit((fit) => fit.settings);
  const [draft, setDraft] = useState<string | null>(null);
  const take = () => {
    const layers = (draft ?? '').split(/[\s,;–-]+/).filter((word) => word !== '');
    const sizes = layers.map(Number);
    const fine = sizes.every((size) => Number.isInteger(size) && size >= 1 && size <= 1024);
    if (sizes.length > 0 && fine) {
      changeSettings({ training: { ...training, hiddenLayers: sizes } });
    }
    setDraft(null);
  };
  return (
    <Field help="Units of each; the authors’ are 32, 64, 64, 16" label="Hidden layers">
      {({ id, describedBy }) => (
        <TextInput
          aria-describedby={describedBy}
          autoComplete="off"
          disabled={disabled}
          id={id}
          onBlur={take}
          onChange={(event) => setDraft(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') take();
          }}
          value={draft ?? training.hiddenLayers.join(', ')}
        />
      )}
    </Field>
  );
}
