import { useRef, useState } from 'react';
import { campaignOf, isPending } from '../../lab/fit/fit-state';
import { sayCount, sayLoss, sayParameter } from '../../lab/fit/fit-words';
import { trialsOf } from '../../learn/campaign';
import { trialLoss } from '../../learn/loss';
import { PARAMETERS } from '../../learn/parameters';
import type { Trial } from '../../learn/trial';
import { writeTrialsCsv } from '../../learn/trials-csv';
import { writeTrialsJson } from '../../learn/trials-json';
import { Button } from '../kit/button';
import { download } from '../kit/download';
import { Field } from '../kit/field';
import { ICONS } from '../kit/icons';
import { NumberInput } from '../kit/number-input';
import { notify } from '../stores/notice-store';
import { CostLine, useCost } from './cost-line';
import { FitSection, More } from './fit-section';
import { useFit } from './fit-store';
import styles from './fit-view.module.css';
import { makeFirstTrials } from './fit-work';
import { GlassForm } from './glass-form';
import { importRecordedTrials, importTrials, TRIAL_FILES } from './import-trials';
import { PendingRound } from './pending-round';
import { ScrollTable } from './scroll-table';
import { WorkLine } from './work-line';

/** What is known: parameter sets, and what simulations made of them. */
export function TrialsSection() {
  const state = useFit();
  const campaign = campaignOf(state);
  const trials = trialsOf(campaign);
  const chooser = useRef<HTMLInputElement>(null);
  const unstable = trials.filter((trial) => trial.unstable).length;
  const save = (format: 'csv' | 'json') => {
    const write = format === 'csv' ? writeTrialsCsv : writeTrialsJson;
    download(`trials.${format}`, write(trials, campaign.settings.targets));
  };
  return (
    <FitSection
      lead="A trial is a parameter set and what molecular dynamics made of it: the density and the share of four-fold boron (B4) of some glasses. The authors began with some 40; more teach more."
      name="trials"
      title="1. Trials"
    >
      <div className={styles.row}>
        <input
          accept={TRIAL_FILES}
          aria-label="Import a table of trials"
          className="visually-hidden"
          multiple
          onChange={(event) => {
            void importTrials([...(event.target.files ?? [])]);
            event.target.value = '';
          }}
          ref={chooser}
          tabIndex={-1}
          type="file"
        />
        <Button
          icon={ICONS.open}
          look={trials.length === 0 ? 'primary' : 'bordered'}
          onClick={() => chooser.current?.click()}
          title="CSV or JSON; dropping it on the page works too"
        >
          Import trials
        </Button>
        {trials.length === 0 ? (
          <Button onClick={() => void importRecordedTrials()}>Take Vitrine’s own</Button>
        ) : null}
        <Button disabled={trials.length === 0} onClick={() => save('csv')}>
          Save as CSV
        </Button>
        <Button disabled={trials.length === 0} onClick={() => save('json')}>
          Save as JSON
        </Button>
        <Button
          disabled={state.data.length === 0 || state.work !== null || state.iterations.length > 0}
          onClick={removeTrials}
        >
          Remove all
        </Button>
      </div>
      <p>
        {trials.length === 0
          ? 'There are no trials yet. Take Vitrine’s own (fast quenches of small glasses), import a table, make some below, or add a finished run of the lab (under its results).'
          : `${sayCount(trials.length, 'trial')}${unstable > 0 ? `, ${unstable} of them unstable` : ''}.`}
      </p>
      {trials.length > 0 ? (
        <More title="Show the trials">
          <TrialTable trials={trials} />
        </More>
      ) : null}
      <MakeTrials open={trials.length === 0 || state.design !== null} />
    </FitSection>
  );
}

function removeTrials(): void {
  const { data, learned, candidates, chosen } = useFit.getState();
  useFit.setState({ data: [], learned: null, candidates: [], chosen: [], curves: [] });
  notify({
    tone: 'news',
    message: `${sayCount(data.length, 'trial')} removed.`,
    action: {
      label: 'Bring them back',
      run: () => useFit.setState({ data, learned, candidates, chosen }),
    },
  });
}

function TrialTable({ trials }: { readonly trials: readonly Trial[] }) {
  const { targets, objective } = useFit((fit) => fit.settings);
  const rows = trials
    .map((trial) => ({ trial, loss: trialLoss(trial, targets, objective) }))
    .sort((a, b) => (a.loss ?? Number.POSITIVE_INFINITY) - (b.loss ?? Number.POSITIVE_INFINITY));
  return (
    <ScrollTable label="Trials, the best first" long>
      <thead>
        <tr>
          <th scope="col">Trial</th>
          <th scope="col">Loss</th>
          {PARAMETERS.map(({ key, symbol, unit }) => (
            <th key={key} scope="col">
              {symbol}, {unit}
            </th>
          ))}
          <th scope="col">Glasses</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ trial, loss }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: trials of two files may be called alike
          <tr key={i}>
            <th scope="row">{trial.id}</th>
            <td>{trial.unstable ? 'unstable' : sayLoss(loss)}</td>
            {PARAMETERS.map(({ key }) => (
              <td key={key}>{sayParameter(key, trial.parameters[key])}</td>
            ))}
            <td>{trial.results.length}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}

const SETS = ['parameter set', 'parameter sets'] as const;

/** Published sets in a beginning */
const PUBLISHED_SETS = 4;

/** Trials of one's own to begin with. */
function MakeTrials({ open }: { readonly open: boolean }) {
  const [spread, setSpread] = useState(8);
  const idle = useFit((fit) => fit.work === null);
  const waiting = useFit((fit) => fit.design !== null);
  const busy = useFit((fit) => fit.work !== null || isPending(fit));
  const known = useCost(PUBLISHED_SETS + spread, SETS);
  return (
    <details className={styles.more} open={open || undefined}>
      <summary>Make trials of your own</summary>
      <div className={styles.inner}>
        <p className={styles.quiet}>
          The four published potentials, and others spread evenly over the bounds of the search, are
          simulated at every composition that counts as a target. All glasses run together.
        </p>
        <GlassForm />
        <div className={styles.fields}>
          <Field label="Sets besides the four published">
            {({ id }) => (
              <NumberInput
                id={id}
                max={60}
                min={0}
                onChange={(value) => setSpread(Math.round(value))}
                step={1}
                value={spread}
              />
            )}
          </Field>
        </div>
        {waiting ? null : (
          <>
            <CostLine {...known} />
            <div className={styles.row}>
              <Button
                disabled={busy || known.cost === null}
                onClick={() => void makeFirstTrials(spread)}
              >
                Make these trials
              </Button>
            </div>
          </>
        )}
        {waiting && idle ? <PendingRound /> : null}
        <WorkLine place="trials" />
      </div>
    </details>
  );
}
