// The process of `npm run trials`: importing this file runs what `process.argv` asks for.
import { runAsProcess } from '../../src/cli/process';
import { runTrials } from './program';

await runAsProcess(runTrials);
