import { useMemo } from 'react';
import { campaignOf } from '../../lab/fit/fit-state';
import { sayLoss, sayParameter } from '../../lab/fit/fit-words';
import { bestPotential } from '../../learn/best-potential';
import { trialsOf } from '../../learn/campaign';
import { trialLoss } from '../../learn/loss';
import { KNOWN_SETS, PARAMETERS, sameParameters } from '../../learn/parameters';
import { Button } from '../kit/button';
import { FitSection } from './fit-section';
import { useFit } from './fit-store';
import styles from './fit-view.module.css';
import { copyPotentialLink, savePotential, takeToLab } from './winner';

/** The best potential so far: of what was simulated, not of what was guessed. */
export function WinnerSection() {
  const { settings, data, iterations } = useFit();
  const { best, paper } = useMemo(() => {
    const campaign = campaignOf({ ...useFit.getState(), settings, data, iterations });
    const { targets, objective } = campaign.settings;
    const known = trialsOf(campaign).find(({ parameters }) =>
      sameParameters(parameters, KNOWN_SETS[0].parameters),
    );
    return {
      best: bestPotential(campaign),
      paper: known ? trialLoss(known, targets, objective) : null,
    };
  }, [settings, data, iterations]);
  return (
    <FitSection
      lead="The best trial so far, of what was simulated and not of what was guessed. It is kept whenever you stop."
      name="winner"
      title="6. Your potential"
    >
      {best === null ? (
        <p className={styles.quiet}>No trial has a loss yet.</p>
      ) : (
        <>
          <p>
            The best is <strong>{best.trial.id}</strong>, with a loss of{' '}
            <strong>{sayLoss(best.loss)}</strong>
            {paper === null
              ? ''
              : `; the paper’s potential, simulated alike, has ${sayLoss(paper)}`}
            .
          </p>
          <dl className={styles.values}>
            {PARAMETERS.map(({ key, symbol, unit }) => (
              <div key={key}>
                <dt>
                  {symbol}, {unit}
                </dt>
                <dd>{sayParameter(key, best.trial.parameters[key])}</dd>
              </div>
            ))}
          </dl>
          <div className={styles.row}>
            <Button onClick={() => takeToLab(best.potential)}>Use in the lab</Button>
            <Button onClick={() => savePotential(best.potential, 'json')}>Save as JSON</Button>
            <Button onClick={() => savePotential(best.potential, 'lammps')}>Save for LAMMPS</Button>
            <Button onClick={() => void copyPotentialLink(best.potential)}>Copy link</Button>
          </div>
        </>
      )}
    </FitSection>
  );
}
