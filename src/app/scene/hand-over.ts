import { useHandOver } from '../stores/hand-over-store';
import { notify } from '../stores/notice-store';
import { reachOf, sayReach } from './reach';

/**
 * Hands a link over: onto the clipboard or, where the browser does not let the page use that, in a field
 * to copy it from. Where others cannot open its address, says so and what to do.
 *
 * @param words what the link opens
 */
export async function handOver(link: string, words: string): Promise<void> {
  const reach = sayReach(reachOf(location.hostname), location.host);
  const hint = reach === null ? words : `${reach} ${words}`;
  if (await copied(link)) {
    notify({
      tone: 'news',
      message: 'The link is copied.',
      hint,
      stays: reach !== null,
      action: { label: 'Show it as a QR code', run: () => showCode(link, hint) },
    });
  } else {
    useHandOver.setState({ link, hint, as: 'field' });
  }
}

/** Shows a link as a QR code that a class scans from a projector. */
export function showCode(link: string, hint: string): void {
  useHandOver.setState({ link, hint, as: 'code' });
}

async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copiedBySelection(text);
  }
}

/** The older way, which works in frames of other sites and on pages that are not secure. */
function copiedBySelection(text: string): boolean {
  const before = document.activeElement;
  const field = document.createElement('textarea');
  field.value = text;
  field.className = 'visually-hidden';
  document.body.append(field);
  field.select();
  try {
    return document.execCommand('copy');
  } catch {
    return false;
  } finally {
    field.remove();
    if (before instanceof HTMLElement) before.focus();
  }
}
