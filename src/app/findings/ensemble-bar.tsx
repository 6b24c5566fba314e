import type { Recording } from '../../lab/recordings/recording';
import { variantName } from '../../lab/words/ensemble-words';
import { showReplicaNumber } from '../control/run-control';
import { Button } from '../kit/button';
import { useGlass } from '../stores/glass-store';
import { useView } from '../stores/view-store';
import styles from './ensemble-bar.module.css';
import { Swatch } from './swatch';

/** Which curve is which, for all figures: a press shows it in the picture. Nothing of a single glass. */
export function EnsembleBar() {
  const shown = useGlass((glass) => glass.shown);
  const replica = useGlass((glass) => glass.replica);
  if (!shown?.experiment || shown.replicas.length < 2) return null;
  const each = shown.companions.length;
  const variants = shown.replicas.length / each;
  return (
    <div
      aria-label="Curves"
      className={styles.bar}
      data-curves={variants > 1 ? 'many' : 'one'}
      role="toolbar"
    >
      {variants > 1 ? <Variants each={each} recording={shown} replica={replica} /> : null}
      {each > 1 ? <SinglesSwitch /> : null}
    </div>
  );
}

interface VariantsProps {
  readonly recording: Recording;
  readonly each: number;
  readonly replica: number;
}

function Variants({ recording, each, replica }: VariantsProps) {
  const { experiment, replicas } = recording;
  if (!experiment) return null;
  return Array.from({ length: replicas.length / each }, (_, variant) => {
    const name = variantName(experiment, variant * each);
    return (
      <Button
        aria-pressed={Math.floor(replica / each) === variant}
        className={styles.variant}
        key={name}
        onClick={() => showReplicaNumber(variant * each + (replica % each))}
        title={`Show ${name}`}
      >
        <Swatch index={variant} />
        {name}
      </Button>
    );
  });
}

function SinglesSwitch() {
  const singles = useView((view) => view.singles);
  return (
    <label className={styles.singles}>
      <input
        checked={singles}
        onChange={(event) => useView.setState({ singles: event.target.checked })}
        type="checkbox"
      />
      Single replicas
    </label>
  );
}
