import { Button } from '../kit/button';
import { useFit } from './fit-store';
import styles from './fit-view.module.css';
import { giveRoundUp, goOnWithRound } from './fit-work';

/** A round whose glasses are not all made: it goes on, or is given up. */
export function PendingRound() {
  const design = useFit((fit) => fit.design !== null);
  return (
    <div className={styles.row}>
      <p>{design ? 'The first trials wait' : 'A round waits'} for glasses to be made.</p>
      <Button look="primary" onClick={() => void goOnWithRound()}>
        Go on
      </Button>
      <Button onClick={giveRoundUp}>Give it up</Button>
    </div>
  );
}
