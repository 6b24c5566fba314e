// The process of `npm run paper`: importing this file runs what `process.argv` asks for.
import { runAsProcess } from '../../src/cli/process';
import { runPaper } from './program';

await runAsProcess(runPaper);
