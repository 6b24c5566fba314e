import { PROTOCOLS } from '../../core/protocol';
import type { Platform } from '../../engine/dynamics';
import type { Speed, SpeedSize } from '../../run/speed';
import { estimateTime } from '../../run/speed-estimate';
import type { AdapterSpeeds, FromMeasuring } from './measuring-messages';

/** s: what a person waits for, on one device */
const MEASURING_TIMEOUT_S = 30;
/** Steps that a size takes, relaxation and warm-up with it, as if all were alike */
const STEPS_PER_SIZE = 700;
/** s: compiling, and the shortest time that steps are taken for */
const SIZE_TIME_S = 2;

/** The sizes of the protocols, from the smallest; the first is measured on any device. */
const SIZES: readonly SpeedSize[] = PROTOCOLS.map(({ atoms, cutoff }) => ({ atoms, cutoff }));

/** What it needs of the world. */
export interface MeasuringServices {
  /** All that runs may be computed on; the first is what they are unless another was measured quicker */
  requestDevices(): Promise<readonly Platform[]>;
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
 * Measures how quick steps are in the sizes of the protocols, on each device from the smallest on, as long
 * as the next is likely to be done within 30 s of its start (the first use of a size on a GPU tunes it,
 * too). When it is stopped it ends with what is done.
 *
 * @param post told what is being done, and what has been measured
 * @throws whatever measuring throws, unless it was stopped
 */
export async function measureComputer(
  services: MeasuringServices,
  post: (message: FromMeasuring) => void,
  signal: AbortSignal,
): Promise<void> {
  post({ kind: 'measuring', what: 'Starting the device', speeds: [] });
  const engines = await services.requestDevices();
  const measured: AdapterSpeeds[] = [];
  for (const engine of engines) {
    if (signal.aborted) break;
    const adapter = engine.adapter.name;
    const where = engines.length > 1 ? `${adapter}, ` : '';
    const tell = (what: string, speeds: readonly Speed[]) =>
      post({ kind: 'measuring', what: where + what, speeds });
    measured.push({ adapter, speeds: await measureDevice(engine, services, tell, signal) });
  }
  post({ kind: 'measured', measured });
}

async function measureDevice(
  engine: Platform,
  { measureSpeed, now }: MeasuringServices,
  tell: (what: string, speeds: readonly Speed[]) => void,
  signal: AbortSignal,
): Promise<readonly Speed[]> {
  const speeds: Speed[] = [];
  const began = now();
  for (const size of SIZES) {
    const spent = (now() - began) / 1000;
    if (signal.aborted || spent + expected(speeds, size) > MEASURING_TIMEOUT_S) break;
    const report = (doing: string) =>
      tell(`${size.atoms} atoms: ${doing.toLowerCase()}`, [...speeds]);
    try {
      speeds.push(await measureSpeed(engine, size, report, signal));
    } catch (error) {
      if (signal.aborted) break;
      throw error;
    }
  }
  return speeds;
}

/** s; none for the first size, which is measured in any case */
function expected(speeds: readonly Speed[], size: SpeedSize): number {
  const steps = estimateTime(speeds, size, STEPS_PER_SIZE);
  return steps === null ? 0 : steps.seconds + SIZE_TIME_S;
}
