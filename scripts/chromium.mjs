// A Chromium whose pages and workers have WebGPU, for the browser tests: the system's, Playwright's
// own, or the one inside the package `@sparticuz/chromium`.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { unpackChromium } from './unpack.mjs';

/** WebGPU over SwiftShader, the same on every Linux machine; and nothing sent to anyone. */
const QUIET = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const WEBGPU = ['--enable-unsafe-webgpu'];
const SWIFTSHADER = [
  '--enable-features=Vulkan',
  '--use-vulkan=swiftshader',
  '--use-angle=swiftshader',
];

/**
 * The first Chromium on this machine in which WebGPU works, tried in a page and in a worker:
 * `{ name, executablePath, args, env }`, `env` to be added to the process's own. The variable
 * VITRINE_CHROMIUM names one to use instead. Rejects with an Error that lists what was tried.
 */
export async function findChromium() {
  const { chromium } = await import('@playwright/test');
  const refusals = [];
  for (const candidate of candidates(chromium)) {
    const options = launchOptions(candidate);
    try {
      const version = await probe(chromium, options);
      return { name: `${candidate.name} ${version}`, ...options };
    } catch (error) {
      refusals.push(`  ${candidate.name} (${candidate.executablePath}): ${reason(error, options)}`);
    }
  }
  throw new Error(
    [
      'No Chromium with WebGPU was found for the browser tests.',
      ...refusals,
      'Install Chrome or Chromium, or run `npx playwright install chromium`, or name one in VITRINE_CHROMIUM.',
    ].join('\n'),
  );
}

/**
 * The arguments of a browser that was found as on a computer without a graphics card: WebGPU has no adapter,
 * and the processor draws, the page plainly and WebGL through SwiftShader.
 */
export function argumentsWithoutGpu(args) {
  const others = args.filter((word) => ![...WEBGPU, ...SWIFTSHADER].includes(word));
  return [...others, '--enable-unsafe-swiftshader'];
}

function* candidates(chromium) {
  const named = process.env.VITRINE_CHROMIUM;
  if (named) {
    yield { name: 'VITRINE_CHROMIUM', executablePath: named };
    return;
  }
  for (const executablePath of systemBrowsers()) yield { name: 'system', executablePath };
  const own = chromium.executablePath();
  if (own && fs.existsSync(own)) yield { name: "Playwright's", executablePath: own };
  // Its graphics libraries are looked for beside the program.
  const folder = unpackChromium(['chromium.br', 'swiftshader.tar.br'], 'chromium');
  if (folder) {
    yield { name: 'packaged', executablePath: path.join(folder, 'chromium'), packed: true };
  }
}

/** Chrome, Chromium and Edge where their installers put them. */
function systemBrowsers() {
  const names = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser'];
  const places =
    {
      darwin: [
        '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
        '/Applications/Chromium.app/Contents/MacOS/Chromium',
      ],
      win32: [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
        .filter(Boolean)
        .flatMap((folder) => [
          path.join(folder, 'Google/Chrome/Application/chrome.exe'),
          path.join(folder, 'Microsoft/Edge/Application/msedge.exe'),
        ]),
    }[process.platform] ??
    (process.env.PATH ?? '')
      .split(path.delimiter)
      .flatMap((folder) => names.map((name) => path.join(folder, name)));
  const found = places.filter((file) => fs.existsSync(file)).map((file) => fs.realpathSync(file));
  return [...new Set(found)];
}

function launchOptions({ executablePath, packed }) {
  const args = [...QUIET, ...WEBGPU];
  const env = {};
  if (process.platform === 'linux') {
    args.push(...SWIFTSHADER);
    if (process.getuid() === 0) args.push('--no-sandbox');
  }
  if (packed) {
    if (missingLibraries(executablePath, env).length > 0) {
      const folder = path.join(unpackChromium(['al2023.tar.br'], 'libraries'), 'lib');
      env.LD_LIBRARY_PATH = [folder, process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
    }
    if (!fs.existsSync('/etc/fonts/fonts.conf')) env.FONTCONFIG_FILE = packedFonts();
  }
  return { executablePath, args, env };
}

/** The shared libraries that `executable` needs and the system lacks. */
function missingLibraries(executable, env) {
  try {
    const report = execFileSync('ldd', [executable], {
      env: { ...process.env, ...env },
      encoding: 'utf8',
      stdio: 'pipe',
    });
    return [...report.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1]);
  } catch {
    return [];
  }
}

/** A fontconfig file that names the packaged fonts, for a machine with none. */
function packedFonts() {
  const folder = unpackChromium(['fonts.tar.br'], 'fonts');
  const file = path.join(folder, 'vitrine-fonts.conf');
  const text = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${folder}</dir><cachedir>${path.join(folder, 'cache')}</cachedir></fontconfig>
`;
  if (!fs.existsSync(file)) fs.writeFileSync(file, text);
  return file;
}

/** Launches the browser and asks for an adapter in a page and in a worker; the browser's version. */
async function probe(chromium, options) {
  const env = { ...process.env, ...options.env };
  const browser = await chromium.launch({ ...options, env, timeout: 60_000 });
  try {
    const page = await browser.newPage();
    // WebGPU needs a secure context, which localhost is; nothing is served there.
    const address = 'http://localhost/';
    await page.route(address, (route) => route.fulfill({ contentType: 'text/html', body: '' }));
    await page.goto(address);
    const [inPage, inWorker] = await page.evaluate(async () => {
      const asked = async () => Boolean(await navigator.gpu?.requestAdapter());
      const source = `(${asked})().then(postMessage)`;
      const worker = new Worker(URL.createObjectURL(new Blob([source])));
      const answer = new Promise((resolve, reject) => {
        worker.onmessage = (event) => resolve(event.data);
        worker.onerror = () => reject(new Error('its worker failed'));
      });
      return [await asked(), await answer];
    });
    if (!inPage) throw new Error('no WebGPU adapter in a page');
    if (!inWorker) throw new Error('no WebGPU adapter in a worker');
    return browser.version();
  } finally {
    await browser.close();
  }
}

/** One line on why a browser was refused. */
function reason(error, { executablePath, env }) {
  const missing = process.platform === 'linux' ? missingLibraries(executablePath, env) : [];
  if (missing.length > 0) return `it needs ${missing.join(', ')}, which this machine lacks`;
  const shared = /error while loading shared libraries: ([^\s:]+)/.exec(error.message);
  return shared ? `it needs ${shared[1]}, which this machine lacks` : error.message.split('\n')[0];
}
