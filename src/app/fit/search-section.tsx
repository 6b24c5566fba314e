import { useEffect, useMemo, useState } from 'react';
import type { Figure } from '../../figures/figure';
import { campaignOf } from '../../lab/fit/fit-state';
import { parallelCoordinatesFigure } from '../../learn/figures/parallel-coordinates';
import { sensitivityFigure } from '../../learn/figures/sensitivity';
import { targetCompositions } from '../../learn/predicted-loss';
import { fitClient } from '../../workers/fit/fit-client';
import { Button } from '../kit/button';
import { notifyFailure } from '../stores/notice-store';
import { CandidateTable } from './candidate-table';
import { FitFigure } from './fit-figure';
import { FitSection } from './fit-section';
import { useFit } from './fit-store';
import styles from './fit-view.module.css';
import { search } from './fit-work';
import { SearchForm } from './search-form';
import { PAPER } from './use-answer';
import { WorkLine } from './work-line';

/** Better parameters are looked for on the surrogate. */
export function SearchSection() {
  const { learned, work, candidates } = useFit();
  return (
    <FitSection
      lead="The search asks the surrogate about many parameter sets and keeps the best. It weighs two aims: to exploit, that is to stay near what is known to be good, and to explore, that is to go where the networks disagree and something better may hide. Candidates are spread out, so that ten are not one."
      name="search"
      title="4. Search"
    >
      <SearchForm />
      <div className={styles.row}>
        <Button
          disabled={learned === null || work !== null}
          look={learned !== null && candidates.length === 0 ? 'primary' : 'bordered'}
          onClick={() => void search()}
        >
          Search
        </Button>
        {learned === null ? <p className={styles.quiet}>It needs a trained surrogate.</p> : null}
      </div>
      <WorkLine place="search" />
      {candidates.length > 0 ? (
        <>
          <CandidateTable />
          <CandidatesFigure />
        </>
      ) : null}
      {learned !== null ? <SensitivityPart /> : null}
    </FitSection>
  );
}

function CandidatesFigure() {
  const candidates = useFit((fit) => fit.candidates);
  const figure = useMemo(() => {
    const named = candidates.map(({ parameters }, i) => ({
      name: `candidate ${i + 1}`,
      parameters,
    }));
    return parallelCoordinatesFigure(named.slice(1), { ...named[0], name: 'best candidate' });
  }, [candidates]);
  return <FitFigure figure={figure} />;
}

/** What each parameter does, worked out when somebody wants to see it. */
function SensitivityPart() {
  const [wanted, setWanted] = useState(false);
  return (
    <details
      className={styles.more}
      onToggle={(event) => setWanted(event.currentTarget.open)}
      open={wanted}
    >
      <summary>What each parameter does</summary>
      {wanted ? <SensitivityFigure /> : null}
    </details>
  );
}

function SensitivityFigure() {
  const { learned, candidates } = useFit();
  const [figure, setFigure] = useState<Figure | null>(null);
  const centre = candidates.at(0)?.parameters ?? PAPER.parameters;
  useEffect(() => {
    if (learned === null) return;
    const stop = new AbortController();
    const { targets, bounds } = campaignOf(useFit.getState()).settings;
    const compositions = targetCompositions(targets);
    const { surrogate } = learned;
    fitClient
      .ask('sensitivity', { surrogate, centre, bounds, compositions }, { signal: stop.signal })
      .then((answers) => setFigure(sensitivityFigure(answers)))
      .catch((error: unknown) => {
        if (!stop.signal.aborted) notifyFailure(error);
      });
    return () => stop.abort();
  }, [learned, centre]);
  return figure ? <FitFigure figure={figure} /> : <p role="status">Working it out …</p>;
}
