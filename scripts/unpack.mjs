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

/** The path of a file in the folder `bin` of @sparticuz/chromium; null where it has none for this machine. */
export function packedFile(name) {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  try {
    const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
    const file = path.join(path.dirname(entry), '..', '..', 'bin', name);
    return fs.existsSync(file) ? file : null;
  } catch {
    return null;
  }
}

/**
 * Unpacks `source` (`*.br`, or `*.tar.br` with all its files) into the folder `<cache>/<name>` and
 * returns that folder; does nothing when it is there already. Safe to call from several processes at
 * once: each unpacks beside it and the first rename wins.
 */
export function unpack(source, name) {
  const roots = cacheRoots();
  const ready = roots.map((root) => path.join(root, name)).find((folder) => fs.existsSync(folder));
  if (ready) return ready;
  const unpacked = zlib.brotliDecompressSync(fs.readFileSync(source));
  const files = source.endsWith('.tar.br')
    ? [...tarFiles(unpacked)]
    : [{ name: path.basename(source, '.br'), mode: 0o755, body: unpacked }];
  for (const root of roots) {
    const folder = path.join(root, name);
    const partial = `${folder}.${process.pid}-${Date.now()}.partial`;
    try {
      for (const { name: file, mode, body } of files) {
        const target = path.join(partial, file);
        if (!target.startsWith(partial + path.sep))
          throw new Error(`${source}: unsafe name ${file}`);
        fs.mkdirSync(path.dirname(target), { recursive: true });
        fs.writeFileSync(target, body, { mode });
      }
      fs.renameSync(partial, folder);
      return folder;
    } catch (error) {
      fs.rmSync(partial, { recursive: true, force: true });
      if (fs.existsSync(folder)) return folder;
      if (root === roots.at(-1)) throw error;
    }
  }
  throw new Error(`${source}: no folder to unpack to`);
}

/** Where unpacked files may lie: beside the installed packages or, where that is read-only, the temporary folder. */
function cacheRoots() {
  const modules = path.join(import.meta.dirname, '..', 'node_modules');
  const user = typeof process.getuid === 'function' ? process.getuid() : 'user';
  const roots = [path.join(os.tmpdir(), `vitrine-${user}`)];
  if (fs.existsSync(modules)) roots.unshift(path.resolve(modules, '.cache', 'vitrine'));
  return roots;
}
