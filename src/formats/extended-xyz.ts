import { XYZ_HINT } from './extended-xyz-keys';
import { ExtendedXyzReader } from './extended-xyz-reader';
import type { GlassFrame } from './frame';
import { FrameOrder } from './frame-order';
import { LineSource, type ReadingSteps, readAll } from './line-source';
import { problemAt } from './source-text';

/**
 * Reads every frame of an extended XYZ file (`ExtendedXyzReader`), its atoms in one order. The box must be
 * orthorhombic and periodic; `time` is in ps. Masses are the elements'.
 *
 * @param name - of the file, for messages
 * @throws Problem with the file's name, the frame (from 1) and the line
 */
export function readExtendedXyz(text: string, name: string): GlassFrame[] {
  const lines = new LineSource(name);
  return readAll(lines, text, everyFrame(lines, name));
}

function* everyFrame(lines: LineSource, name: string): ReadingSteps<GlassFrame[]> {
  const reader = new ExtendedXyzReader(lines, name);
  const order = new FrameOrder();
  const frames: GlassFrame[] = [];
  for (;;) {
    const raw = yield* reader.frame();
    if (raw === null) break;
    frames.push(order.take(raw).frame);
  }
  if (frames.length > 0) return frames;
  throw problemAt({ name, line: 1 }, 'the file is empty', XYZ_HINT);
}
