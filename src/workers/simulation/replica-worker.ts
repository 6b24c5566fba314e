/** A thread that computes some of the replicas of a run on the processor. */
import { answerCalls, type CallMessage } from '../../engine/processor/thread';

answerCalls(
  (called) => addEventListener('message', ({ data }: MessageEvent<CallMessage>) => called(data)),
  (message) => postMessage(message),
);
