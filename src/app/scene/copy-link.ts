import { encodeShareLink } from '../../formats/share-link';
import { experimentTitle } from '../../lab/words/ensemble-words';
import { useCurves } from '../figures/curve-store';
import { notifyFailure } from '../stores/notice-store';
import { linkAddress } from './address';
import { handOver, showCode } from './hand-over';
import { presentShared } from './present';

/** Puts a link to what is set up and on show into the address and onto the clipboard. */
export async function copyLink(): Promise<void> {
  try {
    const { link, words } = presentLink();
    await handOver(link, words);
  } catch (error) {
    notifyFailure(error);
  }
}

/** Puts the same link into the address, and shows it as a QR code. */
export function showLinkAsCode(): void {
  try {
    const { link, words } = presentLink();
    showCode(link, words);
  } catch (error) {
    notifyFailure(error);
  }
}

function presentLink(): { readonly link: string; readonly words: string } {
  const shared = presentShared();
  const fragment = encodeShareLink(shared.experiment, shared.scene);
  linkAddress(fragment);
  return { link: `${pupilsAddress()}#${fragment}`, words: sayLink(shared) };
}

/** The address without its fragment, and without the teacher's key to a lesson. */
function pupilsAddress(): string {
  const [page, search = ''] = location.href.replace(/#.*$/, '').split('?');
  const kept = search.split('&').filter((part) => part !== '' && !/^teacher(=|$)/.test(part));
  return kept.length === 0 ? page : `${page}?${kept.join('&')}`;
}

/** What a link opens, and what it cannot carry. */
function sayLink({ experiment, scene }: ReturnType<typeof presentShared>): string {
  const set = `It sets up ${experimentTitle(experiment)} with every change of its knobs, seed ${experiment.seed}`;
  const { neutron, xray } = useCurves.getState();
  const curves = neutron || xray ? ' The measured curve that you laid over it is not in it.' : '';
  switch (scene?.glass?.kind) {
    case 'recorded':
      return `${set}, and shows the recorded glass, figure, colours and view as you see them.${curves}`;
    case 'run':
      return `${set}; who opens it makes the run, and sees its figure, colours and view as you do.${curves}`;
    case 'file':
      return `${set}. The glass on show, ${scene.glass.name}, is from a file: send that along.${curves}`;
    case undefined:
      return `${set}.`;
  }
}
