// `npm run paper`: measures glasses for the figures of the paper, and keeps that in public/paper/.
import { ROOT, runBundled } from './cached-bundle.mjs';

await runBundled('tools/paper/main', () => process.chdir(ROOT));
