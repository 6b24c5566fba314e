// `npm run bench`: how quick Vitrine is on this machine, beside LAMMPS.
import { ROOT, runBundled } from './cached-bundle.mjs';

await runBundled('tools/bench/main', () => process.chdir(ROOT));
