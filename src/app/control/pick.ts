import { quickClient, slowClient } from '../../workers/selection/selection-client';
import { useAtom } from '../stores/atom-store';
import { useGlass } from '../stores/glass-store';
import { notifyFailure } from '../stores/notice-store';
import { selectRange, useSelection } from '../stores/selection-store';
import { useView } from '../stores/view-store';

/** An atom and those around it, for walking from one to the next. */
let round: readonly number[] = [];

/** Picks an atom by its index; null lets it go. */
export function pick(atom: number | null): void {
  round = [];
  useAtom.setState({ asking: false });
  useView.setState({ picked: atom });
}

/** Picks the next neighbour (+1) of the atom that was picked before, or the one before (−1). */
export function walkNeighbours(by: 1 | -1): void {
  const { picked } = useView.getState();
  const { report } = useAtom.getState();
  if (picked === null) return;
  if (!round.includes(picked)) {
    if (report?.atom !== picked) return;
    round = [...new Set([picked, ...report.bound.map(({ atom }) => atom)])];
  }
  const place = (round.indexOf(picked) + by + round.length) % round.length;
  useView.setState({ picked: round[place] });
}

/** Picks the next (+1) of the lit atoms, or the one before (−1). */
export function walkLit(by: 1 | -1): void {
  const atoms = useSelection.getState().lit?.atoms;
  if (!atoms || atoms.length === 0) return;
  const place = atoms.indexOf(useView.getState().picked ?? -1);
  const next = place < 0 ? (by > 0 ? 0 : atoms.length - 1) : place + by;
  pick(atoms[(next + atoms.length) % atoms.length]);
}

/** Asks for the number of an atom. */
export function askForAtom(): void {
  useView.setState({ tab: 'glass' });
  useAtom.setState({ asking: true });
}

/** Clears the selection; if there is none, the picked atom. */
export function clearSelection(): void {
  if (useSelection.getState().range) selectRange(null);
  else pick(null);
}

/** Keeps what is known of the picked atom in step with the frame on show; returns how to stop. */
export function startReporting(): () => void {
  const stopView = useView.subscribe((now, before) => {
    if (now.picked === before.picked) return;
    useAtom.setState({ report: null, rings: null, asking: false });
    void report();
  });
  const stopGlass = useGlass.subscribe((now, before) => {
    if (now.shown !== before.shown || now.replica !== before.replica)
      useAtom.setState({ report: null, rings: null });
    if (now.frame !== before.frame) void report();
  });
  void report();
  return () => {
    stopView();
    stopGlass();
  };
}

async function report(): Promise<void> {
  const { picked } = useView.getState();
  const { frame, shown, replica } = useGlass.getState();
  if (picked === null || !frame) return;
  const { sequence, configuration } = frame.analysis;
  if (picked >= configuration.types.length) return;
  const question = { frame: sequence, configuration, atom: picked };
  /** Whether the answer is still of what is looked at */
  const current = () => {
    const now = useGlass.getState();
    return useView.getState().picked === picked && now.shown === shown && now.replica === replica;
  };
  const quick = quickClient
    .ask('atom', question)
    .then((known) => known && current() && useAtom.setState({ report: known }));
  const slow = slowClient
    .ask('rings', question)
    .then((rings) => rings && current() && useAtom.setState({ rings }));
  await Promise.all([quick, slow]).catch(notifyFailure);
}
