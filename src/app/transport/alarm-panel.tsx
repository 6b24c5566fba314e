import type { Experiment } from '../../core/experiment';
import { withPreconditioning, withSmallerStep } from '../../lab/setup/remedies';
import { sayNumber } from '../../lab/words/words';
import type { Remedy } from '../../run/watch/watch';
import { goBack, restart, startOrPause } from '../control/run-control';
import { Button } from '../kit/button';
import { Card } from '../kit/card';
import { useRun } from '../stores/run-store';
import { setExperiment } from '../stores/setup-store';

/** Why a run holds by itself, and what helps. */
export function AlarmPanel() {
  const alarm = useRun((run) => run.alarm);
  const experiment = useRun((run) => run.experiment);
  const step = useRun((run) => run.progress?.step ?? 0);
  if (!alarm || !experiment) return null;
  return (
    <Card
      actions={alarm.remedies.map((remedy, i) => (
        <Button
          key={remedy}
          look={i === 0 ? 'primary' : 'bordered'}
          onClick={() => apply(remedy, experiment)}
        >
          {labelOf(remedy, experiment)}
        </Button>
      ))}
      label="Why the run is paused"
      title={alarm.message}
      tone="trouble"
    >
      <p>
        {alarm.hint}
        {step < alarm.step ? ` It is paused at step ${sayNumber(step, 9)}, before that.` : ''}
      </p>
    </Card>
  );
}

function labelOf(remedy: Remedy, { protocol }: Experiment): string {
  switch (remedy) {
    case 'smaller-step':
      return `Start again in steps of ${sayNumber(protocol.timeStep / 2)} fs`;
    case 'precondition':
      return 'Start again, pressed at 2 GPa first';
    case 'earlier':
      return 'Back to an earlier state';
    case 'go-on':
      return 'Continue anyway';
  }
}

function apply(remedy: Remedy, experiment: Experiment): void {
  switch (remedy) {
    case 'smaller-step':
      setExperiment(withSmallerStep(experiment));
      restart();
      return;
    case 'precondition':
      setExperiment(withPreconditioning(experiment));
      restart();
      return;
    case 'earlier':
      goBack();
      return;
    case 'go-on':
      startOrPause();
      return;
  }
}
