// `npm run example -- NAME`: a program of examples/, bundled and run.
import fs from 'node:fs';
import path from 'node:path';
import { ROOT, runBundled } from './cached-bundle.mjs';

const names = fs
  .readdirSync(path.join(ROOT, 'examples'))
  .filter((name) => /^[a-z-]+\.ts$/.test(name))
  .map((name) => name.slice(0, -3));
const [name] = process.argv.splice(2, 1);
if (!names.includes(name)) {
  console.error(`The examples are ${names.join(', ')}: npm run example -- ${names[0]}`);
  process.exit(1);
}
await runBundled(`examples/${name}`, () => process.chdir(ROOT));
