import type { Potential } from '../../core/potential';
import { lammpsPotential } from '../../formats/lammps-potential';
import { encodeShareLink } from '../../formats/share-link';
import { download } from '../kit/download';
import { handOver } from '../scene/hand-over';
import { notify } from '../stores/notice-store';
import { closePage } from '../stores/page-route';
import { choosePotential, useSetup } from '../stores/setup-store';
import { useFit } from './fit-store';

/** Puts a potential on the bench of the lab, and opens the lab; there is a way back. */
export function takeToLab(potential: Potential): void {
  const { base } = useSetup.getState();
  choosePotential(potential);
  closePage();
  notify({
    tone: 'news',
    message: 'The fitted potential is set up.',
    hint: 'Press Melt and quench to make a glass with it.',
    action: { label: 'Undo', run: () => choosePotential(base) },
  });
}

export function savePotential(potential: Potential, format: 'json' | 'lammps'): void {
  if (format === 'json') {
    download('fitted-potential.json', `${JSON.stringify(potential, null, 2)}\n`);
    return;
  }
  const { cutoff, protocol } = useFit.getState().settings.template;
  download('fitted-potential.lammps', lammpsPotential(potential, cutoff, protocol.accuracy));
}

/** Copies a link that sets the lab up with a potential. */
export async function copyPotentialLink(potential: Potential): Promise<void> {
  const { experiment } = useSetup.getState();
  const shared = { ...experiment, potential, variants: [], changes: [], numerics: null };
  const link = `${location.origin}${location.pathname}#${encodeShareLink(shared)}`;
  await handOver(link, `It sets up ${experiment.name} with the fitted potential.`);
}
