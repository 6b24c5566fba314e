import { compositionName } from '../../core/composition';
import { campaignOf } from '../../lab/fit/fit-state';
import { sayCount } from '../../lab/fit/fit-words';
import { lossFigure } from '../../lab/fit/loss-curves';
import { trialsOf } from '../../learn/campaign';
import { parityFigure } from '../../learn/figures/parity';
import type { OutputError, SurrogateErrors } from '../../learn/surrogate-errors';
import { Button } from '../kit/button';
import { FitFigure } from './fit-figure';
import { FitSection } from './fit-section';
import { useFit } from './fit-store';
import styles from './fit-view.module.css';
import { train } from './fit-work';
import { ScrollTable } from './scroll-table';
import { TrainingForm } from './training-form';
import { WorkLine } from './work-line';

/** A few neural networks learn from the trials what molecular dynamics would say. */
export function TrainingSection() {
  const state = useFit();
  const { curves, learned, work, settings } = state;
  const trials = trialsOf(campaignOf(state)).length;
  const networks = settings.training.folds * settings.training.networksPerFold;
  const stale = learned !== null && learned.trials !== trials;
  return (
    <FitSection
      lead="A surrogate answers in a moment what a simulation answers in hours, because it has learned from the trials: a neural network takes the five parameters and the B₂O₃ content, and says density and B4. Several networks are trained; where they disagree, they do not know."
      name="surrogate"
      title="3. Surrogate"
    >
      <div className={styles.row}>
        <Button
          disabled={trials === 0 || work !== null}
          look={learned === null ? 'primary' : 'bordered'}
          onClick={() => void train()}
        >
          {learned === null ? 'Train' : 'Train again'}
        </Button>
        {trials === 0 ? <p className={styles.quiet}>It needs trials first.</p> : null}
        {stale ? (
          <p className={styles.quiet}>
            It has learned from {sayCount(learned.trials, 'trial')}; there are {trials} now.
          </p>
        ) : null}
      </div>
      <WorkLine place="surrogate" />
      <TrainingForm />
      {curves.length > 0 ? <FitFigure figure={lossFigure(curves, networks)} /> : null}
      {learned ? (
        <>
          <FitFigure figure={parityFigure(learned.surrogate.parity, learned.surrogate.errors)} />
          <ErrorTable errors={learned.surrogate.errors} />
        </>
      ) : null}
    </FitSection>
  );
}

function ErrorTable({ errors }: { readonly errors: SurrogateErrors }) {
  const rows = [
    { name: 'all', density: errors.density, b4: errors.b4 },
    ...errors.byComposition.map(({ composition, density, b4 }) => {
      return { name: compositionName(composition), density, b4 };
    }),
  ];
  return (
    <ScrollTable label="Errors in held-out trials">
      <caption className={styles.caption}>
        Errors in trials that were held out (root mean square), and in shares of the range of all
        trials.
        {errors.rmse === null ? '' : ` Of both together: ${errors.rmse.toFixed(3)}.`}
      </caption>
      <thead>
        <tr>
          <th scope="col">Glass</th>
          <th scope="col">Density, g/cm³</th>
          <th scope="col">share of range</th>
          <th scope="col">B4, %</th>
          <th scope="col">share of range</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, density, b4 }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <ErrorCells digits={3} error={density} factor={1} />
            <ErrorCells digits={1} error={b4} factor={100} />
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}

interface ErrorCellsProps {
  readonly error: OutputError;
  /** What the error is shown times: 100 for per cent */
  readonly factor: number;
  readonly digits: number;
}

function ErrorCells({ error: { absolute, scaled }, factor, digits }: ErrorCellsProps) {
  return (
    <>
      <td>{absolute === null ? '–' : (factor * absolute).toFixed(digits)}</td>
      <td>{scaled?.toFixed(3) ?? '–'}</td>
    </>
  );
}
