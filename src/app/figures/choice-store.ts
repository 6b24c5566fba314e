import { create } from 'zustand';
import type { Chosen, FigureChoice } from '../../lab/figures/lab-figure';

/** What was chosen in each figure, by the figure's id; kept while the page is open. */
export const useChosen = create<Readonly<Record<string, Chosen>>>(() => ({}));

export function chooseOption(figure: string, choice: string, value: string): void {
  useChosen.setState((all) => ({ [figure]: { ...all[figure], [choice]: value } }));
}

/** What holds of a figure's choices: what was chosen where that is still offered, else the usual. */
export function chosenOf(choices: readonly FigureChoice[], made: Chosen | undefined): Chosen {
  return Object.fromEntries(
    choices.map(({ id, options, usual }) => {
      const value = made?.[id];
      return [id, options.some((option) => option.value === value) ? (value ?? usual) : usual];
    }),
  );
}
