/** The worker that makes configurations ready for the picture: bonds, coordination, density. */
import type { Configuration } from '../../core/configuration';
import { boronCoordination, fourFold, siliconCoordination } from '../../structure/coordination';
import { density } from '../../structure/density';
import { frameStructure } from '../../structure/frame-structure';
import { frameGeometry } from '../../viewer/frame-geometry';
import { serve } from '../tasks/serve';
import type { AnalysisTasks } from './analysis-messages';

function analyse(configuration: Configuration): AnalysisTasks['analyse']['answer'] {
  const structure = frameStructure(configuration);
  const { positions, box } = configuration;
  return {
    configuration,
    structure,
    geometry: frameGeometry({ positions, box, ...structure }),
    density: density(configuration),
    b4: fourFold(boronCoordination(configuration)),
    si4: fourFold(siliconCoordination(configuration)),
  };
}

serve<AnalysisTasks>({
  analyse: (configuration, { handOver }) => {
    const analysis = analyse(configuration);
    const { bonds, elements, coordination } = analysis.structure;
    const { atoms, bonds: drawnBonds, faces } = analysis.geometry;
    const arrays = [
      configuration.positions,
      elements,
      coordination,
      bonds,
      atoms,
      drawnBonds,
      faces,
    ];
    handOver(...arrays.map(({ buffer }) => buffer));
    return analysis;
  },
});
