import { decodeShareLink, encodeShareLink, isShareLink } from '../../formats/share-link';
import { experimentTitle } from '../ensemble-words';
import { tell, tellTrouble } from '../stores/notice-store';
import { benchExperiment } from './open-file';
import { sharedExperiment } from './shared-experiment';

/** Puts a link to the experiment into the address and onto the clipboard. */
export async function copyLink(): Promise<void> {
  try {
    const experiment = sharedExperiment();
    const fragment = encodeShareLink(experiment);
    history.replaceState(null, '', `#${fragment}`);
    try {
      await navigator.clipboard.writeText(location.href);
      tell({
        tone: 'news',
        message: 'The link is copied.',
        hint: `It sets up ${experimentTitle(experiment)} with every knob as it was turned, seed ${experiment.seed}.`,
      });
    } catch {
      tell({
        tone: 'news',
        message: 'The link stands in the address bar; copy it from there.',
        hint: 'The browser did not let the page use the clipboard.',
      });
    }
  } catch (error) {
    tellTrouble(error);
  }
}

/** Sets up the experiment of the address, if it carries one. */
export function openLinkInAddress(): void {
  const fragment = location.hash.slice(1);
  if (fragment === '' || !isShareLink(fragment)) return;
  try {
    benchExperiment(decodeShareLink(fragment), 'from the link');
  } catch (error) {
    tellTrouble(error);
  }
}
