// The process of `npm run validate`: importing this file runs what `process.argv` asks for.
import { runAsProcess } from '../../src/cli/process';
import { runValidate } from './program';

await runAsProcess(runValidate);
