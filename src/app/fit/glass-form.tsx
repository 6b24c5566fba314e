import { ATOMS_RANGE } from '../../core/composition';
import { CUTOFF_RANGE, MOST_REPLICAS } from '../../core/experiment';
import { PROTOCOLS } from '../../core/protocol';
import { isFixed } from '../../lab/fit/fit-state';
import { Field } from '../kit/field';
import { NumberInput } from '../kit/number-input';
import { Select } from '../kit/select';
import { useSetup } from '../stores/setup-store';
import { changeSettings, useFit } from './fit-store';
import styles from './fit-view.module.css';

/** What is set up in the lab */
const BENCH = 'bench';

/** How the glasses of trials and rounds are made. */
export function GlassForm() {
  const fixed = useFit(isFixed);
  const busy = useFit((fit) => fit.work !== null);
  const { template } = useFit((fit) => fit.settings);
  const bench = useSetup((setup) => setup.experiment);
  const preset = PROTOCOLS.find(
    ({ protocol }) => JSON.stringify(protocol) === JSON.stringify(template.protocol),
  );
  const disabled = fixed || busy;
  const change = (part: Partial<typeof template>) =>
    changeSettings({ template: { ...template, ...part } });
  const chooseProtocol = (id: string) => {
    const { protocol, atoms, cutoff } =
      id === BENCH ? bench : (PROTOCOLS.find((one) => one.protocol.id === id) ?? PROTOCOLS[0]);
    change({ protocol, atoms, cutoff });
  };
  return (
    <>
      <div className={styles.fields}>
        <Field label="Protocol">
          {({ id }) => (
            <Select
              disabled={disabled}
              id={id}
              onChange={chooseProtocol}
              options={[
                ...PROTOCOLS.map(({ protocol, title }) => ({ value: protocol.id, label: title })),
                { value: BENCH, label: 'As set up in the lab' },
              ]}
              value={preset?.protocol.id ?? BENCH}
            />
          )}
        </Field>
        <Field label="Atoms of each glass">
          {({ id }) => (
            <NumberInput
              disabled={disabled}
              id={id}
              max={ATOMS_RANGE.largest}
              min={ATOMS_RANGE.smallest}
              onChange={(atoms) => change({ atoms: Math.round(atoms) })}
              step={100}
              value={template.atoms}
            />
          )}
        </Field>
        <Field label="Cutoff">
          {({ id }) => (
            <NumberInput
              disabled={disabled}
              id={id}
              max={CUTOFF_RANGE.largest}
              min={CUTOFF_RANGE.smallest}
              onChange={(cutoff) => change({ cutoff })}
              step={0.5}
              unit="Å"
              value={template.cutoff}
            />
          )}
        </Field>
        <Field label="Seeds of each glass">
          {({ id }) => (
            <NumberInput
              disabled={disabled}
              id={id}
              max={MOST_REPLICAS}
              min={1}
              onChange={(replicas) => change({ replicas: Math.round(replicas) })}
              step={1}
              value={template.replicas}
            />
          )}
        </Field>
      </div>
      {fixed ? (
        <p className={styles.quiet}>Glasses and targets cannot be changed while the loop runs.</p>
      ) : null}
    </>
  );
}
