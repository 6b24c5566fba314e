import { sayNumber } from '../../lab/words/words';
import { goOn } from '../control/run-control';
import { Button } from '../kit/button';
import { Card } from '../kit/card';
import { useGlass } from '../stores/glass-store';
import { useRun } from '../stores/run-store';

/** What went wrong with the run, and the way on from what is kept of it. */
export function FailureCard() {
  const phase = useRun((run) => run.phase);
  const failure = useRun((run) => run.failure);
  const kept = useRun((run) => run.kept);
  const live = useGlass((glass) => glass.live);
  if (phase !== 'failed' || !failure || !kept || !live) return null;
  return (
    <Card
      actions={
        <Button look="primary" onClick={() => goOn(live, kept)}>
          Go on from step {sayNumber(kept.step, 9)}
        </Button>
      }
      label="What went wrong"
      title={failure.message}
      tone="trouble"
    >
      <p>{failure.hint}</p>
    </Card>
  );
}
