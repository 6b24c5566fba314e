import fs from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { denoProgram, quickestEnvironment } from './deno.mjs';
import { driverEnvironment } from './software-vulkan.mjs';

afterEach(() => vi.unstubAllEnvs());

describe('the environment of a process with WebGPU of its own', () => {
  it('leaves a driver alone that a person names', () => {
    vi.stubEnv('VK_ICD_FILENAMES', '/somewhere/a_driver.json');
    expect(driverEnvironment()).toEqual({});
    expect(quickestEnvironment()).toEqual({});
  });

  it('names drivers and folders that exist', () => {
    vi.stubEnv('VK_ICD_FILENAMES', undefined);
    vi.stubEnv('VK_DRIVER_FILES', undefined);
    for (const environment of [driverEnvironment(), quickestEnvironment()]) {
      const { VK_ICD_FILENAMES: driver, LD_LIBRARY_PATH: folders } = environment;
      for (const file of [driver, ...(folders ?? '').split(':')].filter(Boolean)) {
        expect(fs.existsSync(file), file).toBe(true);
      }
    }
  });
});

describe('denoProgram', () => {
  it('finds Deno on the path where npm has installed none', () => {
    const exists = vi.spyOn(fs, 'existsSync');
    vi.stubEnv('PATH', ['/a', '/b'].join(path.delimiter));
    exists.mockImplementation((file) => String(file).startsWith('/b'));
    expect(denoProgram()).toBe(path.join('/b', process.platform === 'win32' ? 'deno.exe' : 'deno'));
    exists.mockReturnValue(false);
    expect(denoProgram()).toBeNull();
    exists.mockRestore();
  });
});
