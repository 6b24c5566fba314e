/** The worker that makes configurations ready for the picture: bonds, coordination, density. */
import { Problem } from '../core/problem';
import { boronCoordination, fourFold, siliconCoordination } from '../structure/coordination';
import { density } from '../structure/density';
import { frameStructure } from '../structure/frame-structure';
import { frameGeometry } from '../viewer/frame-geometry';
import type { Analysis, AnalysisRequest, FromAnalysis } from './analysis-messages';

function analyse({ sequence, configuration }: AnalysisRequest): Analysis {
  const structure = frameStructure(configuration);
  const { positions, box } = configuration;
  return {
    sequence,
    configuration,
    structure,
    geometry: frameGeometry({ positions, box, ...structure }),
    density: density(configuration),
    b4: fourFold(boronCoordination(configuration)),
    si4: fourFold(siliconCoordination(configuration)),
  };
}

function post(message: FromAnalysis, transfer: Transferable[] = []): void {
  postMessage(message, { transfer });
}

addEventListener('message', ({ data }: MessageEvent<AnalysisRequest>) => {
  try {
    const analysis = analyse(data);
    const { bonds, elements, coordination } = analysis.structure;
    const { geometry } = analysis;
    post({ kind: 'analysis', analysis }, [
      analysis.configuration.positions.buffer,
      elements.buffer,
      coordination.buffer,
      bonds.buffer,
      geometry.atoms.buffer,
      geometry.bonds.buffer,
      geometry.faces.buffer,
    ]);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const hint = error instanceof Problem ? error.hint : 'Try another file, or report it.';
    post({ kind: 'failed', message, hint });
  }
});
