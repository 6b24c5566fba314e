// `npm run build:cli`: the command line in dist/cli, to carry to a machine with Node alone: one
// JavaScript file, Dawn's binary, and SwiftShader where there is one for this platform.
import fs from 'node:fs';
import path from 'node:path';
import { ensureInstalled } from './install.mjs';

const ROOT = path.resolve(import.meta.dirname, '..');
const FOLDER = path.join(ROOT, 'dist', 'cli');

ensureInstalled();
const { bundleCli } = await import('./cli-bundle.mjs');
const { unpackChromium } = await import('./unpack.mjs');
await bundleCli('src/cli/main', FOLDER, 'vitrine.mjs', { portable: true });

const architecture = process.platform === 'darwin' ? 'universal' : process.arch;
const binaries = path.join('dist', `${process.platform}-${architecture}`);
fs.cpSync(path.join(ROOT, 'node_modules', 'webgpu', binaries), path.join(FOLDER, binaries), {
  recursive: true,
});
const swiftshader = unpackChromium(['swiftshader.tar.br'], 'swiftshader');
if (swiftshader) {
  for (const file of ['vk_swiftshader_icd.json', 'libvk_swiftshader.so', 'libvulkan.so.1']) {
    fs.cpSync(path.join(swiftshader, file), path.join(FOLDER, 'swiftshader', file));
  }
}
console.log(`Run it by: node ${path.relative(process.cwd(), path.join(FOLDER, 'vitrine.mjs'))}`);
