import { Dialog } from '@base-ui/react/dialog';
import { lazy, Suspense } from 'react';
import { Button } from '../kit/button';
import { ICONS } from '../kit/icons';
import { useHandOver } from '../stores/hand-over-store';
import styles from './help-dialog.module.css';

const QrCode = lazy(async () => ({ default: (await import('./qr-code')).QrCode }));

/** A link as a QR code or, where the browser does not let the page use the clipboard, in a field. */
export function LinkDialog() {
  const { link, hint, as } = useHandOver();
  const isCode = as === 'code';
  return (
    <Dialog.Root onOpenChange={() => useHandOver.setState({ link: null })} open={link !== null}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.backdrop} />
        <Dialog.Popup className={isCode ? `${styles.popup} ${styles.large}` : styles.popup}>
          <div className={styles.head}>
            <Dialog.Title className={styles.title}>
              {isCode ? 'Scan this link' : 'Copy this link'}
            </Dialog.Title>
            <Dialog.Close
              render={<Button aria-label="Close" icon={ICONS.close} iconOnly look="plain" />}
            />
          </div>
          {isCode && (
            <Suspense>
              <QrCode text={link ?? ''} />
            </Suspense>
          )}
          <input
            aria-label="The link"
            className={styles.link}
            onFocus={(event) => event.target.select()}
            readOnly
            value={link ?? ''}
          />
          <p className={styles.hands}>
            {isCode
              ? 'A phone or tablet opens it with its camera. '
              : 'The browser does not let this page use the clipboard: copy it from the field. '}
            {hint}
          </p>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
