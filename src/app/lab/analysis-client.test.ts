import { expect, it } from 'vitest';
import { createExperiment } from '../../core/experiment';
import { placeReplicas } from '../../run/replicas';
import { AnalysisClient, type AnalysisPort } from './analysis-client';

const [glass] = placeReplicas(createExperiment({ preset: '24B', atoms: 200, cutoff: 5 }));

it('says that its worker came to an end, and wakes another one', async () => {
  const ports: { error: (event: unknown) => void; message: (event: unknown) => void }[] = [];
  const wake = (): AnalysisPort => {
    const port = { error: (_: unknown) => {}, message: (_: unknown) => {} };
    ports.push(port);
    return {
      addEventListener: (kind: 'error' | 'message', listener: never) => {
        port[kind] = listener;
      },
      postMessage: () => {},
      terminate: () => {},
    } as never;
  };
  const client = new AnalysisClient(wake);
  const first = client.analyse(glass);
  const second = client.analyse(glass);
  ports[0].error({ message: '' });
  await expect(first).rejects.toThrow('could not be drawn: its worker could not be loaded');
  await expect(second).rejects.toThrow('could not be drawn');
  const third = client.analyse(glass);
  expect(ports).toHaveLength(2);
  ports[1].message({ data: { kind: 'analysis', sequence: 3, analysis: 'a picture' } });
  expect(await third).toBe('a picture');
});
