// One process at a time. Imports Node's own modules only: it runs before packages are installed.
import fs from 'node:fs';

/** ms between two looks whether another process is done */
const LOOK = 250;

/**
 * Runs `work` while no other process does with the same file, and waits for one that does; a lock that
 * a process left behind when it died is taken over.
 *
 * @param file of the lock, which holds the process's number
 * @param work synchronous
 */
export function inTurn(file, work) {
  while (!take(file)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LOOK);
  try {
    return work();
  } finally {
    fs.rmSync(file, { force: true });
  }
}

function take(file) {
  try {
    fs.writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (!isAlive(holderOf(file))) fs.rmSync(file, { force: true });
    return false;
  }
}

/** The number of the process that holds it; NaN while that writes it down, or has let go. */
function holderOf(file) {
  try {
    return Number.parseInt(fs.readFileSync(file, 'utf8'), 10);
  } catch {
    return Number.NaN;
  }
}

function isAlive(pid) {
  if (Number.isNaN(pid)) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
