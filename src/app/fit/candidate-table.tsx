import { useMemo } from 'react';
import { compositionName } from '../../core/composition';
import { campaignOf } from '../../lab/fit/fit-state';
import { sayB4Spread, sayLoss, sayParameter, saySpread } from '../../lab/fit/fit-words';
import { KNOWN_SETS, PARAMETERS } from '../../learn/parameters';
import { targetCompositions } from '../../learn/predicted-loss';
import { predict } from '../../learn/surrogate';
import { type Candidate, judge } from '../../learn/surrogate-search';
import { chooseCandidate, useFit } from './fit-store';
import styles from './fit-view.module.css';
import { problemOf } from './fit-work';
import { ScrollTable } from './scroll-table';

/** The published sets as candidates: what the surrogate expects of them. */
function usePublished(): readonly (Candidate & { readonly name: string })[] {
  const { learned, settings, data, iterations } = useFit();
  return useMemo(() => {
    if (learned === null) return [];
    const campaign = campaignOf({ ...useFit.getState(), settings, data, iterations });
    const compositions = targetCompositions(campaign.settings.targets);
    if (compositions.length === 0) return [];
    const sets = KNOWN_SETS.map(({ parameters }) => parameters);
    const predictions = predict(learned.surrogate, sets, compositions);
    return judge(
      problemOf(campaign, learned.surrogate),
      0,
    )(sets).map((judged, i) => {
      return { ...judged, predictions: predictions[i], name: KNOWN_SETS[i].name };
    });
  }, [learned, settings, data, iterations]);
}

/** Candidates with what is expected of them, the published sets below. */
export function CandidateTable() {
  const { candidates, chosen, work } = useFit();
  const published = usePublished();
  const compositions = candidates[0].predictions.map(({ composition }) =>
    compositionName(composition),
  );
  return (
    <ScrollTable label="Candidates" long>
      <thead>
        <tr>
          <th scope="col">Simulate</th>
          <th scope="col">Expected loss</th>
          <th scope="col" title="Chance that the glass is unstable">
            Risk
          </th>
          {PARAMETERS.map(({ key, symbol, unit }) => (
            <th key={key} scope="col">
              {symbol}, {unit}
            </th>
          ))}
          {compositions.flatMap((name) => [
            <th key={`${name} density`} scope="col">
              {name}, g/cm³
            </th>,
            <th key={`${name} B4`} scope="col">
              {name}, B4 in %
            </th>,
          ])}
        </tr>
      </thead>
      <tbody>
        {candidates.map((candidate, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a candidate is its place in the list
          <tr key={i}>
            <th scope="row">
              <label className={styles.check}>
                <input
                  checked={chosen.includes(i)}
                  disabled={work !== null}
                  onChange={(event) => chooseCandidate(i, event.target.checked)}
                  type="checkbox"
                />
                Candidate {i + 1}
              </label>
            </th>
            <Cells candidate={candidate} />
          </tr>
        ))}
        {published.map((known) => (
          <tr className={styles.known} key={known.name}>
            <th scope="row">{known.name}</th>
            <Cells candidate={known} />
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}

function Cells({ candidate: { loss, spread, risk, parameters, predictions } }: CellsProps) {
  return (
    <>
      <td>
        {sayLoss(loss)} ± {sayLoss(spread)}
      </td>
      <td>{Math.round(100 * risk)} %</td>
      {PARAMETERS.map(({ key }) => (
        <td key={key}>{sayParameter(key, parameters[key])}</td>
      ))}
      {predictions.flatMap(({ composition, density, b4 }) => {
        const name = compositionName(composition);
        return [
          <td key={`${name} density`}>{saySpread(density, 3)}</td>,
          <td key={`${name} B4`}>{sayB4Spread(b4)}</td>,
        ];
      })}
    </>
  );
}

interface CellsProps {
  readonly candidate: Candidate;
}
