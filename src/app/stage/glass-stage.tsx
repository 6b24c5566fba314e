import { AtomPanel } from './atom-panel';
import { GlassCanvas } from './glass-canvas';
import styles from './glass-stage.module.css';
import { StageLegend } from './legend';
import { Readout } from './readout';
import { Replay } from './replay';
import { SelectionLine } from './selection-line';
import { useShownText } from './shown-words';
import { ViewTools } from './view-tools';
import { Waiting } from './waiting';

/** The middle of the page: the glass, what it is, and how to look at it. */
export function GlassStage() {
  const words = useShownText();
  return (
    <section aria-label="Glass" className={styles.stage}>
      <GlassCanvas description={words} />
      <Waiting />
      <div className={styles.overlay}>
        <Readout />
        <ViewTools />
        <AtomPanel />
        <div className={styles.foot}>
          <SelectionLine />
          <StageLegend />
          <Replay />
        </div>
      </div>
    </section>
  );
}
