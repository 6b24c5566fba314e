import { Dialog } from '@base-ui/react/dialog';
import { Button } from '../kit/button';
import { ICONS } from '../kit/icons';
import { useHandOver } from '../stores/hand-over-store';
import styles from './help-dialog.module.css';

/** A link in a field, where the browser does not let the page use the clipboard. */
export function LinkDialog() {
  const { link, hint } = useHandOver();
  return (
    <Dialog.Root onOpenChange={() => useHandOver.setState({ link: null })} open={link !== null}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.backdrop} />
        <Dialog.Popup className={styles.popup}>
          <div className={styles.head}>
            <Dialog.Title className={styles.title}>Copy this link</Dialog.Title>
            <Dialog.Close
              render={<Button aria-label="Close" icon={ICONS.close} iconOnly look="plain" />}
            />
          </div>
          <input
            aria-label="The link"
            className={styles.link}
            onFocus={(event) => event.target.select()}
            readOnly
            value={link ?? ''}
          />
          <p className={styles.hands}>
            The browser does not let this page use the clipboard: copy it from the field. {hint}
          </p>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
