import type { Experiment } from '../../core/experiment';
import { replicaCount } from '../../core/variants';
import { lammpsZip, standingOf } from '../../lab/recordings/lammps-zip';
import type { Recording } from '../../lab/recordings/recording';
import { sayNumber } from '../../lab/words/words';
import type { PresentState } from '../../run/lammps-export';
import { download, fileStem } from '../kit/download';
import { useGlass } from '../stores/glass-store';
import { notify } from '../stores/notice-store';
import { useSetup } from '../stores/setup-store';
import type { Saving } from './saving';

/** What the menu offers under "Export to LAMMPS", in its order. */
export const LAMMPS_EXPORTS: readonly Saving[] = [
  {
    id: 'lammps',
    label: 'What is set up',
    file: 'zip',
    why: () => null,
    save: () => exportZip(useSetup.getState().experiment, null),
  },
  {
    id: 'lammps-run',
    label: 'This run from its start',
    file: 'zip',
    why: whyNoRun,
    save: () => {
      const experiment = useGlass.getState().shown?.experiment;
      if (experiment) exportZip(experiment, null);
    },
  },
  {
    id: 'lammps-present',
    label: 'This run from here on',
    file: 'zip',
    why: (shown) => whyNoRun(shown) ?? whyNotFromHere(shown),
    save: () => {
      const { shown } = useGlass.getState();
      const standing = shown && standingOf(shown);
      if (standing) exportZip(standing.experiment, standing.present);
    },
  },
];

function whyNoRun(shown: Recording | null): string | null {
  if (!shown) return 'There is no glass yet.';
  return shown.experiment ? null : 'Nothing says which experiment made this glass.';
}

function whyNotFromHere(shown: Recording | null): string | null {
  const standing = shown && standingOf(shown);
  if (!standing) return 'The velocities of its atoms are not known.';
  return standing.left > 0 ? null : 'This run is at its end; save the glass instead.';
}

function exportZip(experiment: Experiment, present: PresentState | null): void {
  const folder = `${fileStem(experiment.name)}-lammps`;
  download(`${folder}.zip`, lammpsZip(experiment, present, folder));
  const count = replicaCount(experiment);
  const replicas = count === 1 ? '' : `, ${count} replicas`;
  const from = present === null ? 'from the start' : `from step ${sayNumber(present.step, 9)} on`;
  notify({
    tone: 'news',
    message: `${folder}.zip holds ${experiment.name} for LAMMPS${replicas}, ${from}.`,
    hint: 'Its README.md says how to run it. What LAMMPS dumps opens here.',
  });
}
