// Adds to the built page's licences.md, which Vite writes for the page itself, what only its workers ship.
import fs from 'node:fs';
import path from 'node:path';

export const LICENCES = 'licences.md';

/** Compiled into the WebAssembly: parts of AssemblyScript's own library. */
const IN_WASM = ['assemblyscript'];

/** The package that a module belongs to; null for the project's own. */
function packageOf(id) {
  const inside = id.split(/[\\/]node_modules[\\/]/).at(-1);
  if (inside === id) return null;
  const [first, second] = inside.split(/[\\/]/);
  return first.startsWith('@') ? `${first}/${second}` : first;
}

function sectionOf(name) {
  const folder = path.resolve('node_modules', name);
  const { version, license } = JSON.parse(
    fs.readFileSync(path.join(folder, 'package.json'), 'utf8'),
  );
  const file = fs.readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file ? fs.readFileSync(path.join(folder, file), 'utf8').trim() : '';
  return `\n## ${name} - ${version} (${license})\n\n${text}\n`;
}

/** `{ page, worker }`: plugins of the page's bundle and of its workers' bundles. */
export function licencePlugins() {
  const shipped = new Set(IN_WASM);
  return {
    worker: () => ({
      name: 'vitrine-worker-licences',
      generateBundle(_options, bundle) {
        for (const { moduleIds = [] } of Object.values(bundle)) {
          for (const id of moduleIds) {
            const name = packageOf(id);
            if (name) shipped.add(name);
          }
        }
      },
    }),
    page: () => ({
      name: 'vitrine-licences',
      apply: 'build',
      writeBundle: {
        order: 'post',
        handler({ dir }) {
          const file = path.join(dir, LICENCES);
          if (!fs.existsSync(file)) return;
          const known = fs.readFileSync(file, 'utf8');
          const missing = [...shipped].filter((name) => !known.includes(`## ${name} - `)).sort();
          fs.appendFileSync(file, missing.map(sectionOf).join(''));
        },
      },
    }),
  };
}
