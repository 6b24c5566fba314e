import type { Experiment } from '../../src/core/experiment';
import type { ThermoSample } from '../../src/engine/types';
import { type Alarm, Watch } from '../../src/run/watch/watch';

/** Every alarm of series, [replica][step], handed over in pieces of these lengths. */
export function watched(
  experiment: Experiment,
  all: readonly (readonly ThermoSample[])[],
  pieces: readonly number[] = [500],
): Alarm[] {
  const watch = new Watch(experiment);
  const alarms: Alarm[] = [];
  for (let at = 0, n = 0; at < all[0].length; n++) {
    const end = at + pieces[n % pieces.length];
    let alarm = watch.add(all.map((samples) => samples.slice(at, end)));
    while (alarm) {
      alarms.push(alarm);
      alarm = watch.add(all.map(() => []));
    }
    at = end;
  }
  return alarms;
}
