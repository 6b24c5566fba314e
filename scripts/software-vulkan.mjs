// A WebGPU implementation for Node: Dawn (the package `webgpu`) over the machine's GPU where there is
// one, else over SwiftShader, the software Vulkan driver inside the package `@sparticuz/chromium`.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { waitPatiently } from './patient-polls.mjs';
import { unpackChromium } from './unpack.mjs';

const LOADER = 'libvulkan.so.1';
const SWIFTSHADER_ICD = 'vk_swiftshader_icd.json';

/** Where container platforms mount a GPU's driver manifest, outside the loader's own search path. */
const MOUNTED_DRIVERS = [
  '/usr/local/nvidia/share/vulkan/icd.d/nvidia_icd.json',
  '/usr/local/nvidia/vulkan/icd.d/nvidia_icd.json',
];

/** System browsers that carry SwiftShader's manifest beside their binary. */
const CHROMIUM_FOLDERS = [
  '/usr/lib/chromium',
  '/usr/lib/chromium-browser',
  '/usr/lib64/chromium-browser',
  '/opt/google/chrome',
];

/** Dawn stops the process when the object that `create` returned is collected: keep all of them. */
const kept = [];

/**
 * What a browser needs against shaders of strangers: indices held within their buffers, workgroup
 * memory cleared. The shaders here are the project's own, and a processor spends a third of its time
 * on it. What Dawn does not know it leaves out.
 */
const TRUSTED = ['enable-dawn-features=disable_robustness,disable_workgroup_init'];

/**
 * Opens WebGPU in this process: the machine's GPU when Dawn finds an adapter there that is not a
 * software one, else SwiftShader. Call it once and share what it returns. A driver named in
 * VK_DRIVER_FILES or VK_ICD_FILENAMES is used as it is.
 */
export async function openGpu() {
  // Deno has WebGPU of its own: wgpu, as in Firefox, over the drivers of the system.
  if (globalThis.Deno) return navigator.gpu;
  if (process.platform !== 'linux') return createGpu();
  if (driverIsNamed()) {
    provideLoader();
    return createGpu();
  }
  if (hasGraphicsDevice()) {
    provideLoader();
    const gpu = await openMachineGpu();
    if (gpu) return gpu;
  }
  process.env.VK_ICD_FILENAMES = swiftshaderIcd();
  provideLoader();
  return createGpu();
}

/**
 * What a child process that brings its own WebGPU needs in its environment to find the same driver:
 * nothing where the machine has a GPU or names a driver.
 */
export function driverEnvironment() {
  if (process.platform !== 'linux' || driverIsNamed() || hasGraphicsDevice()) return {};
  const folders = [process.env.LD_LIBRARY_PATH, systemHasLoader() ? null : swiftshaderFolder()];
  return {
    VK_ICD_FILENAMES: swiftshaderIcd(),
    LD_LIBRARY_PATH: folders.filter(Boolean).join(':'),
  };
}

async function createGpu() {
  const { create, globals } = await import('webgpu');
  if (kept.length === 0) waitPatiently(globals);
  const gpu = create(TRUSTED);
  kept.push(gpu);
  return gpu;
}

async function openMachineGpu() {
  for (const driver of [undefined, ...MOUNTED_DRIVERS.filter((file) => fs.existsSync(file))]) {
    if (driver) process.env.VK_ICD_FILENAMES = driver;
    const gpu = await createGpu();
    const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' });
    if (adapter && !adapter.info.isFallbackAdapter && !isSoftware(adapter.info)) return gpu;
  }
  return null;
}

const isSoftware = ({ architecture, description }) =>
  /swiftshader|llvmpipe|lavapipe/i.test(`${architecture} ${description}`);

const driverIsNamed = () => Boolean(process.env.VK_DRIVER_FILES || process.env.VK_ICD_FILENAMES);

/** Whether the kernel shows any device that a Vulkan driver could drive. */
function hasGraphicsDevice() {
  if (fs.existsSync('/dev/nvidiactl') || fs.existsSync('/dev/dxg')) return true;
  try {
    return fs.readdirSync('/dev/dri').some((name) => name.startsWith('renderD'));
  } catch {
    return false;
  }
}

/** Maps the Vulkan loader into this process, where Dawn finds it by its name, if the system has none. */
function provideLoader() {
  if (systemHasLoader()) return;
  const loader = path.join(swiftshaderFolder(), LOADER);
  if (!fs.existsSync(loader)) {
    throw Object.assign(new Error('no Vulkan loader (libvulkan.so.1) was found'), {
      hint: "Install your system's Vulkan loader: libvulkan1 (Debian, Ubuntu), vulkan-loader (Fedora).",
    });
  }
  const RTLD_NODELETE = 0x1000;
  try {
    process.dlopen({ exports: {} }, loader, os.constants.dlopen.RTLD_NOW | RTLD_NODELETE);
  } catch (error) {
    // It is no Node add-on, which Node says once it is mapped; and mapped it stays.
    if (!/did not self-register/.test(error.message)) throw error;
  }
}

function systemHasLoader() {
  const folders = (process.env.LD_LIBRARY_PATH ?? '').split(':').filter(Boolean);
  if (folders.some((folder) => fs.existsSync(path.join(folder, LOADER)))) return true;
  try {
    const cache = fs.readFileSync('/etc/ld.so.cache', 'latin1');
    const listed = cache.match(/\/[^\0]*\/libvulkan\.so\.1(?=\0)/g) ?? [];
    return listed.some((file) => fs.existsSync(file));
  } catch {
    return ['/usr/lib', '/usr/lib64', '/lib'].some((folder) =>
      fs.existsSync(path.join(folder, LOADER)),
    );
  }
}

const swiftshaderIcd = () => path.join(swiftshaderFolder(), SWIFTSHADER_ICD);

/** The folder of SwiftShader's driver and manifest; the package's one holds a Vulkan loader too. */
function swiftshaderFolder() {
  const packed = packedSwiftshader();
  if (packed) return packed;
  const found = CHROMIUM_FOLDERS.find((folder) =>
    fs.existsSync(path.join(folder, SWIFTSHADER_ICD)),
  );
  if (found) return found;
  throw Object.assign(new Error('no GPU and no software Vulkan driver (SwiftShader) was found'), {
    hint:
      process.arch === 'x64'
        ? 'Run `npm ci`: the package @sparticuz/chromium, which carries SwiftShader, is missing.'
        : 'Install Chromium, which carries SwiftShader, and a Vulkan loader (libvulkan1).',
  });
}

function packedSwiftshader() {
  const beside = path.join(import.meta.dirname, 'swiftshader');
  if (fs.existsSync(path.join(beside, SWIFTSHADER_ICD))) return beside;
  return unpackChromium(['swiftshader.tar.br'], 'swiftshader');
}
