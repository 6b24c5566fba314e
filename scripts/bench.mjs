// `npm run bench`: how quick Vitrine is on this machine, beside LAMMPS.
import { ROOT, runBundled } from './cached-bundle.mjs';

await runBundled('bench/main', () => process.chdir(ROOT));
