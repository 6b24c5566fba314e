import { MOST_REPLICAS } from '../../core/experiment';
import { replicaCount } from '../../core/variants';
import { ENSEMBLE_PRESETS, ensembleOf, SINGLE_GLASS } from '../../lab/setup/ensembles';
import { sayEnsemble } from '../../lab/words/ensemble-words';
import { sayBytes } from '../../run/memory-needed';
import { Button } from '../kit/button';
import { Field } from '../kit/field';
import { NumberInput } from '../kit/number-input';
import { TextButton } from '../kit/text-button';
import { changeExperiment, useSetup } from '../stores/setup-store';
import styles from './ensemble-controls.module.css';
import { SeriesButton, SeriesForm } from './series-form';

/** How many glasses run side by side, and what they differ in. */
export function EnsembleControls() {
  const experiment = useSetup((state) => state.experiment);
  const { replicas, variants } = experiment;
  const chosen = ensembleOf(experiment);
  const said = sayEnsemble(experiment);
  const set = (value: number) =>
    changeExperiment({ replicas: Math.min(Math.max(Math.round(value), 1), MOST_REPLICAS) });
  return (
    <div className={styles.ensemble}>
      <Field label={variants.length > 0 ? 'Seeds of each' : 'Replicas'}>
        {({ id }) => (
          <div className={styles.stepper}>
            <Button
              aria-label="One replica fewer"
              disabled={replicas <= 1}
              onClick={() => set(replicas - 1)}
            >
              −
            </Button>
            <NumberInput
              digits={0}
              id={id}
              max={MOST_REPLICAS}
              min={1}
              onChange={set}
              step={1}
              value={replicas}
            />
            <Button
              aria-label="One replica more"
              disabled={replicas >= MOST_REPLICAS}
              onClick={() => set(replicas + 1)}
            >
              +
            </Button>
          </div>
        )}
      </Field>
      <fieldset aria-label="Side by side" className={styles.offers}>
        {ENSEMBLE_PRESETS.map((ensemble) => (
          <Button
            aria-pressed={ensemble === chosen}
            className={styles.offer}
            key={ensemble.id}
            onClick={() => changeExperiment(ensemble === chosen ? SINGLE_GLASS : ensemble.parts)}
            title={ensemble.title}
          >
            {ensemble.label}
          </Button>
        ))}
        <SeriesButton className={styles.offer} />
      </fieldset>
      <SeriesForm />
      {said === null ? null : (
        <p className={styles.said}>
          {said}
          {replicaCount(experiment) > replicas && replicas > 1
            ? `: ${replicaCount(experiment)} glasses`
            : ''}{' '}
          run side by side.{' '}
          <TextButton onClick={() => changeExperiment(SINGLE_GLASS)}>
            Back to a single glass
          </TextButton>
        </p>
      )}
      <MemoryLine />
    </div>
  );
}

/** 'Needs about 85 MB on the graphics device.' */
function MemoryLine() {
  const memory = useSetup((state) => state.memory);
  const onProcessor = useSetup((setup) => setup.room === 'processor');
  if (!memory) return null;
  return (
    <p className={styles.memory}>
      Needs about {sayBytes(memory.total)} of {onProcessor ? '' : 'graphics '}memory.
    </p>
  );
}
