import { sayCount } from '../../lab/fit/fit-words';
import { trialsOfRun } from '../../lab/fit/lab-trials';
import type { Recording } from '../../lab/recordings/recording';
import { Button } from '../kit/button';
import { notify, notifyFailure } from '../stores/notice-store';
import { openPage } from '../stores/page-route';
import { keepFit } from './fit-persistence';
import { useFit } from './fit-store';
import { addTrials } from './import-trials';

/** Hands what a finished run came to over to the potential lab. */
export function AddTrialsButton({ recording }: { readonly recording: Recording }) {
  return <Button onClick={() => void add(recording)}>Add to the potential lab</Button>;
}

async function add({ experiment, summary }: Recording): Promise<void> {
  if (experiment === null || summary === null) return;
  try {
    await keepFit();
    const trials = trialsOfRun(experiment, summary);
    const { data } = useFit.getState();
    addTrials({ trials, targets: null });
    const added = useFit.getState().data.length - data.length;
    notify({
      tone: 'news',
      message:
        added === 0
          ? 'The potential lab has this run already.'
          : `${sayCount(added, 'trial')} added to the potential lab.`,
      action: { label: 'Open it', run: () => openPage('fit') },
    });
  } catch (error) {
    notifyFailure(error);
  }
}
