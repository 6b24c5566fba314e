// The process of the command line: importing this file runs the command in `process.argv`.
import { runCommandLine } from './command-line';
import { runAsProcess } from './process';

await runAsProcess(runCommandLine);
