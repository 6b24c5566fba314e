import { useEffect, useRef } from 'react';
import { FIGURE_KINDS } from '../../figures/figures';
import { Button } from '../kit/button';
import { closePage } from '../shell/page-route';
import { goToPaperFigure } from './go-to-paper-figure';
import { PaperFigure } from './paper-figure';
import styles from './paper-view.module.css';
import { fetchRecordedMeasurements } from './recorded-measurements';

/** The ten figures of the paper, each made of runs that Vitrine has. */
export function PaperView() {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    void fetchRecordedMeasurements();
    heading.current?.focus();
  }, []);
  return (
    <main className={styles.view} id="paper-figures">
      <div className={styles.sheet}>
        <header className={styles.head}>
          <h1 className={styles.title} ref={heading} tabIndex={-1}>
            The paper, figure by figure
          </h1>
          <Button onClick={closePage}>Back to the lab</Button>
        </header>
        <p className={styles.lead}>
          Yang et al., J. Non-Cryst. Solids 684, 124104 (2026), measured anew: of the runs of this
          session and of runs recorded with the page. Each figure says how its glasses were made; a
          quench that is faster than the paper’s 1 K/ps makes a lighter glass with fewer four-fold
          borons.
        </p>
        <nav aria-label="Figures of the paper">
          <ol className={styles.contents}>
            {FIGURE_KINDS.map(({ id, paper, title }) => (
              <li key={id}>
                <button
                  className={styles.link}
                  onClick={() => goToPaperFigure(paper)}
                  type="button"
                >{`${paper}. ${title}`}</button>
              </li>
            ))}
          </ol>
        </nav>
        {FIGURE_KINDS.map((kind) => (
          <PaperFigure key={kind.id} kind={kind} />
        ))}
      </div>
    </main>
  );
}
