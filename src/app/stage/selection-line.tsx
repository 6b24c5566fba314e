import { useEffect, useState } from 'react';
import { atomNumberOf } from '../../lab/selection/atom-number';
import { sayLit } from '../../lab/selection/selection-words';
import { startLighting } from '../control/lighting';
import { walkLit } from '../control/pick';
import { Button } from '../kit/button';
import { ICONS } from '../kit/icons';
import { useGlass } from '../stores/glass-store';
import { isActive, useRun } from '../stores/run-store';
import { selectRange, useSelection } from '../stores/selection-store';
import styles from './selection-line.module.css';

/** What of a figure is lit in the picture: how many atoms, which, and how to clear the selection. */
export function SelectionLine() {
  useEffect(startLighting, []);
  const [listed, setListed] = useState(false);
  const selection = useSelection();
  const going = useRun((run) => isActive(run) && !run.paused);
  const frame = useGlass((glass) => glass.frame);
  const said = sayLit(selection, frame?.analysis.structure.elements ?? null);
  if (said === null) return null;
  const atoms = selection.lit?.range === selection.range ? (selection.lit?.atoms ?? null) : null;
  return (
    <section aria-label="Lit atoms" className={styles.line}>
      {/* Numbers that change with every frame of a run are not read aloud. */}
      <p aria-live={going ? 'off' : 'polite'} className={styles.said}>
        {said}
      </p>
      {atoms?.length ? (
        <>
          <Button
            aria-expanded={listed}
            className={styles.numbers}
            look="plain"
            onClick={() => setListed(!listed)}
            title="The numbers of the lit atoms"
          >
            Numbers
          </Button>
          <Button
            aria-label="The lit atom before"
            className={styles.step}
            look="plain"
            onClick={() => walkLit(-1)}
            title="Pick the lit atom before this one"
          >
            ‹
          </Button>
          <Button
            aria-label="The next lit atom"
            className={styles.step}
            look="plain"
            onClick={() => walkLit(1)}
            title="Pick the next lit atom"
          >
            ›
          </Button>
        </>
      ) : null}
      <Button
        aria-label="Clear the selection"
        icon={ICONS.close}
        iconOnly
        look="plain"
        onClick={() => selectRange(null)}
        title="Clear the selection (Escape)"
      />
      {atoms?.length && listed ? <Numbers atoms={atoms} /> : null}
    </section>
  );
}

/** For those who want to look them up. */
function Numbers({ atoms }: { atoms: Uint32Array }) {
  const frame = useGlass((glass) => glass.frame);
  if (!frame) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reached
    <p className={styles.list} data-testid="lit-atoms" tabIndex={0}>
      {Array.from(atoms, (atom) => atomNumberOf(frame.analysis.configuration, atom)).join(' ')}
    </p>
  );
}
