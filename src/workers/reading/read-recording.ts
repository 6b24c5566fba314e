import { type Configuration, type Species, volume } from '../../core/configuration';
import type { FileSource } from '../../lab/recordings/file-source';
import { type Origin, Recording } from '../../lab/recordings/recording';
import type { ReplicaRecord } from '../../lab/recordings/replica-record';
import type { FileSummary, ReadingReport, TakenFrame } from './reading-messages';

interface Atoms {
  readonly species: readonly Species[];
  readonly types: Uint8Array;
  readonly ids: Uint32Array | null;
}

interface Glass {
  readonly atoms: Atoms;
  frames: TakenFrame[];
  last: Configuration | null;
}

/** Makes recordings, one a glass, of what the reading of a file says. */
export class RecordingIntake {
  private readonly glasses: Glass[] = [];

  take(message: ReadingReport): void {
    switch (message.kind) {
      case 'glass':
        this.glasses.push({ atoms: message, frames: [], last: null });
        break;
      case 'frames':
        for (const frame of message.frames) this.glasses[frame.glass].frames.push(frame);
        break;
      case 'thin':
        for (const glass of this.glasses) {
          glass.frames = glass.frames.filter(({ index }) => index % message.stride === 0);
        }
        break;
      case 'last':
        for (const [glass, configuration] of message.configurations.entries()) {
          this.glasses[glass].last = configuration;
        }
        break;
    }
  }

  /**
   * The recordings, complete.
   *
   * @param summary null when the reading was stopped on the way
   * @param title what they are called; null: as the experiment that made them, or the file
   */
  finish(
    file: { readonly name: string; readonly bytes: number },
    summary: FileSummary | null,
    title: string | null,
    origin: Origin,
  ): Recording[] {
    const experiment = summary?.experiment ?? null;
    const several = this.glasses.length > 1;
    const plain = title ?? (several ? null : experiment?.name) ?? titleOf(file.name);
    return this.glasses.flatMap(({ atoms, frames, last }, glass) => {
      if (frames.length === 0) return [];
      const own = several ? `${plain}, glass ${glass + 1}` : plain;
      const recording = new Recording(own, origin, glass === 0 ? experiment : null);
      const { looked } = recording;
      looked.setAtoms(atoms);
      for (const frame of frames) addFrame(looked, frame);
      looked.last = last ?? looked.configurationOf(frames.length - 1);
      recording.complete = true;
      recording.source = sourceOf(file, summary, frames.length);
      return recording;
    });
  }
}

function sourceOf(
  { name, bytes }: { readonly name: string; readonly bytes: number },
  summary: FileSummary | null,
  kept: number,
): FileSource {
  return {
    name,
    bytes,
    kind: summary?.kind ?? null,
    frames: summary?.frames ?? null,
    kept,
    assumed: summary?.assumed ?? [],
    cut: summary?.cut ?? null,
  };
}

/** Name of a file without its ending. */
export const titleOf = (name: string) =>
  name.replace(/\.gz$/i, '').replace(/\.(data|lmp|lammps|lammpstrj|dump|extxyz|xyz|txt)$/i, '');

function addFrame(looked: ReplicaRecord, frame: TakenFrame): void {
  const { step, time, temperature, pressure, energy, positions, box, density, b4, si4 } = frame;
  looked.frames.push({ step, time, temperature, positions, box });
  if (time !== null) {
    looked.rows.push({
      step,
      stage: '',
      time,
      temperature: temperature ?? Number.NaN,
      pressure: pressure ?? Number.NaN,
      potential: energy ?? Number.NaN,
      kinetic: Number.NaN,
      volume: volume(box),
      density,
      conserved: Number.NaN,
    });
  }
  if (temperature !== null) {
    looked.structure.push({ step, time: time ?? 0, temperature, b4, si4 });
  }
}
