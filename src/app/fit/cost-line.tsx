import { useMemo } from 'react';
import { Problem } from '../../core/problem';
import { type RoundCost, roundCost } from '../../lab/fit/cost';
import { BEGINNING, campaignOf } from '../../lab/fit/fit-state';
import type { Speed } from '../../run/speed';
import { startMeasuringComputer } from '../control/run-control';
import { Button } from '../kit/button';
import { isActive, useRun } from '../stores/run-store';
import { useSetup } from '../stores/setup-store';
import { useSpeeds } from '../stores/speed-store';
import { useFit } from './fit-store';
import styles from './fit-view.module.css';

const NOT_MEASURED: readonly Speed[] = [];

/**
 * What simulating so many sets costs, before it is begun.
 *
 * @param what as `roundCost` has it; the same array each time
 */
export function useCost(
  sets: number,
  what: readonly [one: string, many: string],
): { readonly cost: RoundCost | null; readonly problem: Problem | null } {
  const settings = useFit((fit) => fit.settings);
  const room = useSetup((setup) => (setup.room === 'processor' ? null : setup.room));
  const gpu = useRun((run) => run.gpu);
  const kept = useSpeeds((speeds) => speeds.kept);
  return useMemo(() => {
    if (gpu.kind === 'missing') {
      return { cost: null, problem: new Problem(gpu.message, gpu.hint) };
    }
    const speeds =
      gpu.kind === 'ready' ? (kept[gpu.adapter.name]?.speeds ?? NOT_MEASURED) : NOT_MEASURED;
    const { targets, template } = campaignOf({ ...BEGINNING, settings }).settings;
    try {
      return { cost: roundCost(sets, what, targets, template, room, speeds), problem: null };
    } catch (problem) {
      if (problem instanceof Problem) return { cost: null, problem };
      throw problem;
    }
  }, [sets, what, settings, room, gpu, kept]);
}

/** The same in words, with the way to find out what is not known. */
export function CostLine({ cost, problem }: ReturnType<typeof useCost>) {
  const measuring = useSpeeds((speeds) => speeds.measuring);
  const active = useRun(isActive);
  if (cost === null) {
    return (
      <p className={styles.quiet}>
        {problem?.message} <strong>{problem?.hint}</strong>
      </p>
    );
  }
  return (
    <div className={styles.row}>
      <p>
        {cost.words} <strong>{cost.time}</strong>
      </p>
      {cost.time === null ? (
        <Button disabled={active || measuring !== null} onClick={startMeasuringComputer}>
          {measuring ? `Measuring, ${measuring.what} …` : 'How long will it take?'}
        </Button>
      ) : null}
    </div>
  );
}
