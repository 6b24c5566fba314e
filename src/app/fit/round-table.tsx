import { compositionName } from '../../core/composition';
import { sayEstimate } from '../../core/estimate-words';
import { sayB4, sayB4Spread, sayLoss, saySpread } from '../../lab/fit/fit-words';
import { type Campaign, lossesOf, trialsOfIteration } from '../../learn/campaign';
import { sameGlass, targetFor } from '../../learn/targets';
import type { MeasuredValue, Trial } from '../../learn/trial';
import styles from './fit-view.module.css';
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
                {name}, B4 in %
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
                      guess={guess ? saySpread(guess.density, 3) : '–'}
                      key={`${name} density`}
                      made={sayMade(made?.density ?? null, 1, 3)}
                    />,
                    <Pair
                      guess={guess ? sayB4Spread(guess.b4) : '–'}
                      key={`${name} B4`}
                      made={sayMade(made?.b4 ?? null, 100, 1)}
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
              <td key={`${name} B4`}>{sayB4(target?.b4)}</td>,
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

/** What was simulated, times a factor; a dash where nothing was. */
function sayMade(made: MeasuredValue | null, factor: number, digits: number): string {
  if (made === null) return '–';
  const error = made.error === null ? null : factor * made.error;
  return sayEstimate(factor * made.value, error, digits);
}

interface PairProps {
  readonly guess: string;
  readonly made: string;
}

/** What was predicted, and under it what was simulated. */
function Pair({ guess, made }: PairProps) {
  return (
    <td>
      <span className={styles.guess}>{guess}</span>
      <strong>{made}</strong>
    </td>
  );
}
