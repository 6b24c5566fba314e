import { Button } from '../kit/button';
import { ICONS } from '../kit/icons';
import { dismiss, useNotices } from '../stores/notice-store';
import styles from './notices.module.css';

/** What was said and not yet put away: trouble is read aloud at once, news when there is a pause. */
export function Notices() {
  const notices = useNotices((state) => state.notices);
  return (
    <div className={styles.notices}>
      {notices.map(({ id, tone, message, hint, action }) => (
        <div
          className={tone === 'trouble' ? styles.trouble : styles.news}
          key={id}
          role={tone === 'trouble' ? 'alert' : 'status'}
        >
          <div>
            <p className={styles.message}>{message}</p>
            {hint ? <p>{hint}</p> : null}
          </div>
          {action ? (
            <Button
              onClick={() => {
                action.run();
                dismiss(id);
              }}
            >
              {action.label}
            </Button>
          ) : null}
          <Button
            aria-label="Dismiss this notice"
            icon={ICONS.close}
            iconOnly
            look="plain"
            onClick={() => dismiss(id)}
          />
        </div>
      ))}
    </div>
  );
}
