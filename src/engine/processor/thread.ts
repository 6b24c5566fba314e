import { Problem } from '../../core/problem';
import {
  type ReplicaAnswer,
  type ReplicaCall,
  ReplicaHolder,
  SIMULATION_ENDED,
} from './replica-calls';

/** A call on its way to a thread, and what comes back. */
export interface CallMessage {
  readonly id: number;
  readonly replica: number;
  readonly call: ReplicaCall;
}

export type AnswerMessage =
  | { readonly id: number; readonly answer: ReplicaAnswer }
  | { readonly id: number; readonly problem: { readonly message: string; readonly hint: string } }
  | { readonly id: number; readonly fault: string };

/** A thread as the one who started it sees it: a Web Worker, or a worker of Node. */
export interface ThreadPort {
  post(message: CallMessage): void;
  /** @param failed told once when the thread cannot be loaded, or dies */
  listen(answered: (message: AnswerMessage) => void, failed: (reason: string) => void): void;
  end(): void;
}

/** What runs in a thread: answers calls in the order in which they come. */
export function answerCalls(
  listen: (called: (message: CallMessage) => void) => void,
  post: (message: AnswerMessage) => void,
): void {
  const holder = new ReplicaHolder(() => performance.now());
  let before: Promise<unknown> = Promise.resolve();
  listen(({ id, replica, call }) => {
    before = before.then(async () => {
      try {
        post({ id, answer: await holder.answer(replica, call) });
      } catch (error) {
        if (error instanceof Problem) {
          post({ id, problem: { message: error.message, hint: error.hint } });
        } else {
          post({ id, fault: error instanceof Error ? error.message : String(error) });
        }
      }
    });
  });
}

/** Whoever has the replicas: this thread, or another one. */
export interface ReplicaHost {
  call(replica: number, call: ReplicaCall): Promise<ReplicaAnswer>;
  end(): void;
}

/** The replicas in the thread that asks. */
export function ownThread(now: () => number): ReplicaHost {
  const holder = new ReplicaHolder(now);
  let before: Promise<unknown> = Promise.resolve();
  return {
    call(replica, call) {
      const answer = before.then(() => holder.answer(replica, call));
      before = answer.catch(() => undefined);
      return answer;
    },
    end: () => holder.end(),
  };
}

/** The replicas in another thread. @throws Problem, from every call, when the thread is gone */
export function otherThread(port: ThreadPort): ReplicaHost {
  const waiting = new Map<
    number,
    { resolve: (answer: ReplicaAnswer) => void; reject: (reason: unknown) => void }
  >();
  let next = 0;
  let gone: Problem | null = null;
  const fail = (problem: Problem) => {
    gone ??= problem;
    for (const { reject } of waiting.values()) reject(gone);
    waiting.clear();
  };
  port.listen(
    (message) => {
      const call = waiting.get(message.id);
      if (!call) return;
      waiting.delete(message.id);
      if ('answer' in message) call.resolve(message.answer);
      else if ('problem' in message) {
        call.reject(new Problem(message.problem.message, message.problem.hint));
      } else call.reject(new Error(message.fault));
    },
    (reason) =>
      fail(
        new Problem(
          `A thread of the simulation was lost: ${reason}`,
          'Go on from the latest checkpoint, or start again with fewer replicas.',
        ),
      ),
  );
  return {
    call(replica, call) {
      if (gone) return Promise.reject(gone);
      const id = next++;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        port.post({ id, replica, call });
      });
    },
    end() {
      port.end();
      fail(SIMULATION_ENDED);
    },
  };
}
