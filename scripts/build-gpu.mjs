// `npm run build:gpu`: everything that a bare Linux machine with a GPU needs to measure Vitrine, in
// dist/gpu: this Node, the bench, the command line, Dawn, and measure.sh, which runs them and leaves
// tables and a quenched glass in the folder that it is given.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { ensureInstalled } from './install.mjs';

const ROOT = path.resolve(import.meta.dirname, '..');
const FOLDER = path.join(ROOT, 'dist', 'gpu');

ensureInstalled();
const { bundleCli } = await import('./cli-bundle.mjs');
const { unpackChromium } = await import('./unpack.mjs');

fs.rmSync(FOLDER, { recursive: true, force: true });
const portable = { portable: true };
const parts = path.join(FOLDER, 'parts');
for (const [entry, name] of [
  ['tools/bench/main', 'bench.mjs'],
  ['src/cli/main', 'vitrine.mjs'],
]) {
  await bundleCli(entry, parts, name, portable);
  fs.renameSync(path.join(parts, name), path.join(FOLDER, name));
}
fs.rmSync(parts, { recursive: true });

const dawn = path.join('dist', 'linux-x64');
fs.cpSync(path.join(ROOT, 'node_modules', 'webgpu', dawn), path.join(FOLDER, dawn), {
  recursive: true,
});
// The Vulkan loader that comes with SwiftShader, for a machine that has a driver but no loader.
const swiftshader = unpackChromium(['swiftshader.tar.br'], 'swiftshader');
fs.mkdirSync(path.join(FOLDER, 'swiftshader'));
for (const file of ['vk_swiftshader_icd.json', 'libvk_swiftshader.so', 'libvulkan.so.1']) {
  fs.cpSync(path.join(swiftshader, file), path.join(FOLDER, 'swiftshader', file));
}
const node = path.join(FOLDER, 'node');
fs.copyFileSync(process.execPath, node);
strip(node);
execFileSync('xz', ['-T0', '-f', node]);
fs.copyFileSync(path.join(import.meta.dirname, 'measure-gpu.sh'), path.join(FOLDER, 'measure.sh'));
// The bench says of which version it speaks.
fs.copyFileSync(path.join(ROOT, 'package.json'), path.join(FOLDER, 'package.json'));

const bytes = fs
  .readdirSync(FOLDER, { recursive: true })
  .map((file) => fs.statSync(path.join(FOLDER, file)))
  .reduce((sum, file) => sum + (file.isFile() ? file.size : 0), 0);
console.log(`dist/gpu: ${Math.ceil(bytes / 2 ** 20)} MiB. There: bash measure.sh FOLDER`);

/** Symbols take a fifth of Node; without `strip` it is carried with them. */
function strip(file) {
  try {
    execFileSync('strip', [file]);
  } catch {
    console.error('strip was not found: Node is carried with its symbols.');
  }
}
