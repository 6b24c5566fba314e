import { useEffect, useRef } from 'react';
import { Button } from '../kit/button';
import { closePage } from '../shell/page-route';
import { keepFit } from './fit-keeping';
import styles from './fit-view.module.css';
import { LoopSection } from './loop-section';
import { SearchSection } from './search-section';
import { TargetsSection } from './targets-section';
import { TrainingSection } from './training-section';
import { TrialsSection } from './trials-section';
import { TrySection } from './try-section';
import { WinnerSection } from './winner-section';

const CONTENTS = [
  ['try', 'Can you beat the paper?'],
  ['trials', '1. Trials'],
  ['targets', '2. Targets'],
  ['surrogate', '3. Surrogate'],
  ['search', '4. Search'],
  ['loop', '5. The loop'],
  ['winner', '6. Your potential'],
] as const;

/** The potential lab: learn from glasses what five parameters do, search for better ones, simulate them. */
export function FitView() {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    void keepFit();
    heading.current?.focus();
  }, []);
  return (
    <main className={styles.view} id="potential-lab">
      <div className={styles.sheet}>
        <header className={styles.head}>
          <h1 className={styles.title} ref={heading} tabIndex={-1}>
            Potential lab
          </h1>
          <Button onClick={closePage}>Back to the lab</Button>
        </header>
        <p className={styles.lead}>
          A potential says how atoms pull and push each other. The paper’s was not guessed: a neural
          network learned from simulated glasses what five of its numbers do, a search asked it for
          better ones, the best were simulated, and what came of them was learned in turn. Do the
          same here, on your own computer.
        </p>
        <nav aria-label="Steps of the fit">
          <ol className={styles.contents}>
            {CONTENTS.map(([name, title]) => (
              <li key={name}>
                <button className={styles.link} onClick={() => goTo(name)} type="button">
                  {title}
                </button>
              </li>
            ))}
          </ol>
        </nav>
        <TrySection />
        <TrialsSection />
        <TargetsSection />
        <TrainingSection />
        <SearchSection />
        <LoopSection />
        <WinnerSection />
      </div>
    </main>
  );
}

function goTo(name: string): void {
  const section = document.querySelector<HTMLElement>(`[data-fit="${name}"]`);
  section?.scrollIntoView({ block: 'start' });
  section?.focus({ preventScroll: true });
}
