import { Dialog } from '@base-ui/react/dialog';
import { version } from '../../../package.json';
import { COMMANDS } from '../commands/commands';
import { Button } from '../kit/button';
import { ICONS } from '../kit/icons';
import { switchSingleKeys, useView } from '../stores/view-store';
import styles from './help-dialog.module.css';

/** Every key, and what hands can do in the picture. */
export function HelpDialog() {
  const open = useView((view) => view.help);
  const singleKeys = useView((view) => view.singleKeys);
  return (
    <Dialog.Root onOpenChange={(help) => useView.setState({ help })} open={open}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.backdrop} />
        <Dialog.Popup className={styles.popup}>
          <div className={styles.head}>
            <Dialog.Title className={styles.title}>Keys</Dialog.Title>
            <Dialog.Close
              render={<Button aria-label="Close" icon={ICONS.close} iconOnly look="plain" />}
            />
          </div>
          <label className={styles.choice}>
            <input
              checked={singleKeys}
              onChange={(event) => switchSingleKeys(event.target.checked)}
              type="checkbox"
            />
            Use single-key shortcuts
          </label>
          <dl className={styles.keys} data-off={!singleKeys || undefined}>
            {COMMANDS.map(({ id, label, keys, written }) => (
              <div key={id}>
                <dt>
                  <kbd>{written ?? keys[0]}</kbd>
                </dt>
                <dd>{label}</dd>
              </div>
            ))}
          </dl>
          <p className={styles.hands}>
            In the picture: drag to turn, wheel or pinch to zoom, double-click an atom to centre on
            it, click it to see what it is bound to. In a figure: drag along the axis, or click a
            bar, to light up the atoms that make it.
          </p>
          <p className={styles.hands}>
            Vitrine {version}.{' '}
            <a href="licences.md" rel="noreferrer" target="_blank">
              Licences of the software in it
            </a>
          </p>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
