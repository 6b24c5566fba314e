import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '..');

const PACKAGES = ['valibot', 'three', 'react', 'webgpu'];

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
  'src/app/page.ts': ["import 'react';"],
  'src/workers/gpu.ts': ['export const gpu = navigator.gpu;'],
  'src/app/line.ts': ["import '../cli/line';", 'app-imports: src/app/line.ts → src/cli/line.ts'],
  'src/cli/line.ts': ["import 'node:fs';\nimport 'webgpu';\nimport '../engine/fine';"],
  'src/cli/lost.ts': ["import './nowhere';", 'resolvable: src/cli/lost.ts → ./nowhere'],
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
