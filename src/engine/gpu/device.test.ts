import { describe, expect, it } from 'vitest';
import { rejectionOf } from '../../../tests/support/problems';
import { describeAdapter } from './device';
import { requestGpuPlatform } from './platform';

const info = (parts: Partial<GPUAdapterInfo>) =>
  ({ vendor: '', architecture: '', device: '', description: '', ...parts }) as GPUAdapterInfo;

describe('an adapter', () => {
  it('is called by its description, or by vendor and architecture', () => {
    expect(describeAdapter(info({ description: 'Some GPU', vendor: 'v' })).name).toBe('Some GPU');
    expect(describeAdapter(info({ vendor: 'v', architecture: 'a' })).name).toBe('v a');
    expect(describeAdapter(info({})).name).toBe('GPU');
  });

  it('is software when a processor imitates it', () => {
    expect(describeAdapter(info({ architecture: 'swiftshader' })).software).toBe(true);
    expect(describeAdapter(info({ description: 'llvmpipe (LLVM 15)' })).software).toBe(true);
    expect(describeAdapter(info({ vendor: 'v', isFallbackAdapter: true })).software).toBe(true);
    expect(describeAdapter(info({ vendor: 'nvidia', architecture: 'ada' })).software).toBeFalsy();
  });

  it('that is absent is a problem with a way out', async () => {
    const gpu = { requestAdapter: () => Promise.resolve(null) } as unknown as GPU;
    const problem = await rejectionOf(requestGpuPlatform(gpu));
    expect(problem.message).toContain('no graphics adapter');
    expect(problem.hint).toContain('driver');
  });

  it('that gives no device is a problem that repeats why', async () => {
    const adapter = {
      limits: {},
      info: info({}),
      requestDevice: () => Promise.reject(new Error('too many devices')),
    };
    const gpu = { requestAdapter: () => Promise.resolve(adapter) } as unknown as GPU;
    const problem = await rejectionOf(requestGpuPlatform(gpu));
    expect(problem.message).toContain('too many devices');
  });
});
