import { useEffect, useMemo, useState } from 'react';
import { FIGURES } from '../figures/registry';
import { KeptList } from '../kept/kept-list';
import { useGlass } from '../stores/glass-store';
import { useRun } from '../stores/run-store';
import { useView } from '../stores/view-store';
import { Conditions } from './conditions';
import { EnsembleBar } from './ensemble-bar';
import { figureDataOf } from './figure-data';
import styles from './findings.module.css';
import { RecordingList } from './recording-list';
import { Results } from './results';

/** ms between two looks of the figures at what is new; drawing takes a software adapter's cores. */
const REFRESH = 250;
const SOFTWARE_REFRESH = 1000;

/** The right of the page: what the glass on show is found to be, and how far to trust it. */
export function Findings() {
  const theme = useView((view) => view.theme);
  const shown = useGlass((glass) => glass.shown);
  const replica = useGlass((glass) => glass.replica);
  const singles = useView((view) => view.singles);
  const revision = useSlowRevision();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a recording grows in place; its revision says when
  const data = useMemo(
    () => figureDataOf({ ...useGlass.getState(), shown }, singles),
    [shown, replica, singles, revision],
  );
  return (
    <div className={styles.findings}>
      <Results />
      <Conditions />
      <EnsembleBar />
      {FIGURES.map(({ id, title, component: Figure }, i) => (
        <section
          aria-labelledby={`figure-${id}`}
          className={styles.figure}
          data-figure={i + 1}
          key={id}
          tabIndex={-1}
        >
          <h2 className={styles.title} id={`figure-${id}`}>
            {title}
          </h2>
          <Figure data={data} theme={theme} />
        </section>
      ))}
      <RecordingList />
      <KeptList />
    </div>
  );
}

/** The revision of the glass on show, at most a few times a second. */
function useSlowRevision(): number {
  const [revision, setRevision] = useState(useGlass.getState().revision);
  const software = useRun(({ gpu }) => gpu.kind === 'ready' && gpu.adapter.software);
  useEffect(() => {
    const look = () => setRevision(useGlass.getState().revision);
    const timer = setInterval(look, software ? SOFTWARE_REFRESH : REFRESH);
    return () => clearInterval(timer);
  }, [software]);
  return revision;
}
