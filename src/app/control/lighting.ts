import { rangeKindOf } from '../../lab/selection/atoms-of-range';
import { coolingSpan } from '../../lab/selection/cooling-span';
import type { LitAtoms } from '../../lab/selection/selected-range';
import { quickClient, slowClient } from '../../workers/selection/selection-client';
import { useGlass } from '../stores/glass-store';
import { notifyFailure } from '../stores/notice-store';
import { selectRange, useSelection } from '../stores/selection-store';

/** Keeps the lit atoms in step with the selected range and the frame on show; returns how to stop. */
export function startLighting(): () => void {
  const stopRange = useSelection.subscribe((now, before) => {
    if (now.range !== before.range) void light();
  });
  const stopFrame = useGlass.subscribe((now, before) => {
    // Indices of one glass mean nothing in another.
    if (now.shown !== before.shown || now.replica !== before.replica)
      useSelection.setState({ lit: null });
    if (now.frame !== before.frame) void light();
  });
  void light();
  return () => {
    stopRange();
    stopFrame();
  };
}

async function light(): Promise<void> {
  const { range } = useSelection.getState();
  const { frame, shown, replica } = useGlass.getState();
  if (!range || !frame) return;
  const kind = rangeKindOf(range);
  if (kind === null) {
    useSelection.setState({ lit: { range, atoms: null } });
    return;
  }
  const { sequence, configuration } = frame.analysis;
  try {
    const client = kind.slow ? slowClient : quickClient;
    const span = kind.cooling && shown ? coolingSpan(shown.looked, range.from, range.to) : null;
    const atoms = await client.ask('range', { frame: sequence, configuration, range, span });
    const now = useGlass.getState();
    if (atoms === null || now.shown !== shown || now.replica !== replica) return;
    if (useSelection.getState().range === range)
      useSelection.setState({ lit: { range, atoms } satisfies LitAtoms });
  } catch (error) {
    notifyFailure(error);
    if (useSelection.getState().range === range) selectRange(null);
  }
}
