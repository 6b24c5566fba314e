import { useEffect, useState } from 'react';
import type { FigureKind } from '../../figures/figure-kind';
import type { MeasuredGlass } from '../../figures/glass';
import { type OwnGlass, ownGlasses } from '../../lab/comparison/own-glasses';
import { kindMeasurement } from '../../lab/figures/gathered-figure';
import { averageGathered, knownGlass } from '../../lab/figures/gathered-glass';
import { type GatheredFrame, wantedFrames } from '../../lab/frames/frames-wanted';
import { FigureClient } from '../../workers/figures/figure-client';
import { useGlass } from '../stores/glass-store';
import { notifyFailure } from '../stores/notice-store';

/** Figures of rings take seconds a glass: they have a worker of their own. */
const SLOW: readonly string[] = ['rings'];
const quickClient = new FigureClient();
const slowClient = new FigureClient();

/** Frames of each replica that are averaged, at most */
const MOST_FRAMES = 4;

/** What was measured of the glasses of this session, by recording, variant and figure kind. */
const measured = new Map<string, Promise<MeasuredGlass | null>>();

export interface OwnMeasured {
  readonly glasses: readonly MeasuredGlass[];
  /** How many have been measured, with those that could not be */
  readonly done: number;
  /** How many there are in all */
  readonly count: number;
}

const NOTHING = { glasses: [], done: 0 } as const;

/**
 * The glasses of this session as a figure kind needs them; they come one by one.
 *
 * @param wanted while false nothing is measured
 */
export function useOwnGlasses(kind: FigureKind, wanted: boolean): OwnMeasured {
  const recordings = useGlass((glass) => glass.recordings);
  // A run that ends is a new glass; its recording stays the same.
  const revision = useGlass((glass) => glass.recordings.filter(({ complete }) => complete).length);
  const [found, setFound] = useState<Omit<OwnMeasured, 'count'>>(NOTHING);
  const own = ownGlasses(recordings);
  const key = own.map((glass) => keyOf(glass, kind)).join(';');

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says which glasses there are
  useEffect(() => {
    if (!wanted) return;
    let present = true;
    const glasses: MeasuredGlass[] = [];
    setFound(NOTHING);
    void (async () => {
      for (const [index, glass] of own.entries()) {
        const one = await measureOnce(glass, kind).catch((error: unknown) => {
          notifyFailure(error);
          return null;
        });
        if (!present) return;
        if (one) glasses.push(one);
        setFound({ glasses: [...glasses], done: index + 1 });
      }
    })();
    return () => {
      present = false;
    };
  }, [key, wanted, revision]);
  return { ...found, count: own.length };
}

const keyOf = ({ recording, replicas }: OwnGlass, { id }: FigureKind) =>
  `${recording.id} ${replicas[0]} ${recording.looked.lastPlace.step} ${id}`;

function measureOnce(glass: OwnGlass, kind: FigureKind): Promise<MeasuredGlass | null> {
  const key = keyOf(glass, kind);
  const known = measured.get(key);
  if (known) return known;
  const promise = measure(glass, kind);
  measured.set(key, promise);
  promise.catch(() => measured.delete(key));
  return promise;
}

async function measure(
  { recording, replicas }: OwnGlass,
  kind: FigureKind,
): Promise<MeasuredGlass | null> {
  const slow = SLOW.includes(kind.id);
  const client = slow ? slowClient : quickClient;
  const measurement = kindMeasurement(kind);
  const gathered: GatheredFrame[][] = [];
  for (const frames of wantedFrames(recording, replicas, null, slow ? 1 : MOST_FRAMES)) {
    const ofReplica: GatheredFrame[] = [];
    for (const { take } of frames) {
      const configuration = take();
      const columns = await client.columns(measurement, configuration);
      ofReplica.push({ configuration, columns });
    }
    gathered.push(ofReplica);
  }
  if (gathered.some((frames) => frames.length === 0)) return null;
  return averageGathered(gathered, knownGlass(recording, replicas[0]));
}
