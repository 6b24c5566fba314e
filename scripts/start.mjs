// `npm start`: serves the lab, and opens it where there is a desktop.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureInstalled } from './install.mjs';

const USAGE = `npm start -- [--port N] [--no-open]

  --port N    serve on port N (default: 5173, or the next free one)
  --no-open   do not open a browser`;

const { port, open } = readFlags();
ensureInstalled();
const { createServer } = await import('vite');
const server = await createServer({
  root: path.resolve(import.meta.dirname, '..'),
  clearScreen: false,
  logLevel: 'warn',
  // The name `localhost` reaches this address everywhere, and no other machine can.
  server: { host: '127.0.0.1', port: port ?? 5173, strictPort: port !== undefined },
});
try {
  await server.listen();
} catch (error) {
  const taken = /already in use/i.test(error.message);
  fail(taken ? `Port ${port} is in use; choose another with --port N.` : error.message);
}
const address = `http://localhost:${server.httpServer.address().port}/`;
console.log(`Vitrine is open at ${address}   (Ctrl+C closes it)`);
if (open && hasDesktop()) server.openBrowser();

function readFlags() {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: 'string' },
        'no-open': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    if (values.help) {
      console.log(USAGE);
      process.exit(0);
    }
    const number = values.port === undefined ? undefined : Number(values.port);
    if (number !== undefined && !(Number.isInteger(number) && number > 0 && number < 65536)) {
      fail(`--port ${values.port}: a port is a whole number from 1 to 65535.\n\n${USAGE}`);
    }
    return { port: number, open: !values['no-open'] };
  } catch (error) {
    return fail(`${error.message}\n\n${USAGE}`);
  }
}

function hasDesktop() {
  if (process.env.CI || process.env.SSH_CONNECTION) return false;
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
