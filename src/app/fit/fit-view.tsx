import { useEffect } from 'react';
import { Sheet } from '../kit/sheet';
import { keepFit } from './fit-persistence';
import { LoopSection } from './loop-section';
import { SearchSection } from './search-section';
import { TargetsSection } from './targets-section';
import { TrainingSection } from './training-section';
import { TrialsSection } from './trials-section';
import { TrySection } from './try-section';
import { WinnerSection } from './winner-section';

const PARTS = [
  ['try', 'Can you beat the paper?'],
  ['trials', '1. Trials'],
  ['targets', '2. Targets'],
  ['surrogate', '3. Surrogate'],
  ['search', '4. Search'],
  ['loop', '5. The loop'],
  ['winner', '6. Your potential'],
] as const;

const CONTENTS = PARTS.map(([name, title]) => ({ title, go: () => goTo(name) }));

/** The potential lab: learn from glasses what five parameters do, search for better ones, simulate them. */
export function FitView() {
  useEffect(() => void keepFit(), []);
  return (
    <Sheet
      contents={{ label: 'Steps of the fit', entries: CONTENTS }}
      id="potential-lab"
      lead={
        'A potential says how atoms pull and push each other. The paper’s was not guessed: a neural ' +
        'network learned from simulated glasses what five of its numbers do, a search asked it for ' +
        'better ones, the best were simulated, and what came of them was learned in turn. Do the ' +
        'same here, on your own computer.'
      }
      title="Potential lab"
    >
      <TrySection />
      <TrialsSection />
      <TargetsSection />
      <TrainingSection />
      <SearchSection />
      <LoopSection />
      <WinnerSection />
    </Sheet>
  );
}

function goTo(name: string): void {
  const section = document.querySelector<HTMLElement>(`[data-fit="${name}"]`);
  section?.scrollIntoView({ block: 'start' });
  section?.focus({ preventScroll: true });
}
