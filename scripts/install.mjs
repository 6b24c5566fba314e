// Installs the packages that package-lock.json names, when they are missing or others. Runs before
// there are any, so it imports Node's own modules only.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { inTurn } from './lock.mjs';

const ROOT = path.resolve(import.meta.dirname, '..');
const OLDEST_NODE = [20, 19];
const LOCK = path.join(
  os.tmpdir(),
  `vitrine-install-${createHash('sha256').update(ROOT).digest('hex').slice(0, 16)}`,
);

/** Makes sure that node_modules holds what package-lock.json says; exits with a reason where it cannot. */
export function ensureInstalled() {
  refuseOldNode();
  // Two installations in one folder would remove each other's files.
  const problem = isInstalled() ? null : inTurn(LOCK, install);
  if (problem === null) return;
  console.error(problem);
  console.error('Check the network connection and the free disk space (1 GB), then try again.');
  process.exit(1);
}

/** Null, or what went wrong. */
function install() {
  if (isInstalled()) return null;
  console.error('Installing packages (npm ci) …');
  // Called from `npm run --silent`, npm would keep its errors to itself.
  const options = ['ci', '--loglevel', 'error'];
  const npm = process.env.npm_execpath;
  const { status, error } = npm
    ? spawnSync(process.execPath, [npm, ...options], { cwd: ROOT, stdio: ['ignore', 2, 2] })
    : spawnSync('npm', options, { cwd: ROOT, stdio: ['ignore', 2, 2], shell: true });
  return status === 0
    ? null
    : `The packages could not be installed${error ? `: ${error.message}` : ''}.`;
}

function refuseOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const [oldMajor, oldMinor] = OLDEST_NODE;
  if (major > oldMajor || (major === oldMajor && minor >= oldMinor)) return;
  console.error(
    `Vitrine needs Node ${OLDEST_NODE.join('.')} or newer; this is ${process.version}.`,
  );
  console.error('Install a current Node from https://nodejs.org, then try again.');
  process.exit(1);
}

/** Whether what npm recorded in node_modules is what the lock file asks for on this machine. */
function isInstalled() {
  const wanted = packagesIn(path.join(ROOT, 'package-lock.json'));
  const present = packagesIn(path.join(ROOT, 'node_modules', '.package-lock.json'));
  return Object.entries(wanted).every(([place, { version, optional }]) => {
    if (place === '') return true;
    // Those of other platforms are optional, and absent here.
    if (!present[place]) return Boolean(optional);
    return present[place].version === version && fs.existsSync(path.join(ROOT, place));
  });
}

function packagesIn(lockFile) {
  try {
    return JSON.parse(fs.readFileSync(lockFile, 'utf8')).packages;
  } catch {
    return {};
  }
}
