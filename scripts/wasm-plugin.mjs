// Vite plugin: `import base64 from '…/wasm/index.ts?wasm'` compiles AssemblyScript to WebAssembly with SIMD
// and gives its bytes in base64, so that the page, its workers, Node and the tests load it alike. What was
// compiled of the same sources by the same compiler is kept.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '..');
const CACHE = path.join(ROOT, 'node_modules', '.cache', 'vitrine');
const SUFFIX = '?wasm';

const OPTIONS = [
  '-O3',
  '--noAssert',
  ...['--enable', 'simd'],
  ...['--runtime', 'stub'],
  ...['--use', 'abort='],
  // v128 crosses no border of the module; usize is 32 bits here.
  ...['--disableWarning', '112,201'],
];

/** @returns {import('vite').Plugin} */
export function wasmPlugin() {
  return {
    name: 'vitrine-wasm',
    enforce: 'pre',
    resolveId(source, importer) {
      if (!source.endsWith(SUFFIX) || !importer) return null;
      return path.resolve(path.dirname(importer.replace(/\?.*$/, '')), source);
    },
    async load(id) {
      if (!id.endsWith(SUFFIX)) return null;
      const entry = id.slice(0, -SUFFIX.length);
      const folder = path.dirname(entry);
      for (const file of fs.readdirSync(folder)) this.addWatchFile(path.join(folder, file));
      const bytes = await compileWasm(entry);
      return `export default ${JSON.stringify(bytes.toString('base64'))};`;
    },
  };
}

/** The module whose entry is a file of AssemblyScript, with the other files of its folder. */
export async function compileWasm(entry) {
  const folder = path.dirname(entry);
  const hash = createHash('sha256').update(OPTIONS.join(' '));
  hash.update(createRequire(import.meta.url)('assemblyscript/package.json').version);
  for (const file of fs.readdirSync(folder).sort()) {
    hash.update(file).update(fs.readFileSync(path.join(folder, file)));
  }
  const kept = path.join(CACHE, `wasm-${hash.digest('hex').slice(0, 16)}.wasm`);
  if (fs.existsSync(kept)) return fs.readFileSync(kept);
  const { default: asc } = await import('assemblyscript/asc');
  const name = 'module.wasm';
  let bytes;
  const messages = [];
  const { error } = await asc.main([path.basename(entry), '-o', name, ...OPTIONS], {
    stdout: { write: (text) => messages.push(text) },
    stderr: { write: (text) => messages.push(text) },
    readFile: (file, base) => readIfThere(path.resolve(folder, base, file)),
    writeFile: (_file, contents) => {
      bytes = Buffer.from(contents);
    },
    listFiles: () => [],
  });
  if (error || !bytes) {
    throw new Error(`${entry} does not compile: ${error?.message}\n${messages.join('')}`);
  }
  fs.mkdirSync(CACHE, { recursive: true });
  const partial = `${kept}.${process.pid}.partial`;
  fs.writeFileSync(partial, bytes);
  fs.renameSync(partial, kept);
  return bytes;
}

function readIfThere(file) {
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : null;
}
