// Replicas on threads of their own (node:worker_threads). A thread runs the very bundle that the command
// does, and is told by its data that it is one.
import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import {
  type AnswerMessage,
  answerCalls,
  type CallMessage,
  type ThreadPort,
} from '../engine/processor/thread';

const ROLE = 'vitrine replicas';

/** Whether this thread was started to compute replicas; then it does, until it is ended. */
export function computesReplicas(): boolean {
  if (isMainThread || workerData !== ROLE || !parentPort) return false;
  const port = parentPort;
  answerCalls(
    (called) => port.on('message', (message: CallMessage) => called(message)),
    (message) => port.postMessage(message),
  );
  return true;
}

/** What starts such threads; null where the program is not a bundle (in tests), so that none can be started. */
export function threadStarter(): (() => ThreadPort) | null {
  const file = fileURLToPath(import.meta.url);
  if (!file.endsWith('.mjs')) return null;
  return () => {
    const worker = new Worker(file, { workerData: ROLE });
    let ended = false;
    return {
      post: (message) => worker.postMessage(message),
      listen(answered, failed) {
        worker.on('message', (message: AnswerMessage) => answered(message));
        worker.on('error', (error: Error) => failed(error.message));
        worker.on('exit', (code) => {
          if (!ended) failed(`it ended with code ${code}.`);
        });
      },
      end() {
        ended = true;
        void worker.terminate();
      },
    };
  };
}
