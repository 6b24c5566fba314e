import { useAwaited } from '../stores/awaited-store';
import { useGlass } from '../stores/glass-store';
import styles from './waiting.module.css';

/** What the stage says while it has nothing to show. */
export function Waiting() {
  const { awaited } = useAwaited();
  const unmeasured = useGlass((glass) => glass.unmeasured);
  const title = useGlass(({ shown, frame }) => (shown && !frame ? shown.title : null));
  const words =
    awaited?.kind === 'fetching'
      ? `Fetching a recorded ${awaited.title} …`
      : title === null
        ? null
        : unmeasured
          ? `${title} could not be drawn. Reload the page.`
          : `Measuring ${title} …`;
  return words === null ? null : (
    <p className={styles.waiting} role="status">
      {words}
    </p>
  );
}
