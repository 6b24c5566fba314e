import { compositionName } from '../../core/composition';
import { isFixed } from '../../lab/fit/fit-state';
import { type FitTarget, measuredTargets, targetFor } from '../../learn/targets';
import { Button } from '../kit/button';
import { NumberInput } from '../kit/number-input';
import { FitSection } from './fit-section';
import { changeTargets, useFit } from './fit-store';
import styles from './fit-view.module.css';
import { ScrollTable } from './scroll-table';

/** What a fit should reach. */
export function TargetsSection() {
  const { targets } = useFit((fit) => fit.settings);
  const fixed = useFit(isFixed);
  const busy = useFit((fit) => fit.work !== null);
  const disabled = fixed || busy;
  const set = (index: number, part: Partial<FitTarget>) =>
    changeTargets(targets.map((target, i) => (i === index ? { ...target, ...part } : target)));
  return (
    <FitSection
      lead="The values that the glasses should reach: density and B4 as measured on real ones (Smedskjaer et al. 2011). Only ticked compositions count, and only they are simulated."
      name="targets"
      title="2. Targets"
    >
      <ScrollTable label="Targets">
        <thead>
          <tr>
            <th scope="col">Glass</th>
            <th scope="col">Density, g/cm³</th>
            <th scope="col">B4, %</th>
            <th scope="col">Weight</th>
          </tr>
        </thead>
        <tbody>
          {targets.map((target, i) => {
            const name = compositionName(target.composition);
            return (
              <tr key={name}>
                <th scope="row">
                  <label className={styles.check}>
                    <input
                      checked={target.weight > 0}
                      disabled={disabled}
                      onChange={(event) => set(i, { weight: event.target.checked ? 1 : 0 })}
                      type="checkbox"
                    />
                    {name}
                  </label>
                </th>
                <td>
                  <span className={`${styles.cell} ${styles.small}`}>
                    <NumberInput
                      digits={3}
                      disabled={disabled}
                      label={`Density of ${name}, g/cm³`}
                      max={6}
                      min={0.5}
                      onChange={(density) => set(i, { density })}
                      step={0.01}
                      value={target.density}
                    />
                  </span>
                </td>
                <td>
                  <span className={`${styles.cell} ${styles.small}`}>
                    <NumberInput
                      digits={1}
                      disabled={disabled}
                      label={`B4 of ${name}, %`}
                      max={100}
                      min={0}
                      onChange={(percent) => set(i, { b4: percent / 100 })}
                      step={1}
                      value={target.b4 === null ? null : 100 * target.b4}
                    />
                  </span>
                </td>
                <td>
                  <span className={`${styles.cell} ${styles.small}`}>
                    <NumberInput
                      disabled={disabled || target.weight === 0}
                      label={`Weight of ${name}`}
                      max={100}
                      min={0}
                      onChange={(weight) => set(i, { weight })}
                      step={0.5}
                      value={target.weight}
                    />
                  </span>
                </td>
              </tr>
            );
          })}
        </tbody>
      </ScrollTable>
      <div className={styles.row}>
        <Button disabled={disabled} onClick={() => changeTargets(backToMeasured(targets))}>
          Back to the measured values
        </Button>
        {fixed ? <p className={styles.quiet}>They cannot be changed while the loop runs.</p> : null}
      </div>
    </FitSection>
  );
}

/** Measured values in place of edited ones; which compositions count stays as it is. */
function backToMeasured(targets: readonly FitTarget[]): FitTarget[] {
  const measured = measuredTargets();
  return targets.map((target) => {
    const known = targetFor(measured, target.composition);
    if (known === null) return target;
    return { ...known, weight: target.weight > 0 ? 1 : 0 };
  });
}
