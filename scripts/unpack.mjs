// Unpacks the Brotli-compressed files that npm packages carry, with Node's own modules only.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import zlib from 'node:zlib';

const BLOCK = 512;

/** The entries of an uncompressed ustar archive: { name, mode, body }, plain files only. */
function* tarFiles(archive) {
  for (let at = 0; at + BLOCK <= archive.length && archive[at] !== 0; ) {
    const field = (from, length) =>
      archive.toString('utf8', at + from, at + from + length).replace(/\0.*$/s, '');
    const size = Number.parseInt(field(124, 12), 8);
    const prefix = field(345, 155);
    const name = path.posix.join(prefix, field(0, 100));
    const type = field(156, 1);
    if (type === '0' || type === '') {
      const body = archive.subarray(at + BLOCK, at + BLOCK + size);
      yield { name, mode: Number.parseInt(field(100, 8), 8) & 0o777, body };
    }
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
}

/** The folder and version of @sparticuz/chromium; null where it is not installed or not for this machine. */
function chromiumPackage() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  try {
    const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
    const folder = path.resolve(path.dirname(entry), '..', '..');
    const { version } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
    return { folder, version };
  } catch {
    return null;
  }
}

/**
 * Unpacks archives of @sparticuz/chromium (`*.br`, or `*.tar.br` with all its files) into one folder
 * named after `name` and returns it; does nothing when it is there already; null where there is no
 * such package for this machine. Safe to call from several processes at once: each unpacks beside the
 * folder, and the first rename wins.
 */
export function unpackChromium(archives, name) {
  const source = chromiumPackage();
  if (!source) return null;
  const sources = archives.map((archive) => path.join(source.folder, 'bin', archive));
  return unpack(sources, cacheRoots(source.folder), `${name}-${source.version}`);
}

function unpack(sources, roots, name) {
  const ready = roots.map((root) => path.join(root, name)).find((folder) => fs.existsSync(folder));
  if (ready) return ready;
  const files = sources.flatMap(packedContent);
  for (const root of roots) {
    const folder = path.join(root, name);
    const partial = `${folder}.${process.pid}-${Date.now()}.partial`;
    try {
      writeFiles(files, partial);
      fs.renameSync(partial, folder);
      return folder;
    } catch (error) {
      fs.rmSync(partial, { recursive: true, force: true });
      if (fs.existsSync(folder)) return folder;
      if (root === roots.at(-1)) throw error;
    }
  }
}

function packedContent(source) {
  const content = zlib.brotliDecompressSync(fs.readFileSync(source));
  if (source.endsWith('.tar.br')) return [...tarFiles(content)];
  return [{ name: path.basename(source, '.br'), mode: 0o755, body: content }];
}

function writeFiles(files, folder) {
  for (const { name, mode, body } of files) {
    const target = path.join(folder, name);
    if (!target.startsWith(folder + path.sep))
      throw new Error(`unsafe name in an archive: ${name}`);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.writeFileSync(target, body, { mode });
  }
}

/**
 * Where unpacked files may lie, best first: beside the installed packages and, where that is
 * read-only, in the user's cache.
 */
function cacheRoots(packageFolder) {
  const cache = process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache');
  return [
    path.resolve(packageFolder, '..', '..', '.cache', 'vitrine'),
    path.join(cache, 'vitrine'),
  ];
}
