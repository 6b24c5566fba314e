/** A worker that reads one file, so that the page never waits for it. */
import { serve } from '../tasks/serve';
import type { ReadingTasks } from './reading-messages';
import { takeIn } from './take-in';

async function* partsOf(file: Blob): AsyncIterable<Uint8Array> {
  const reader = file.stream().getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}

serve<ReadingTasks>({
  read: (ask, { report }) => takeIn(ask, partsOf(ask.file), report),
});
