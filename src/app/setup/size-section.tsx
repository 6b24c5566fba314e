import { ATOMS_RANGE, atomCounts, totalAtoms } from '../../core/composition';
import { ELEMENT_ORDER } from '../../core/elements';
import { CUTOFF_RANGE, LARGEST_SEED } from '../../core/experiment';
import { varies } from '../../lab/words/ensemble-words';
import { sayNumber } from '../../lab/words/words';
import { Field } from '../kit/field';
import { NumberInput } from '../kit/number-input';
import { Section } from '../kit/section';
import { changeExperiment, useSetup } from '../stores/setup-store';
import { EnsembleControls } from './ensemble-controls';
import { PlatformField } from './platform-field';
import styles from './size-section.module.css';

/** How many atoms, how far their forces reach, and which random start. */
export function SizeSection() {
  const experiment = useSetup((state) => state.experiment);
  const { composition, atoms, cutoff, seed } = experiment;
  const problem = useSetup((state) => state.problem);
  const counts = atomCounts(composition, atoms);
  const said = ELEMENT_ORDER.filter((element) => counts[element])
    .map((element) => `${counts[element]} ${element}`)
    .join(', ');
  return (
    <Section title="Size">
      <div className={styles.fields}>
        <Field label="Atoms">
          {({ id }) => (
            <NumberInput
              digits={0}
              id={id}
              invalid={problem !== null}
              max={ATOMS_RANGE.largest}
              min={ATOMS_RANGE.smallest}
              onChange={(value) => changeExperiment({ atoms: Math.round(value) })}
              step={100}
              value={atoms}
            />
          )}
        </Field>
        <Field label="Cutoff">
          {({ id }) => (
            <NumberInput
              id={id}
              invalid={problem !== null}
              max={CUTOFF_RANGE.largest}
              min={CUTOFF_RANGE.smallest}
              onChange={(value) => changeExperiment({ cutoff: value })}
              step={0.5}
              unit="Å"
              value={cutoff}
            />
          )}
        </Field>
        <Field label="Seed">
          {({ id }) => (
            <NumberInput
              digits={0}
              id={id}
              max={LARGEST_SEED}
              min={0}
              onChange={(value) => changeExperiment({ seed: Math.round(value) })}
              step={1}
              value={seed}
            />
          )}
        </Field>
      </div>
      <PlatformField />
      <EnsembleControls />
      {problem ? (
        <p className={styles.problem} role="alert">
          {problem.message} <strong>{problem.hint}</strong>
        </p>
      ) : (
        <p className={styles.help}>
          {varies(experiment, 'composition')
            ? 'Each makes as many atoms as its oxides allow'
            : `Makes ${sayNumber(totalAtoms(counts), 6)} atoms: ${said}`}
          . Forces are cut off at {cutoff} Å, charges act at any distance.
        </p>
      )}
    </Section>
  );
}
