// Dawn for Node asks whether the device is done in every turn of the event loop, without a pause, and
// so keeps a processor core busy while it waits: on a machine that renders in software, half of a
// two-core machine. Here the thread sleeps between two questions for as long as one is open.

const PAUSE_MILLISECONDS = 0.25;
const WAITING = [
  ['GPUBuffer', 'mapAsync'],
  ['GPUQueue', 'onSubmittedWorkDone'],
];

const lock = new Int32Array(new SharedArrayBuffer(4));
let open = 0;
let pausing = false;

function pause() {
  pausing = open > 0;
  if (!pausing) return;
  Atomics.wait(lock, 0, 0, PAUSE_MILLISECONDS);
  setImmediate(pause);
}

/** Makes the classes of Dawn's globals wait patiently; once. */
export function waitPatiently(globals) {
  for (const [name, method] of WAITING) {
    const { prototype } = globals[name];
    const ask = prototype[method];
    prototype[method] = async function patiently(...parameters) {
      const answer = ask.apply(this, parameters);
      open += 1;
      if (!pausing) {
        pausing = true;
        setImmediate(pause);
      }
      try {
        return await answer;
      } finally {
        open -= 1;
      }
    };
  }
}
