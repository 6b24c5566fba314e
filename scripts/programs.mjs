// Programs that npm installs on some platforms, and that a machine may have itself.
import fs from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '..');

/**
 * The file of a program: the one that npm installed, else the one on the path; null where there is none.
 *
 * @param packaged where npm installs it, within node_modules
 * @param name what it is called on the path
 */
export function findProgram(packaged, name) {
  const file = process.platform === 'win32' ? `${name}.exe` : name;
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  const candidates = [
    path.join(ROOT, 'node_modules', packaged),
    ...folders.map((folder) => path.join(folder, file)),
  ];
  return candidates.find((candidate) => fs.existsSync(candidate)) ?? null;
}

/** Bun, whose JavaScript engine is JavaScriptCore, as in Safari: another one than V8. */
export const bunProgram = () => findProgram('@oven/bun-linux-x64-baseline/bin/bun', 'bun');
