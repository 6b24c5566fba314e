import { compositionName } from '../../core/composition';
import { sayEstimate } from '../../core/estimate-words';
import { type Campaign, lossesOf, trialsOfIteration } from '../../learn/campaign';
import type { Candidate } from '../../learn/surrogate-search';
import { sameGlass, targetFor } from '../../learn/targets';
import type { Estimate, Trial } from '../../learn/trial';
import styles from './fit-view.module.css';
import { sayLoss, saySpread } from './fit-words';
import { ScrollTable } from './scroll-table';

/** What was predicted beside what was simulated, the latest round first. */
export function RoundTable({ campaign }: { readonly campaign: Campaign }) {
  const glasses = campaign.settings.targets.map(({ composition }) => composition);
  const rounds = campaign.iterations.map((round, i) => ({
    round,
    trials: trialsOfIteration(campaign, i),
    losses: lossesOf(campaign, i).each,
    number: i + 1,
  }));
  return (
    <ScrollTable label="Predicted beside simulated" long>
      <caption className={styles.caption}>
        What the surrogate predicted, and in bold what was simulated
      </caption>
      <thead>
        <tr>
          <th scope="col">Round, candidate</th>
          <th scope="col">Loss predicted</th>
          <th scope="col">simulated</th>
          {glasses.flatMap((composition) => {
            const name = compositionName(composition);
            return [
              <th key={`${name} density`} scope="col">
                {name}, g/cm³
              </th>,
              <th key={`${name} B4`} scope="col">
                {name}, B4
              </th>,
            ];
          })}
        </tr>
      </thead>
      <tbody>
        {rounds.toReversed().flatMap(({ round, trials, losses, number }) =>
          round.candidates.map((candidate, c) => {
            const trial = trials.at(c) ?? null;
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: a candidate is its place in its round
              <tr key={`${number} ${c}`}>
                <th scope="row">
                  {number}, {c + 1}
                </th>
                <td>
                  {sayLoss(candidate.loss)} ± {sayLoss(candidate.spread)}
                </td>
                <td>
                  <strong>{sayOutcome(trial, losses.at(c) ?? null)}</strong>
                </td>
                {glasses.flatMap((composition) => {
                  const name = compositionName(composition);
                  const guess = candidate.predictions.find((one) =>
                    sameGlass(one.composition, composition),
                  );
                  const made = trial?.results.find((one) =>
                    sameGlass(one.composition, composition),
                  );
                  return [
                    <Pair
                      digits={3}
                      guess={guess?.density ?? null}
                      key={`${name} density`}
                      made={made?.density ?? null}
                    />,
                    <Pair
                      digits={2}
                      guess={guess?.b4 ?? null}
                      key={`${name} B4`}
                      made={made?.b4 ?? null}
                    />,
                  ];
                })}
              </tr>
            );
          }),
        )}
        <tr className={styles.known}>
          <th scope="row">wanted</th>
          <td />
          <td />
          {glasses.flatMap((composition) => {
            const name = compositionName(composition);
            const target = targetFor(campaign.settings.targets, composition);
            return [
              <td key={`${name} density`}>{target?.density?.toFixed(3) ?? '–'}</td>,
              <td key={`${name} B4`}>{target?.b4?.toFixed(2) ?? '–'}</td>,
            ];
          })}
        </tr>
      </tbody>
    </ScrollTable>
  );
}

function sayOutcome(trial: Trial | null, loss: number | null): string {
  if (trial === null) return 'to come';
  return trial.unstable ? 'unstable' : sayLoss(loss);
}

interface PairProps {
  readonly guess: Candidate['predictions'][number]['density'] | null;
  readonly made: Estimate | null;
  readonly digits: number;
}

/** What was predicted, and under it what was simulated. */
function Pair({ guess, made, digits }: PairProps) {
  return (
    <td>
      <span className={styles.guess}>{guess ? saySpread(guess, digits) : '–'}</span>
      <strong>{made ? sayEstimate(made.value, made.error, digits) : '–'}</strong>
    </td>
  );
}
