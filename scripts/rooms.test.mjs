import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '..');

const PACKAGES = ['valibot', 'three', 'react', 'webgpu', 'idb', 'cephes'];

/** Sources that break the rule, each with the complaint it must earn; those without are in order. */
const SOURCES = {
  'src/core/up.ts': [
    "import '../engine/fine';",
    'core-imports: src/core/up.ts → src/engine/fine.ts',
  ],
  'src/core/type.ts': [
    "import type { Fine } from '../engine/fine';\nexport type Same = Fine;",
    'core-imports: src/core/type.ts → src/engine/fine.ts',
  ],
  'src/core/checked.ts': ["import 'valibot';"],
  'src/engine/fine.ts': ["import '../core/checked';\nexport type Fine = GPUDevice;"],
  'src/engine/node.ts': ["import 'node:fs';", 'node-in-cli: src/engine/node.ts → fs'],
  'src/structure/scene.ts': ["import 'three';", 'three-in-viewer: src/structure/scene.ts'],
  'src/structure/scene.test.ts': ["import 'node:fs';\nimport '../run/device';"],
  'src/run/device.ts': [
    '// GPUQueue may be named in a comment\nexport const draw = (device: GPUDevice) => device;',
    'gpu-in-engine: src/run/device.ts names GPUDevice',
  ],
  'src/run/page.ts': ["import 'react';", 'react-in-app: src/run/page.ts'],
  'src/app/main.ts': ["import 'react';"],
  'src/workers/gpu.ts': ['export const gpu = navigator.gpu;'],
  'src/lab/words/gpu.ts': [
    'export const gpu = navigator.gpu;',
    'gpu-in-engine: src/lab/words/gpu.ts names navigator.gpu',
  ],
  'src/lab/words/keeps.ts': [
    "import '../../storage/kept';",
    'lab-imports: src/lab/words/keeps.ts → src/storage/kept.ts',
  ],
  'src/lab/words/frames.ts': [
    "import '../frames/frame';",
    'lab-floors: src/lab/words/frames.ts → src/lab/frames/frame.ts',
  ],
  'src/lab/frames/frame.ts': ["import '../setup/ramp';"],
  'src/lab/setup/ramp.ts': ['export const ramp = 1;'],
  'src/storage/kept.ts': ["import 'idb';\nexport const kept = indexedDB;"],
  'src/storage/asks.ts': [
    "import '../workers/gpu';",
    'storage-imports: src/storage/asks.ts → src/workers/gpu.ts',
  ],
  'src/workers/fit/asks.ts': [
    "import '../reading/asks';",
    'workers-floors: src/workers/fit/asks.ts → src/workers/reading/asks.ts',
  ],
  'src/workers/reading/asks.ts': [
    "import '../../app/page';",
    'workers-imports: src/workers/reading/asks.ts → src/app/page.tsx',
  ],
  'src/app/page.tsx': ["import 'idb';", 'idb-in-storage: src/app/page.tsx'],
  'src/app/stores/keeps.ts': [
    'export const kept = localStorage;',
    'kept-in-storage: src/app/stores/keeps.ts names localStorage',
  ],
  'src/app/stores/up.ts': [
    "import '../kit/button';",
    'app-floors: src/app/stores/up.ts → src/app/kit/button.ts',
  ],
  'src/app/kit/button.ts': [
    "import '../control/across';",
    'app-floors: src/app/kit/button.ts → src/app/control/across.ts',
  ],
  'src/app/control/across.ts': ["import '../stores/keeps';"],
  'src/app/stores/top.ts': [
    "import '../page';",
    'app-floors: src/app/stores/top.ts → src/app/page.tsx',
  ],
  'src/app/attic/new.ts': [
    "import '../stores/keeps';",
    'app-folder-without-floor: src/app/attic/new.ts',
  ],
  'src/app/line.ts': ["import '../cli/line';", 'app-imports: src/app/line.ts → src/cli/line.ts'],
  'src/cli/line.ts': ["import 'node:fs';\nimport 'webgpu';\nimport '../engine/fine';"],
  'src/cli/lost.ts': ["import './nowhere';", 'resolvable: src/cli/lost.ts → ./nowhere'],
  'src/cli/bench.ts': [
    "import '../../tools/bench/bench';",
    'tools-outside: src/cli/bench.ts → tools/bench/bench.ts',
  ],
  'src/cli/statistics.ts': ["import 'cephes';", 'tools-outside: src/cli/statistics.ts'],
  'tools/bench/bench.ts': ["import 'cephes';\nimport 'node:fs';\nimport '../../src/cli/line';"],
  'tools/bench/page.ts': [
    "import '../../src/app/page';",
    'tools-imports: tools/bench/page.ts → src/app/page.tsx',
  ],
  'src/formats/a.ts': ["import './b';", 'no-cycle: src/formats/a.ts'],
  'src/formats/b.ts': ["import './a';"],
};

