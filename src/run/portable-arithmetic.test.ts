import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** What engines of JavaScript round each in their own way. */
const UNPORTABLE = /Math\.(exp|expm1|log\w*|a?(sin|cos|tan)h?|atan2|pow|hypot|cbrt)\b|\*\*/g;
/** AssemblyScript compiles these of its own library into the module, the same for everybody. */
const COMPILED = ['Math.exp'];

const sourcesIn = (folder: string) =>
  readdirSync(path.join(ROOT, folder))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => `${folder}/${name}`);

/** What a file calls that is not portable; its comments may speak of anything. */
function unportable(file: string): string[] {
  const code = readFileSync(path.join(ROOT, file), 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\/\/.*$/gm, '');
  return code.match(UNPORTABLE) ?? [];
}

const FEEDS_DYNAMICS = [
  ...sourcesIn('src/engine'),
  ...sourcesIn('src/engine/processor'),
  ...['random', 'composition', 'pair-wall', 'portable-math'].map((name) => `src/core/${name}.ts`),
  ...['placement', 'velocities', 'relaxation'].map((name) => `src/run/${name}.ts`),
];

it.each(FEEDS_DYNAMICS)('%s computes with arithmetic that is the same everywhere', (file) => {
  expect(unportable(file)).toEqual([]);
});

it.each(sourcesIn('wasm'))('%s leaves nothing to the host', (file) => {
  expect(unportable(file).filter((name) => !COMPILED.includes(name))).toEqual([]);
  expect(readFileSync(path.join(ROOT, file), 'utf8')).not.toContain('relaxed_');
});
