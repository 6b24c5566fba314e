import { AUTHORS_BOUNDS, type SearchBounds } from '../../learn/bounds';
import { AUTHORS_OBJECTIVES, type Objective } from '../../learn/loss';
import { PARAMETERS, type ParameterKey } from '../../learn/parameters';
import { Field } from '../kit/field';
import { NumberInput } from '../kit/number-input';
import { Select } from '../kit/select';
import { More } from './fit-section';
import { changeSettings, useFit } from './fit-store';
import styles from './fit-view.module.css';
import { NumberField } from './number-field';
import { ScrollTable } from './scroll-table';
import { SearchOptionsForm } from './search-options-form';

const AUTHORS = ['bo', 'cma-es'] as const;
const CUSTOM = 'custom';

/** Which of the authors' two it is, or a person's own. */
function nameOf<Value>(value: Value, known: Readonly<Record<'bo' | 'cma-es', Value>>): string {
  const found = AUTHORS.find((name) => JSON.stringify(known[name]) === JSON.stringify(value));
  return found ?? CUSTOM;
}

/** Method, bounds and objective of the search. */
export function SearchForm() {
  const { search, bounds, objective } = useFit((fit) => fit.settings);
  const disabled = useFit((fit) => fit.work !== null);
  const boundsName = nameOf(bounds, AUTHORS_BOUNDS);
  const objectiveName = nameOf(objective, AUTHORS_OBJECTIVES);
  return (
    <>
      <div className={styles.fields}>
        <Field label="Method">
          {({ id }) => (
            <Select
              disabled={disabled}
              id={id}
              onChange={(method) =>
                changeSettings({
                  search: { ...search, method: method === 'cma-es' ? 'cma-es' : 'bo' },
                })
              }
              options={[
                { value: 'bo', label: 'Bayesian optimisation' },
                { value: 'cma-es', label: 'CMA-ES' },
              ]}
              value={search.method}
            />
          )}
        </Field>
        <Field label="Bounds">
          {({ id }) => (
            <Select
              disabled={disabled}
              id={id}
              onChange={(name) => {
                if (name !== CUSTOM) {
                  changeSettings({ bounds: AUTHORS_BOUNDS[name === 'bo' ? 'bo' : 'cma-es'] });
                }
              }}
              options={[
                { value: 'bo', label: 'The authors’, narrow' },
                { value: 'cma-es', label: 'The authors’, wide' },
                { value: CUSTOM, label: 'Your own, below' },
              ]}
              value={boundsName}
            />
          )}
        </Field>
        <Field help="The first two are the authors’" label="Objective">
          {({ id, describedBy }) => (
            <Select
              describedBy={describedBy}
              disabled={disabled}
              id={id}
              onChange={(name) => {
                if (name !== CUSTOM) {
                  changeSettings({
                    objective: AUTHORS_OBJECTIVES[name === 'bo' ? 'bo' : 'cma-es'],
                  });
                }
              }}
              options={[
                { value: 'bo', label: 'Density and B4 alike' },
                { value: 'cma-es', label: 'B4 counts more with boron' },
                { value: CUSTOM, label: 'Your own, below' },
              ]}
              value={objectiveName}
            />
          )}
        </Field>
        <NumberField
          disabled={disabled}
          label="Candidates wanted"
          max={50}
          min={1}
          onChange={(candidates) => changeSettings({ search: { ...search, candidates } })}
          step={1}
          value={search.candidates}
        />
      </div>
      <More title="Bounds, objective and method in numbers">
        <BoundsTable bounds={bounds} disabled={disabled} />
        <ObjectiveForm disabled={disabled} objective={objective} />
        <SearchOptionsForm />
      </More>
    </>
  );
}

function BoundsTable({
  bounds,
  disabled,
}: {
  readonly bounds: SearchBounds;
  readonly disabled: boolean;
}) {
  const set = (side: keyof SearchBounds, key: ParameterKey, value: number) =>
    changeSettings({ bounds: { ...bounds, [side]: { ...bounds[side], [key]: value } } });
  return (
    <ScrollTable label="Bounds">
      <thead>
        <tr>
          <th scope="col">Parameter</th>
          <th scope="col">from</th>
          <th scope="col">to</th>
        </tr>
      </thead>
      <tbody>
        {PARAMETERS.map(({ key, symbol, unit, digits, plausible: [min, max] }) => (
          <tr key={key}>
            <th scope="row">
              {symbol}, {unit}
            </th>
            {(['lower', 'upper'] as const).map((side) => (
              <td key={side}>
                <span className={styles.cell}>
                  <NumberInput
                    digits={digits}
                    disabled={disabled}
                    label={`${symbol}, ${side} bound, ${unit}`}
                    max={max}
                    min={min}
                    onChange={(value) => set(side, key, value)}
                    step={10 ** -digits}
                    value={bounds[side][key]}
                  />
                </span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}

function ObjectiveForm({
  objective,
  disabled,
}: {
  readonly objective: Objective;
  readonly disabled: boolean;
}) {
  const set = (part: Partial<Objective>) =>
    changeSettings({ objective: { ...objective, ...part } });
  const shared = { disabled, max: 100, min: 0, step: 0.1, digits: 3 };
  return (
    <div className={styles.fields}>
      <NumberField
        {...shared}
        label="Weight of density"
        onChange={(densityWeight) => set({ densityWeight })}
        value={objective.densityWeight}
      />
      <NumberField
        {...shared}
        label="Weight of B4"
        onChange={(b4Weight) => set({ b4Weight })}
        value={objective.b4Weight}
      />
      <NumberField
        {...shared}
        help="A density off by this counts as a B4 off by 100 %"
        label="Density scale"
        max={10}
        min={0.001}
        onChange={(densityScale) => set({ densityScale })}
        unit="g/cm³"
        value={objective.densityScale}
      />
      <label className={styles.check}>
        <input
          checked={objective.b4RisesWithBoron}
          disabled={disabled}
          onChange={(event) => set({ b4RisesWithBoron: event.target.checked })}
          type="checkbox"
        />
        B4 counts more in glasses with more B₂O₃
      </label>
    </div>
  );
}
