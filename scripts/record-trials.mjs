// `npm run trials`: makes first trials of potentials, and keeps them as those that the page offers.
import { ROOT, runBundled } from './cached-bundle.mjs';

await runBundled('tools/trials/main', () => process.chdir(ROOT));
