/** A worker that measures what figures need. */
import { Problem } from '../core/problem';
import { diffusion, meanSquaredDisplacement } from '../structure/diffusion';
import { measureFrame } from './figure-measurement';
import type { FromFigures, ToFigures } from './figure-messages';

function answer(request: ToFigures): FromFigures {
  const { sequence } = request;
  if (request.kind === 'motion') {
    const { frames, times } = request;
    const displacement = meanSquaredDisplacement(frames, times);
    return {
      kind: 'motion',
      sequence,
      motion: { displacement, diffusion: diffusion(frames, times) },
    };
  }
  const columns = measureFrame(request.measurement, request.configuration);
  return { kind: 'columns', sequence, columns };
}

addEventListener('message', ({ data }: MessageEvent<ToFigures>) => {
  let said: FromFigures;
  try {
    said = answer(data);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const hint = error instanceof Problem ? error.hint : 'Try another file, or report it.';
    said = { kind: 'failed', sequence: data.sequence, message, hint };
  }
  postMessage(said);
});
