import { PLATFORM_CHOICES, type PlatformChoice } from '../../engine/dynamics';
import { choosePlatform } from '../control/run-control';
import { Field } from '../kit/field';
import { Select } from '../kit/select';
import { usePlatform } from '../stores/platform-store';
import { type GpuState, isActive, useRun } from '../stores/run-store';
import styles from './size-section.module.css';

const LABELS: Readonly<Record<PlatformChoice, string>> = {
  auto: 'The fastest available',
  gpu: 'Graphics processor',
  processor: 'Processor',
};

/** What runs are computed on. */
export function PlatformField() {
  const choice = usePlatform((state) => state.choice);
  const gpu = useRun((run) => run.gpu);
  const active = useRun(isActive);
  return (
    <>
      <Field label="Compute on">
        {({ id }) => (
          <Select
            disabled={active}
            id={id}
            onChange={(value) => {
              const next = PLATFORM_CHOICES.find((one) => one === value);
              if (next) choosePlatform(next);
            }}
            options={PLATFORM_CHOICES.map((value) => ({ value, label: LABELS[value] }))}
            value={choice}
          />
        )}
      </Field>
      <p className={styles.help}>{sayPlatform(gpu)}</p>
    </>
  );
}

function sayPlatform(gpu: GpuState): string {
  if (gpu.kind === 'asking') return 'Looking for devices …';
  if (gpu.kind === 'missing') return `${gpu.message} ${gpu.hint}`;
  if (gpu.platform === 'processor') {
    return 'Runs on the processor (WebAssembly); a run gives the same bits on every computer.';
  }
  const { name, software } = gpu.adapter;
  return software ? `Runs on ${name}, a processor that imitates a GPU: slow.` : `Runs on ${name}.`;
}
