// `npm run glasses`: keeps finished runs as the glasses that the page opens at once.
import { ROOT, runBundled } from './cached-bundle.mjs';

await runBundled('tools/glasses/main', () => process.chdir(ROOT));
