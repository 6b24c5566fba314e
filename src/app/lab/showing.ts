import type { Configuration } from '../../core/configuration';
import { useGlass } from '../stores/glass-store';
import { tell, tellTrouble } from '../stores/notice-store';
import { isActive, useRun } from '../stores/run-store';
import { useView } from '../stores/view-store';
import { AnalysisClient } from './analysis-client';
import type { Recording } from './recording';
import type { RecordedFrame } from './replica-record';

/** Which recording is on show, and the way of a frame through the analysis to picture and figures. */

/** Where a frame belongs in its recording. */
export type Place = Pick<RecordedFrame, 'step' | 'time' | 'temperature'>;

let analysis: AnalysisClient | null = null;
/** The frame that somebody asked to see last, rather than one that a run sent */
let waitingFor: Place | null = null;

/** Shows a recording: its last frame, its figures. */
export function show(recording: Recording): void {
  useView.setState({ picked: null });
  useGlass.setState({ shown: recording, replay: null, distribution: null, frame: null });
  showLatest(recording);
}

function showLatest(recording: Recording): void {
  const { last, frames } = recording.looked;
  if (!last) return;
  const frame = frames.at(-1);
  void measure(recording, last, {
    step: frame?.step ?? 0,
    time: frame?.time ?? null,
    temperature: frame?.temperature ?? null,
  });
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
  tell({
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

/** Looks at frame `index` of what is shown again; null: the latest. */
export function replay(index: number | null): void {
  const { shown } = useGlass.getState();
  if (!shown) return;
  if (index === null) {
    useGlass.setState({ replay: null });
    showLatest(shown);
    return;
  }
  useGlass.setState({ replay: index });
  void measure(shown, shown.looked.configurationOf(index), shown.looked.frames[index], false);
}

/** Has a frame measured; then it is the frame on show, if its recording still is. */
export async function measure(
  recording: Recording,
  configuration: Configuration,
  place: Place,
  latest = true,
): Promise<void> {
  analysis ??= new AnalysisClient();
  if (recording !== useGlass.getState().live) waitingFor = place;
  // A frame that is looked at again is not averaged with its neighbours.
  const name = `${recording.id}, replica ${recording.lookedAt}`;
  const series = latest ? name : `${name}, step ${place.step}`;
  try {
    const measured = await analysis.analyse(series, configuration);
    if (!measured) {
      // A frame of the run came in between: what somebody waits for is asked for again.
      if (waitingFor === place) void measure(recording, configuration, place, latest);
      return;
    }
    const { shown, replay: replayed } = useGlass.getState();
    if (shown !== recording || (latest && replayed !== null)) return;
    useGlass.setState(({ revision, distribution }) => ({
      frame: { analysis: measured, ...place },
      distribution: measured.distribution ?? distribution,
      revision: measured.distribution ? revision + 1 : revision,
    }));
  } catch (error) {
    tellTrouble(error);
  }
}
