// The process of `npm run glasses`: importing this file runs what `process.argv` asks for.
import { runAsProcess } from '../../src/cli/process';
import { runGlasses } from './program';

await runAsProcess(runGlasses);
