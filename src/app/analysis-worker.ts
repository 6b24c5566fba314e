/** The worker that measures: bonds, coordination and g(r) of one configuration after the other. */
import { Problem } from '../core/problem';
import { boronCoordination, fourFold, siliconCoordination } from '../structure/coordination';
import { density } from '../structure/density';
import { frameStructure } from '../structure/frame-structure';
import { pairDistribution } from '../structure/pair-distribution';
import { CATION_OXYGEN } from '../structure/pair-name';
import type { Analysis, AnalysisRequest, FromAnalysis, ToAnalysis } from './analysis-messages';
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

function post(message: FromAnalysis, transfer: Transferable[] = []): void {
  postMessage(message, { transfer });
}

function answer(request: ToAnalysis): void {
  const { sequence, configuration } = request;
  if (request.kind === 'distribution') {
    const distribution = pairDistribution(configuration, CATION_OXYGEN);
    post({ kind: 'distribution', sequence, distribution });
    return;
  }
  const analysis = analyse(request);
  const { bonds, elements, coordination } = analysis.structure;
  post({ kind: 'analysis', analysis }, [
    analysis.configuration.positions.buffer,
    elements.buffer,
    coordination.buffer,
    bonds.buffer,
  ]);
}

addEventListener('message', ({ data }: MessageEvent<ToAnalysis>) => {
  try {
    answer(data);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const hint = error instanceof Problem ? error.hint : 'Try another file, or report it.';
    post({ kind: 'failed', sequence: data.sequence, message, hint });
  }
});
