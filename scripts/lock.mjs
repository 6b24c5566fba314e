// One process at a time. Imports Node's own modules only: it runs before packages are installed.
import fs from 'node:fs';

/** ms between two looks whether another process is done */
const LOOK = 250;
/** ms that a process may take from making the file to writing its number into it */
const UNSIGNED = 5000;

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
    if (isLeft(file)) fs.rmSync(file, { force: true });
    return false;
  }
}

/** Whether nobody holds it any more: its process is gone, or never wrote its number down. */
function isLeft(file) {
  try {
    const pid = Number.parseInt(fs.readFileSync(file, 'utf8'), 10);
    return Number.isNaN(pid) ? Date.now() - fs.statSync(file).mtimeMs > UNSIGNED : !isAlive(pid);
  } catch {
    // It was let go meanwhile.
    return false;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
