import type { Configuration } from '../../core/configuration';
import type { Recording } from '../../lab/recordings/recording';
import type { FramePosition } from '../../lab/recordings/replica-record';
import { analyse } from '../../workers/analysis/analysis-client';
import { useGlass } from '../stores/glass-store';
import { notify, notifyFailure } from '../stores/notice-store';
import { isActive, useRun } from '../stores/run-store';
import { useView } from '../stores/view-store';

/** Which recording is on show, and the way of a frame through the analysis to the picture. */

/** The frame that somebody asked to see last, rather than one that a run sent */
let waitingFor: FramePosition | null = null;

/** Shows a recording: the last frame of the replica looked at before, its figures. */
export function show(recording: Recording): void {
  useView.setState({ picked: null });
  useGlass.setState({
    shown: recording,
    replica: recording.lookedAt,
    replay: null,
    frame: null,
    unmeasured: false,
  });
  showLatest(recording);
}

/** Shows another replica of what is on show, at the same moment. */
export function showReplica(recording: Recording, replica: number): void {
  const before = recording.companions;
  recording.lookedAt = replica;
  const { replay: index } = useGlass.getState();
  const alike = before.includes(replica);
  // The same atom of a glass that differs in its seed only: worth a look. Else another atom.
  if (!alike) useView.setState({ picked: null });
  useGlass.setState(({ revision }) => ({ replica, revision: revision + 1 }));
  if (index === null) showLatest(recording);
  else showFrame(recording, index);
}

function showLatest(recording: Recording): void {
  const { last, lastPlace } = recording.looked;
  if (last) void measureShownFrame(recording, last, lastPlace);
}

function showFrame(recording: Recording, index: number): void {
  const { looked } = recording;
  void measureShownFrame(recording, looked.configurationOf(index), looked.frames[index], false);
}

/** Adds a recording that did not come from a run here, and shows it. */
export function addRecording(recording: Recording): void {
  useGlass.setState(({ recordings }) => ({ recordings: [...recordings, recording] }));
  show(recording);
}

/** Takes a recording out of the list, with a way back. */
export function removeRecording(recording: Recording): void {
  const { live } = useGlass.getState();
  if (recording === live && isActive(useRun.getState())) return;
  dropRecording(recording);
  notify({
    tone: 'news',
    message: `${recording.title} was taken out of the list.`,
    action: { label: 'Bring it back', run: () => addRecording(recording) },
  });
}

/** Takes a recording out of the list; where it was on show, the latest other one is. */
export function dropRecording(recording: Recording): void {
  const { recordings, shown } = useGlass.getState();
  const left = recordings.filter((other) => other !== recording);
  useGlass.setState({ recordings: left });
  const latest = left.at(-1);
  if (shown === recording && latest) show(latest);
}

/**
 * Looks at frame `index` of what is shown again; null: the latest. `frame` of the glass store says
 * which frame is on show: it follows when that has been measured.
 */
export function replay(index: number | null): void {
  const { shown } = useGlass.getState();
  if (!shown) return;
  if (index === null || !(index in shown.looked.frames)) {
    useGlass.setState({ replay: null });
    showLatest(shown);
    return;
  }
  useGlass.setState({ replay: index });
  showFrame(shown, index);
}

/** What goes on before one's eyes is looked at as it is now, not as it was. */
export function showPresent(): void {
  const { shown, live, replay: index } = useGlass.getState();
  if (shown !== null && shown === live && index !== null) replay(null);
}

/** Has a frame measured; then it is the frame on show, if its recording still is. */
export async function measureShownFrame(
  recording: Recording,
  configuration: Configuration,
  place: FramePosition,
  latest = true,
): Promise<void> {
  const replica = recording.lookedAt;
  if (!latest || recording !== useGlass.getState().live) waitingFor = place;
  try {
    const measured = await analyse(configuration);
    if (!measured) {
      // A frame of the run came in between: what somebody waits for is asked for again.
      if (waitingFor === place && recording.lookedAt === replica)
        void measureShownFrame(recording, configuration, place, latest);
      return;
    }
    const { shown, replay: replayed } = useGlass.getState();
    if (shown !== recording || recording.lookedAt !== replica || (latest && replayed !== null))
      return;
    useGlass.setState({ frame: { analysis: measured, ...place }, unmeasured: false });
  } catch (error) {
    useGlass.setState({ unmeasured: true });
    notifyFailure(error);
  }
}