describe('the room rule', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'vitrine-rooms-'));
  let complaints;

  beforeAll(() => {
    for (const [file, [code]] of Object.entries(SOURCES)) {
      fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      fs.writeFileSync(path.join(folder, file), `${code}\n`);
    }
    for (const file of ['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json']) {
      fs.copyFileSync(path.join(ROOT, file), path.join(folder, file));
    }
    for (const name of PACKAGES) {
      const home = path.join(folder, 'node_modules', name);
      fs.mkdirSync(home, { recursive: true });
      fs.writeFileSync(path.join(home, 'package.json'), JSON.stringify({ name, main: 'index.js' }));
      fs.writeFileSync(path.join(home, 'index.js'), '');
    }
    const script = path.join(ROOT, 'scripts', 'rooms.mjs');
    const { status, stderr } = spawnSync(process.execPath, [script], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(status).toBe(1);
    complaints = stderr.split('\n');
  }, 60_000);

  afterAll(() => fs.rmSync(folder, { recursive: true }));

  for (const [file, [, complaint]] of Object.entries(SOURCES)) {
    if (complaint) {
      it(`complains: ${complaint}`, () => {
        expect(complaints.some((line) => line.startsWith(complaint))).toBe(true);
      });
    } else if (file !== 'src/formats/b.ts') {
      it(`accepts ${file}`, () => {
        expect(complaints.filter((line) => line.includes(`: ${file}`))).toEqual([]);
      });
    }
  }

  it('complains when it sees too few modules', () => {
    expect(complaints.some((line) => line.startsWith('only '))).toBe(true);
  });
});

/** Code that names what its room does not have, each with the name that TypeScript must miss. */
const STRANGERS = {
  'tsconfig.rooms.json': {
    'src/core/dom.ts': ['export const title = document.title;', 'document'],
    'src/lab/words/dom.ts': ['export const wide = window.innerWidth;', 'window'],
    'src/storage/dom.ts': ['export const values = localStorage;', 'localStorage'],
    'src/workers/fit/dom.ts': ['export const image = new Image();', 'Image'],
    'src/workers/fit/node.ts': ['export const home = process.env.HOME;', 'process'],
  },
  'tsconfig.page.json': {
    'src/app/node.ts': ['export const bytes = Buffer.alloc(1);', 'Buffer'],
    'src/viewer/node.ts': ['export const home = process.env.HOME;', 'process'],
  },
};

describe("what a room's types leave out", () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'vitrine-types-'));
  const complaints = {};

  beforeAll(() => {
    fs.copyFileSync(path.join(ROOT, 'tsconfig.json'), path.join(folder, 'tsconfig.json'));
    fs.symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
    for (const [config, sources] of Object.entries(STRANGERS)) {
      fs.copyFileSync(path.join(ROOT, config), path.join(folder, config));
      for (const [file, [code]] of Object.entries(sources)) {
        fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
        fs.writeFileSync(path.join(folder, file), `${code}\n`);
      }
      const tsc = path.join(ROOT, 'node_modules/typescript/bin/tsc');
      const { stdout } = spawnSync(process.execPath, [tsc, '--noEmit', '-p', config], {
        cwd: folder,
        encoding: 'utf8',
      });
      complaints[config] = stdout.split('\n');
    }
  }, 60_000);

  afterAll(() => fs.rmSync(folder, { recursive: true }));

  for (const [config, sources] of Object.entries(STRANGERS)) {
    for (const [file, [, name]] of Object.entries(sources)) {
      it(`${file} has no ${name}`, () => {
        const about = complaints[config].filter((line) => line.startsWith(file));
        expect(about.some((line) => line.includes(`'${name}'`))).toBe(true);
      });
    }
  }
});
