// `npm run vitrine`: the command line.
import { runBundled } from './cached-bundle.mjs';

await runBundled('src/cli/main', () => {
  // File names on the command line are the caller's, and npm has moved to the package's folder.
  if (process.env.npm_lifecycle_event === 'vitrine' && process.env.INIT_CWD) {
    process.chdir(process.env.INIT_CWD);
  }
});
