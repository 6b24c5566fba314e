/** The worker that measures the glasses of a series. */

import { measureSeed } from '../../figures/series/series-quantities';
import { serve } from '../tasks/serve';
import type { SeriesTasks } from './series-messages';

serve<SeriesTasks>({ glass: measureSeed });
