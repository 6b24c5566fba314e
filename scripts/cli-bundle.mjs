// A program of src/cli, tools or examples as one JavaScript file: an entry and all it imports, shaders too.
import path from 'node:path';
import { build } from 'vite';
import { wasmPlugin } from './wasm-plugin.mjs';

const ROOT = path.resolve(import.meta.dirname, '..');

/**
 * Bundles a program into `folder` as `name`. A `portable` one holds the packages too and needs only
 * Dawn's binary beside it; the other finds them in node_modules.
 *
 * @param entry its file without the ending, such as 'src/cli/main'
 */
export async function bundleCli(entry, folder, name, { portable }) {
  await build({
    root: ROOT,
    configFile: false,
    plugins: [wasmPlugin()],
    publicDir: false,
    logLevel: 'error',
    ssr: { noExternal: portable ? true : undefined },
    build: {
      ssr: path.join(ROOT, `${entry}.ts`),
      outDir: folder,
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      sourcemap: !portable,
      rolldownOptions: { output: { entryFileNames: name, codeSplitting: false } },
    },
  });
}
