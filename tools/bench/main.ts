// The process of `npm run bench`: importing this file runs what `process.argv` asks for.
import { runAsProcess } from '../../src/cli/process';
import { runBench } from './program';

await runAsProcess(runBench);
