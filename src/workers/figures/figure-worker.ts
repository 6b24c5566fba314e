/** A worker that measures what figures need. */

import { measureFrame } from '../../lab/frames/figure-measurement';
import { diffusion, meanSquaredDisplacement } from '../../structure/diffusion';
import { serve } from '../tasks/serve';
import type { FigureTasks } from './figure-messages';

serve<FigureTasks>({
  columns: ({ measurement, configuration }) => measureFrame(measurement, configuration),
  motion: ({ frames, times }) => ({
    displacement: meanSquaredDisplacement(frames, times),
    diffusion: diffusion(frames, times),
  }),
});
