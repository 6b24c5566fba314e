import { useEffect, useMemo, useState } from 'react';
import { figureDataOf } from '../../lab/figures/recording-data';
import { LAB_FIGURES } from '../../lab/figures/registry';
import { LabFigureView } from '../figures/lab-figure-view';
import { KeptList } from '../kept/kept-list';
import { Part } from '../kit/part';
import { type GlassState, useGlass } from '../stores/glass-store';
import { usePage } from '../stores/page-route';
import { useRun } from '../stores/run-store';
import { useView } from '../stores/view-store';
import { Conditions } from './conditions';
import { EnsembleBar } from './ensemble-bar';
import styles from './findings.module.css';
import { RecordingList } from './recording-list';
import { FindingsResults } from './results';
import { SeriesFindings } from './series-findings';

/** ms between two looks of the figures at what is new; drawing takes a software adapter's cores. */
const REFRESH_INTERVAL_MS = 250;
const SOFTWARE_REFRESH_INTERVAL_MS = 2000;

/** The right of the page: what the glass on show is found to be, and how far to trust it. */
export function Findings() {
  const shown = useGlass((glass) => glass.shown);
  const replica = useGlass((glass) => glass.replica);
  const singles = useView((view) => view.singles);
  const replay = useGlass((glass) => glass.replay);
  const tick = useSlowTick();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a recording grows in place; the tick says when
  const data = useMemo(
    () => figureDataOf({ shown, replay }, singles),
    [shown, replica, singles, replay, tick],
  );
  return (
    <div className={styles.findings}>
      <Part name="The list of recordings">
        <RecordingList />
      </Part>
      <Part name="The results">
        <FindingsResults />
      </Part>
      <Part name="The figures of the series">
        <SeriesFindings />
      </Part>
      <Conditions />
      <EnsembleBar />
      {LAB_FIGURES.map((definition, i) => (
        <Part key={definition.id} name={`Figure ${i + 1}`}>
          <LabFigureView data={data} definition={definition} number={i + 1} tick={data} />
        </Part>
      ))}
      <Part name="What this browser keeps">
        <KeptList />
      </Part>
    </div>
  );
}

/** Changes when the glass on show may have, at most a few times a second; never while the lab is out of view. */
function useSlowTick(): number {
  const [tick, setTick] = useState(0);
  const software = useRun(
    ({ gpu }) => gpu.kind === 'ready' && (gpu.adapter.software || gpu.platform === 'processor'),
  );
  const inView = usePage(({ page }) => page === 'lab');
  useEffect(() => {
    if (!inView) return;
    let seen: GlassState | null = null;
    const look = () => {
      const now = useGlass.getState();
      if (now.revision !== seen?.revision || now.frame !== seen.frame) {
        setTick((count) => count + 1);
      }
      seen = now;
    };
    const timer = setInterval(look, software ? SOFTWARE_REFRESH_INTERVAL_MS : REFRESH_INTERVAL_MS);
    return () => clearInterval(timer);
  }, [software, inView]);
  return tick;
}
