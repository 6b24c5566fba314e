import { useMemo, useState } from 'react';
import { campaignOf, isPending } from '../../lab/fit/fit-state';
import { sayCount } from '../../lab/fit/fit-words';
import { convergenceFigure } from '../../learn/figures/convergence';
import { Button } from '../kit/button';
import { CostLine, useCost } from './cost-line';
import { FitFigure } from './fit-figure';
import { FitSection } from './fit-section';
import { useFit } from './fit-store';
import styles from './fit-view.module.css';
import { foldRounds, simulateChosen } from './fit-work';
import { GlassForm } from './glass-form';
import { NumberField } from './number-field';
import { PendingRound } from './pending-round';
import { RoundTable } from './round-table';
import { WorkLine } from './work-line';

const CANDIDATES = ['candidate', 'candidates'] as const;

/** Candidates are simulated, and the surrogate learns from what came of them. */
export function LoopSection() {
  const state = useFit();
  const { work, iterations, design } = state;
  const pending = design === null && isPending(state) && work === null;
  return (
    <FitSection
      lead="The surrogate only guesses. So the candidates you ticked are melted and quenched in the lab, all glasses at once; what comes of them is added to the trials, and the surrogate learns again. After some rounds the guesses get better where it matters: near the best."
      name="loop"
      title="5. The loop"
    >
      <GlassForm />
      {pending ? <PendingRound /> : null}
      {design === null && !pending ? <NextRound /> : null}
      {design === null ? null : (
        <p className={styles.quiet}>The first trials come before it: see step 1.</p>
      )}
      <WorkLine place="loop" />
      {iterations.length > 0 ? <Rounds /> : null}
      {iterations.length > 0 && design === null ? (
        <div className={styles.row}>
          <Button disabled={work !== null || isPending(state)} onClick={foldRounds}>
            Change targets or glasses
          </Button>
          <p className={styles.quiet}>
            Ends this loop: its rounds become trials like the others, and nothing is lost but their
            order.
          </p>
        </div>
      ) : null}
    </FitSection>
  );
}

function NextRound() {
  const { chosen, candidates, work, data, settings } = useFit();
  const otherwise = data.some(({ protocol }) => protocol !== settings.template.protocol.id);
  const [rounds, setRounds] = useState(1);
  const known = useCost(chosen.length, CANDIDATES);
  if (candidates.length === 0) {
    return work === null ? (
      <p className={styles.quiet}>It needs candidates: search for some first.</p>
    ) : null;
  }
  return (
    <>
      <div className={styles.fields}>
        <NumberField
          disabled={work !== null}
          help="Later ones simulate all candidates of their search"
          label="Rounds"
          max={100}
          min={1}
          onChange={setRounds}
          step={1}
          value={rounds}
        />
      </div>
      <CostLine {...known} />
      {otherwise ? (
        <p className={styles.quiet}>
          Some trials were made by another protocol. A faster quench makes a lighter glass with
          fewer four-fold borons, so what is simulated here may differ from what they promise.
        </p>
      ) : null}
      <div className={styles.row}>
        <Button
          disabled={work !== null || known.cost === null}
          look="primary"
          onClick={() => void simulateChosen(rounds)}
        >
          Simulate {sayCount(chosen.length, 'candidate')}
        </Button>
      </div>
    </>
  );
}

function Rounds() {
  const { settings, data, iterations } = useFit();
  const campaign = useMemo(
    () => campaignOf({ ...useFit.getState(), settings, data, iterations }),
    [settings, data, iterations],
  );
  const figure = useMemo(() => convergenceFigure(campaign), [campaign]);
  const done = campaign.iterations.some(({ outcomes }) => outcomes !== null);
  return (
    <>
      <RoundTable campaign={campaign} />
      {done ? <FitFigure figure={figure} /> : null}
    </>
  );
}
