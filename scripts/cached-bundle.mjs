// Programs of the command line, each bundled into one file and bundled anew when a source has changed.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureInstalled } from './install.mjs';

export const ROOT = path.resolve(import.meta.dirname, '..');
const CACHE = path.join(ROOT, 'node_modules', '.cache', 'vitrine');
const SOURCES = [
  'src',
  'tools',
  'examples',
  'shaders',
  'wasm',
  'scripts',
  'public/presets',
  'package-lock.json',
];
const HOUR = 3_600_000;

/**
 * Runs a program in this process, with what it needs installed.
 *
 * @param entry its file without the ending, such as 'src/cli/main'
 * @param prepare called when the bundle is ready, before it runs
 */
export async function runBundled(entry, prepare = () => {}) {
  ensureInstalled();
  const file = await bundled(entry).catch((error) => {
    console.error(`The command line could not be bundled: ${error.message}`);
    process.exit(1);
  });
  prepare();
  process.setSourceMapsEnabled(true);
  await import(pathToFileURL(file).href);
}

/** The bundle of the present sources. */
async function bundled(entry) {
  const kind = `cli-${entry.replaceAll('/', '-')}-`;
  const name = `${path.basename(entry)}.mjs`;
  const folder = path.join(CACHE, `${kind}${stamp()}`);
  const bundle = path.join(folder, name);
  if (fs.existsSync(bundle)) return bundle;
  const { bundleCli } = await import('./cli-bundle.mjs');
  const partial = `${folder}.${process.pid}.partial`;
  try {
    await bundleCli(entry, partial, name, { portable: false });
    fs.renameSync(partial, folder);
  } catch (error) {
    fs.rmSync(partial, { recursive: true, force: true });
    if (!fs.existsSync(bundle)) throw error;
  }
  removeOld(folder);
  return bundle;
}

/** A short name for the state of the sources: their paths, sizes and times. */
function stamp() {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    const top = path.join(ROOT, source);
    if (!fs.existsSync(top)) continue;
    const files = fs.statSync(top).isDirectory() ? fs.readdirSync(top, { recursive: true }) : [''];
    for (const file of files.sort()) {
      const { size, mtimeMs } = fs.statSync(path.join(top, file));
      hash.update(`${source}/${file}:${size}:${mtimeMs}\n`);
    }
  }
  return hash.digest('hex').slice(0, 16);
}

/** Removes bundles of earlier sources, unless a process may just have begun to load one. */
function removeOld(current) {
  for (const name of fs.readdirSync(CACHE)) {
    const folder = path.join(CACHE, name);
    if (!name.startsWith('cli-') || folder === current) continue;
    if (Date.now() - fs.statSync(folder).mtimeMs < HOUR) continue;
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
