// Deno, whose WebGPU is wgpu, as in Firefox: the other implementation beside Dawn.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findProgram } from './programs.mjs';
import { driverEnvironment } from './software-vulkan.mjs';

const MESA = '/usr/share/vulkan/icd.d';

/** Deno's program: the one that npm installs on 64-bit Linux, else the system's; null where there is none. */
export const denoProgram = () => findProgram('@deno/linux-x64-glibc/deno', 'deno');

/**
 * The environment in which Deno computes quickest: on the GPU, else on the processor through Mesa's
 * lavapipe where it is installed, else through SwiftShader.
 */
export function quickestEnvironment() {
  const software = driverEnvironment();
  const lavapipe = software.VK_ICD_FILENAMES && lavapipeManifest();
  if (!lavapipe) return software;
  // Without a folder for sockets, which no window needs here, it complains.
  const { XDG_RUNTIME_DIR = os.tmpdir() } = process.env;
  return { VK_ICD_FILENAMES: lavapipe, XDG_RUNTIME_DIR };
}

function lavapipeManifest() {
  if (!fs.existsSync(MESA)) return null;
  const name = fs.readdirSync(MESA).find((file) => /^lvp_icd.*\.json$/.test(file));
  return name ? path.join(MESA, name) : null;
}
