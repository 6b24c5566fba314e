/** The worker that measures: bonds, coordination and g(r) of one configuration after the other. */
import { Problem } from '../core/problem';
import { boronCoordination, fourFold, siliconCoordination } from '../structure/coordination';
import { density } from '../structure/density';
import { frameStructure } from '../structure/frame-structure';
import type { Analysis, AnalysisRequest, FromAnalysis } from './analysis-messages';
import { RunningDistribution } from './running-distribution';

const running = new RunningDistribution();

function analyse({ sequence, series, configuration, distribution }: AnalysisRequest): Analysis {
  return {
    sequence,
    configuration,
    structure: frameStructure(configuration),
    density: density(configuration),
    b4: fourFold(boronCoordination(configuration)),
    si4: fourFold(siliconCoordination(configuration)),
    distribution: distribution ? running.add(series, configuration) : null,
  };
}

addEventListener('message', (event: MessageEvent<AnalysisRequest>) => {
  const post = (message: FromAnalysis, transfer: Transferable[] = []) =>
    postMessage(message, { transfer });
  try {
    const analysis = analyse(event.data);
    const { bonds, elements, coordination } = analysis.structure;
    post({ kind: 'analysis', analysis }, [
      analysis.configuration.positions.buffer,
      elements.buffer,
      coordination.buffer,
      bonds.buffer,
    ]);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const hint = error instanceof Problem ? error.hint : 'Try another file, or report it.';
    post({ kind: 'failed', sequence: event.data.sequence, message, hint });
  }
});
