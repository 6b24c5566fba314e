import { PROTOCOLS } from '../../core/protocol';
import type { Platform } from '../../engine/dynamics';
import type { Speed, SpeedSize } from '../../run/speed';
import { estimateTime } from '../../run/speed-estimate';
import type { FromMeasuring } from './measuring-messages';

/** s: what a person waits for, all in all */
const PATIENCE = 30;
/** Steps that a size takes, relaxation and warm-up with it, as if all were alike */
const STEPS_OF_A_SIZE = 700;
/** s: compiling, and the shortest time that steps are taken for */
const TIME_OF_A_SIZE = 2;

/** The sizes of the protocols, from the smallest; the first is measured on any device. */
const SIZES: readonly SpeedSize[] = PROTOCOLS.map(({ atoms, cutoff }) => ({ atoms, cutoff }));

/** What it needs of the world. */
export interface MeasuringServices {
  requestDevice(): Promise<Platform>;
  measureSpeed(
    engine: Platform,
    size: SpeedSize,
    report: (what: string) => void,
    signal: AbortSignal,
  ): Promise<Speed>;
  /** ms, monotonic */
  now(): number;
}

/**
 * Measures how quick steps are in the sizes of the protocols, from the smallest on, as long as the
 * next is likely to be done within 30 s of the start (the first use of a size on a GPU tunes it, too). When it is stopped it ends with what is done.
 *
 * @param post told what is being done, and what has been measured
 * @throws whatever measuring throws, unless it was stopped
 */
export async function measureComputer(
  { requestDevice, measureSpeed, now }: MeasuringServices,
  post: (message: FromMeasuring) => void,
  signal: AbortSignal,
): Promise<void> {
  const speeds: Speed[] = [];
  const began = now();
  post({ kind: 'measuring', what: 'Waking what computes', speeds });
  const engine = await requestDevice();
  for (const size of SIZES) {
    const spent = (now() - began) / 1000;
    if (signal.aborted || spent + expected(speeds, size) > PATIENCE) break;
    const report = (doing: string) => {
      const what = `${size.atoms} atoms: ${doing.toLowerCase()}`;
      post({ kind: 'measuring', what, speeds: [...speeds] });
    };
    try {
      speeds.push(await measureSpeed(engine, size, report, signal));
    } catch (error) {
      if (signal.aborted) break;
      throw error;
    }
  }
  post({ kind: 'measured', adapter: engine.adapter.name, speeds });
}

/** s; none for the first size, which is measured in any case */
function expected(speeds: readonly Speed[], size: SpeedSize): number {
  const steps = estimateTime(speeds, size, STEPS_OF_A_SIZE);
  return steps === null ? 0 : steps.seconds + TIME_OF_A_SIZE;
}
