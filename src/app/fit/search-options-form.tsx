import { defaultPopulation } from '../../learn/cma-es';
import { PARAMETERS } from '../../learn/parameters';
import { Field } from '../kit/field';
import { Select } from '../kit/select';
import { changeSettings, useFit } from './fit-store';
import styles from './fit-view.module.css';
import { NumberField } from './number-field';

/** How far the search explores, and the numbers of its method. */
export function SearchOptionsForm() {
  const { search } = useFit((fit) => fit.settings);
  const disabled = useFit((fit) => fit.work !== null);
  return (
    <div className={styles.fields}>
      <NumberField
        digits={2}
        disabled={disabled}
        help="0 trusts the surrogate; more goes where it does not know"
        label="Exploration"
        max={10}
        min={0}
        onChange={(exploration) => changeSettings({ search: { ...search, exploration } })}
        step={0.1}
        value={search.exploration}
      />
      {search.method === 'bo' ? <BayesianForm /> : <CmaEsForm />}
    </div>
  );
}

function BayesianForm() {
  const { search } = useFit((fit) => fit.settings);
  const disabled = useFit((fit) => fit.work !== null);
  const { bo } = search;
  const set = (part: Partial<typeof bo>) =>
    changeSettings({ search: { ...search, bo: { ...bo, ...part } } });
  return (
    <>
      <Field help="How the next point is chosen" label="Acquisition">
        {({ id, describedBy }) => (
          <Select
            describedBy={describedBy}
            disabled={disabled}
            id={id}
            onChange={(name) => set({ acquisition: name === 'ei' ? 'ei' : 'lcb' })}
            options={[
              { value: 'lcb', label: 'Lower confidence bound' },
              { value: 'ei', label: 'Expected improvement' },
            ]}
            value={bo.acquisition}
          />
        )}
      </Field>
      <NumberField
        disabled={disabled}
        label="Evaluations"
        max={1000}
        min={Math.max(3, bo.initial)}
        onChange={(evaluations) => set({ evaluations })}
        step={10}
        value={bo.evaluations}
      />
      <NumberField
        disabled={disabled}
        help="Spread evenly, before it chooses"
        label="First evaluations"
        max={bo.evaluations}
        min={2}
        onChange={(initial) => set({ initial })}
        step={5}
        value={bo.initial}
      />
      <NumberField
        digits={2}
        disabled={disabled || bo.acquisition === 'ei'}
        help="Weight of the uncertainty"
        label="κ of the lower bound"
        max={100}
        min={0}
        onChange={(kappa) => set({ kappa })}
        step={0.1}
        value={bo.kappa}
      />
      <NumberField
        disabled={disabled}
        label="Restarts"
        max={50}
        min={1}
        onChange={(restarts) => set({ restarts })}
        step={1}
        value={bo.restarts}
      />
    </>
  );
}

function CmaEsForm() {
  const { search } = useFit((fit) => fit.settings);
  const disabled = useFit((fit) => fit.work !== null);
  const { cmaEs } = search;
  const set = (part: Partial<typeof cmaEs>) =>
    changeSettings({ search: { ...search, cmaEs: { ...cmaEs, ...part } } });
  return (
    <>
      <NumberField
        disabled={disabled}
        help="It restarts until they are spent"
        label="Evaluations"
        max={1_000_000}
        min={4}
        onChange={(evaluations) => set({ evaluations })}
        step={500}
        value={cmaEs.evaluations}
      />
      <NumberField
        disabled={disabled}
        help="Points a generation"
        label="Population"
        max={10_000}
        min={4}
        onChange={(population) => set({ population })}
        step={1}
        value={cmaEs.population ?? defaultPopulation(PARAMETERS.length)}
      />
      <NumberField
        digits={2}
        disabled={disabled}
        help="In widths of the bounds"
        label="First step"
        max={1}
        min={0.01}
        onChange={(step) => set({ step })}
        step={0.05}
        value={cmaEs.step}
      />
      <NumberField
        digits={1}
        disabled={disabled}
        help="Of the population, at each restart"
        label="Growth"
        max={4}
        min={1}
        onChange={(growth) => set({ growth })}
        step={0.5}
        value={cmaEs.growth}
      />
    </>
  );
}
