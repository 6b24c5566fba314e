import { pointOf } from '../../lab/series/series-progress';
import { benchDiffers, restart } from '../control/run-control';
import { Button } from '../kit/button';
import { isActive, useRun } from '../stores/run-store';
import { useSetup } from '../stores/setup-store';
import { CompositionSection } from './composition-section';
import { ComputerSection } from './computer-section';
import { LiveKnobs } from './live-knobs';
import { PotentialSection } from './potential-section';
import { RampSection } from './ramp-section';
import styles from './setup-panel.module.css';
import { SizeSection } from './size-section';

/** The bench: everything that an experiment is made of. */
export function SetupPanel() {
  return (
    <div className={styles.panel}>
      <CompositionSection />
      <RampSection />
      <LiveKnobs />
      <PotentialSection />
      <SizeSection />
      <ComputerSection />
      <BenchDiffers />
    </div>
  );
}

/** A set-up changed while a run goes on asks for a new run; it never bends the one that goes on. */
function BenchDiffers() {
  const bench = useSetup((state) => state.experiment);
  const active = useRun(isActive);
  const running = useRun((run) => run.experiment);
  if (!active || !running || !benchDiffers(bench, running) || pointOf(bench, running)) return null;
  return (
    <div className={styles.differs} role="status">
      <p>This set-up is for the next run; the one going on keeps its own.</p>
      <Button onClick={restart}>Start it now</Button>
    </div>
  );
}
