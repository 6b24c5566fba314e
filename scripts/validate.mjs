// `npm run validate`: Vitrine beside LAMMPS; keeps its records in validation/ and its words in docs/.
import { ROOT, runBundled } from './cached-bundle.mjs';

await runBundled('tools/validate/main', () => process.chdir(ROOT));
