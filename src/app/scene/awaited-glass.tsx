import { glassOf } from '../../core/composition';
import type { Experiment } from '../../core/experiment';
import { coolingRate } from '../../core/protocol';
import { experimentTitle, sayEnsemble } from '../../lab/words/ensemble-words';
import { sayNumber } from '../../lab/words/words';
import { start } from '../control/run-control';
import {
  openRecordedTrajectory,
  recordedOf,
  useRecordedTrajectories,
} from '../files/recorded-trajectories';
import { Button } from '../kit/button';
import { Card } from '../kit/card';
import { type Awaited, useAwaited } from '../stores/awaited-store';
import { useGlass } from '../stores/glass-store';
import { isActive, useRun } from '../stores/run-store';
import { setExperiment, useSetup } from '../stores/setup-store';

/** Says which glass is to be on show and has to be made, or brought, first. */
export function AwaitedGlass() {
  const { awaited } = useAwaited();
  const shown = useGlass((glass) => glass.shown);
  const active = useRun(isActive);
  if (awaited === null || awaited.kind === 'fetching' || shown || active) return null;
  if (awaited.kind === 'run') return <RunToMake awaited={awaited} />;
  return (
    <Card
      actions={<Recorded />}
      label="The glass that is waited for"
      title={`${awaited.name} is from a file`}
      tone="news"
    >
      <p>
        {awaited.from === 'link'
          ? 'A link carries no atoms. Get the file from who sent the link, and open it here.'
          : 'The page keeps no files. Open it again to see it.'}
      </p>
    </Card>
  );
}

function RunToMake({ awaited }: { readonly awaited: Extract<Awaited, { kind: 'run' }> }) {
  const own = awaited.experiment;
  const bench = useSetup((setup) => setup.experiment);
  const startable = useSetup((setup) => setup.problem === null);
  const able = useRun(({ gpu }) => gpu.kind !== 'missing');
  const experiment = own ?? bench;
  const title = experimentTitle(experiment);
  const make = () => {
    if (own) setExperiment(own);
    start();
  };
  return (
    <Card
      actions={
        <>
          <Button disabled={!able || (own === null && !startable)} look="primary" onClick={make}>
            Make it
          </Button>
          <Recorded />
        </>
      }
      label="The glass that is waited for"
      title={
        awaited.from === 'link'
          ? `This ${title} has to be made: it is a run`
          : `The run of ${title} that was on show is not kept`
      }
      tone="news"
    >
      <p>{sayRun(experiment)}.</p>
      <p>
        {awaited.from === 'link'
          ? 'A link carries how it is made, not its atoms. Figures, colours and view are set for it.'
          : 'It can be made again from the same seed.'}
      </p>
    </Card>
  );
}

/** '400 atoms, cooled at 270 K/ps, seed 7' */
function sayRun(experiment: Experiment): string {
  const { atoms, protocol, seed } = experiment;
  const rate = coolingRate(protocol);
  const ensemble = sayEnsemble(experiment);
  return [
    `${sayNumber(atoms, 6)} atoms`,
    ...(rate === null ? [] : [`cooled at ${sayNumber(rate)} K/ps`]),
    ...(ensemble === null ? [] : [ensemble]),
    `seed ${seed}`,
  ].join(', ');
}

/** A recorded glass of the composition set up, to be looked at meanwhile. */
function Recorded() {
  const composition = useSetup((setup) => setup.experiment.composition);
  const { glasses } = useRecordedTrajectories();
  const entry = recordedOf(glasses, glassOf(composition)).at(0);
  if (!entry) return null;
  return (
    <Button onClick={() => void openRecordedTrajectory(entry)}>
      Show a recorded {entry.glass}
    </Button>
  );
}
