import { useEffect } from 'react';
import { PAPER_FIGURES } from '../../figures/figures';
import { Sheet } from '../kit/sheet';
import { goToPaperFigure } from './go-to-paper-figure';
import { PaperFigureView } from './paper-figure';
import { fetchRecordedMeasurements } from './recorded-measurements';

const CONTENTS = PAPER_FIGURES.map(({ paper, title }) => ({
  title: `${paper}. ${title}`,
  go: () => goToPaperFigure(paper),
}));

/** The ten figures of the paper, each made of runs that Vitrine has. */
export function PaperView() {
  useEffect(() => void fetchRecordedMeasurements(), []);
  return (
    <Sheet
      contents={{ label: 'Figures of the paper', entries: CONTENTS }}
      id="paper-figures"
      lead={
        'Yang et al., J. Non-Cryst. Solids 684, 124104 (2026), measured anew: of the runs of this ' +
        'session and of runs recorded with the page. Each figure says how its glasses were made; a ' +
        'quench that is faster than the paper’s 1 K/ps makes a lighter glass with fewer four-fold ' +
        'borons.'
      }
      title="The paper, figure by figure"
    >
      {PAPER_FIGURES.map((kind) => (
        <PaperFigureView key={kind.id} kind={kind} />
      ))}
    </Sheet>
  );
}
