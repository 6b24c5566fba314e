import { Button } from '../kit/button';
import { Card } from '../kit/card';
import { isActive, useRun } from '../stores/run-store';
import { goOnWith, removeKept, showKeptRun } from './kept-actions';
import { answerOffer, useKept } from './kept-store';
import { sayStopped, sayWhen } from './kept-words';

/** A run that was cut short, by a reload, a crash, a lost device or a night's sleep, and what to do with it. */
export function KeptOffer() {
  const offered = useKept((kept) => kept.offered);
  const active = useRun(isActive);
  const able = useRun(({ gpu }) => gpu.kind !== 'missing');
  const failed = useRun(({ phase, kept }) => (phase === 'failed' ? kept?.id : null));
  if (!offered || active || failed === offered.id) return null;
  return (
    <Card
      actions={
        <>
          <Button disabled={!able} look="primary" onClick={() => void goOnWith(offered)}>
            Go on
          </Button>
          <Button
            onClick={() => {
              answerOffer(offered.id);
              void showKeptRun(offered);
            }}
          >
            Look at it
          </Button>
          <Button look="plain" onClick={() => answerOffer(offered.id)}>
            Not now
          </Button>
          <Button look="plain" onClick={() => void removeKept(offered)}>
            Remove
          </Button>
        </>
      }
      label="A run that was cut short"
      title={sayStopped(offered)}
      tone="news"
    >
      <p>
        {offered.failure ? `${offered.failure.message} ` : ''}Kept {sayWhen(offered.updated)}; it
        stays in the list of glasses, under the figures, to go on with later.
      </p>
    </Card>
  );
}
