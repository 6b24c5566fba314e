import type { Configuration } from '../../core/configuration';
import type { Experiment } from '../../core/experiment';
import { replicaCount, replicaExperiment } from '../../core/variants';
import type { RunSeriesRow } from '../../formats/series-csv';
import type { Summary } from '../../run/summary';
import { glassTitle, replicaTitle } from '../words/ensemble-words';
import type { FileSource } from './file-source';
import { type FramePosition, ReplicaRecord, type StructureRow } from './replica-record';

/** Where a recording comes from. */
export type Origin = 'opening' | 'run' | 'file';

/** What a recording holds at most, over all its replicas; older entries are thinned out beyond. */
export interface RecordingRoom {
  /** Of the series; 100 bytes each */
  readonly rows: number;
  /** Coordinates of the trajectories; 4 bytes each */
  readonly coordinates: number;
  /** Of the structure; a figure cannot show more */
  readonly structure: number;
}

const RECORDING_ROOM: RecordingRoom = { rows: 400_000, coordinates: 3e7, structure: 100_000 };
/** A figure cannot show more of one replica than this. */
const MOST_STRUCTURE_POINTS = 2000;

let recordings = 0;

/**
 * Everything kept of a run or of an opened file, replica by replica: it grows while a run goes on,
 * within bounds, and outlives it.
 */
export class Recording {
  readonly id = ++recordings;
  readonly replicas: readonly ReplicaRecord[];
  /** Index of the replica that the picture shows */
  lookedAt = 0;
  summary: Summary | null = null;
  /** The run came to the end of its protocol. */
  complete = false;
  /** Its run in the browser's storage; null when it is not kept */
  kept: string | null = null;
  /** The file that it was read from; null when it was none */
  source: FileSource | null = null;
  /** The file of a recorded glass that comes with the page; null of all others */
  recordedFile: string | null = null;

  /**
   * @param experiment with the changes so far, while a run goes on; null when it is not known
   * @param replicas how many it holds: of a file, one, whatever the experiment that made it had
   */
  constructor(
    readonly title: string,
    readonly origin: Origin,
    public experiment: Experiment | null,
    replicas = 1,
    private readonly room: RecordingRoom = RECORDING_ROOM,
  ) {
    this.replicas = Array.from({ length: replicas }, () => new ReplicaRecord());
  }

  /** The replica that the picture shows. */
  get looked(): ReplicaRecord {
    return this.replicas[this.lookedAt];
  }

  /** What a person calls the glass on show. */
  get glassTitle(): string {
    const { experiment, replicas, lookedAt, title } = this;
    return experiment && replicas.length > 1 ? glassTitle(experiment, lookedAt) : title;
  }

  /** What a person calls one replica: '24B', '24B, seed 8'. */
  replicaTitle(replica = this.lookedAt): string {
    const { experiment, replicas, title } = this;
    return experiment && replicas.length > 1 ? replicaTitle(experiment, replica) : title;
  }

  /** What made one replica, as an experiment of its own; null when it is not known. */
  experimentOf(replica: number): Experiment | null {
    const { experiment, replicas } = this;
    if (!experiment || replicas.length !== replicaCount(experiment)) return experiment;
    return replicaExperiment(experiment, replica);
  }

  /** Indices of the replicas that differ from the one on show in their seed only, itself among them. */
  get companions(): readonly number[] {
    const { experiment, replicas, lookedAt } = this;
    const known = experiment !== null && replicas.length === replicaCount(experiment);
    const each = known ? experiment.replicas : 1;
    const first = lookedAt - (lookedAt % each);
    return Array.from({ length: each }, (_, i) => first + i);
  }

  /** @param rows new ones, [replica][row] */
  addRows(rows: readonly (readonly RunSeriesRow[])[]): void {
    for (const [replica, ofReplica] of rows.entries())
      this.replicas[replica].rows.push(...ofReplica);
    const held = this.replicas.length * this.looked.rows.length;
    if (held > this.room.rows) for (const replica of this.replicas) replica.thinRows();
  }

  /** A frame of every replica; the thermometers of its step have been added as structure. */
  addFrames(
    configurations: readonly Configuration[],
    at: Pick<FramePosition, 'step' | 'time'>,
  ): void {
    let held = 0;
    for (const [r, replica] of this.replicas.entries()) {
      const measured = replica.structure.at(-1);
      const temperature = measured?.step === at.step ? measured.temperature : null;
      if (replica.atoms === 0) replica.setAtoms(configurations[r]);
      replica.setLast(configurations[r], { ...at, temperature });
      replica.addFrame(configurations[r], { ...at, temperature });
      held += replica.frames.length * 3 * replica.atoms;
    }
    if (held > this.room.coordinates && this.looked.frames.length > 2) {
      for (const replica of this.replicas) replica.thinFrames();
    }
  }

  /** Forgets what is later than a step: the run goes on from there. */
  rewind(step: number): void {
    for (const replica of this.replicas) replica.rewind(step);
    this.summary = null;
    this.complete = false;
  }

  /** @param points one a replica, of one step; of a step that is known already they are left out */
  addStructure(points: readonly StructureRow[]): void {
    if (points[0].step === this.looked.structure.at(-1)?.step) return;
    for (const [replica, point] of points.entries()) this.replicas[replica].structure.push(point);
    const each = this.looked.structure.length;
    if (each > MOST_STRUCTURE_POINTS || each * this.replicas.length > this.room.structure) {
      for (const replica of this.replicas) replica.thinStructure();
    }
  }
}
