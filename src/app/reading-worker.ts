/** A worker that reads one file, so that the page never waits for it. */
import { takeIn } from './files/take-in';
import type { FromReading, ToReading } from './reading-messages';

async function* partsOf(file: Blob): AsyncIterable<Uint8Array> {
  const reader = file.stream().getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}

const say = (message: FromReading, transfer: Transferable[]) => postMessage(message, { transfer });

addEventListener('message', ({ data }: MessageEvent<ToReading>) => {
  void takeIn(data, partsOf(data.file), say);
});
