// The process of `npm run paper`: importing this file runs what `process.argv` asks for.
import { runAsProcess } from '../process';
import { runPaper } from './program';

await runAsProcess(runPaper);
