import { PROTOCOLS, type ProtocolPreset, totalSteps } from '../../core/protocol';
import { replicaCount } from '../../core/variants';
import { PROCESSOR_NAME } from '../../engine/processor/platform';
import { nanosecondsPerDay, sayNumber, sayRoughly } from '../../lab/words/words';
import type { Speed } from '../../run/speed';
import { estimateTime, type TimeEstimate } from '../../run/speed-estimate';
import { startMeasuringComputer, stopMeasuring } from '../control/run-control';
import { Button } from '../kit/button';
import { Section } from '../kit/section';
import { isActive, useRun } from '../stores/run-store';
import { useSetup } from '../stores/setup-store';
import { useSpeeds } from '../stores/speed-store';
import styles from './computer-section.module.css';

/** How quick this computer is, and how long every protocol takes on it. */
export function ComputerSection() {
  const gpu = useRun((run) => run.gpu);
  const active = useRun(isActive);
  const { kept, measuring, trouble } = useSpeeds();
  if (gpu.kind === 'missing') return null;
  const adapter = gpu.kind === 'ready' ? gpu.adapter.name : null;
  const known = adapter === null ? null : (kept[adapter] ?? null);
  const speeds = measuring?.speeds ?? known?.speeds ?? [];
  const processor = adapter === PROCESSOR_NAME ? null : (kept[PROCESSOR_NAME] ?? null);
  return (
    <Section title="This computer">
      {speeds.length > 0 ? (
        <SpeedTable speeds={speeds} />
      ) : (
        <p className={styles.quiet}>
          How long a glass takes depends on what it is computed on. A few hundred steps tell, within
          half a minute.
        </p>
      )}
      {known && !measuring ? (
        <p className={styles.quiet}>
          Measured {sayDay(known.measured)} on {adapter}
          {sayDispatches(known.speeds)}. What has a ≈ was not timed; it follows from the number of
          atoms and their cutoff.
        </p>
      ) : null}
      {known && processor && !measuring ? (
        <>
          <h3 className={styles.heading}>On the {PROCESSOR_NAME}</h3>
          <SpeedTable speeds={processor.speeds} />
          <p className={styles.quiet}>
            Measured {sayDay(processor.measured)}. “The fastest available” takes the one that is
            quicker for what is set up.
          </p>
        </>
      ) : null}
      {measuring ? (
        <div className={styles.measuring}>
          <p role="status">Measuring, {lowerFirst(measuring.what)}</p>
          <Button onClick={stopMeasuring}>Stop measuring</Button>
        </div>
      ) : (
        <div className={styles.measuring}>
          <Button disabled={active || adapter === null} onClick={startMeasuringComputer}>
            {known ? 'Measure again' : 'Measure this computer'}
          </Button>
          {active ? <span className={styles.quiet}>Not possible while a run goes on.</span> : null}
        </div>
      )}
      {trouble ? (
        <p className={styles.problem} role="alert">
          {trouble.message} <strong>{trouble.hint}</strong>
        </p>
      ) : null}
    </Section>
  );
}

function SpeedTable({ speeds }: { readonly speeds: readonly Speed[] }) {
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Protocol</th>
            <th scope="col">Atoms</th>
            <th scope="col">Steps/s</th>
            <th scope="col">ns/day</th>
            <th scope="col">Takes</th>
          </tr>
        </thead>
        <tbody>
          {PROTOCOLS.map((preset) => (
            <ProtocolRow key={preset.protocol.id} preset={preset} speeds={speeds} />
          ))}
        </tbody>
      </table>
      <PresentSetup speeds={speeds} />
    </>
  );
}

interface ProtocolRowProps {
  readonly preset: ProtocolPreset;
  readonly speeds: readonly Speed[];
}

function ProtocolRow({ preset, speeds }: ProtocolRowProps) {
  const { protocol, title, atoms, cutoff } = preset;
  const timed = speeds.find((speed) => speed.atoms === atoms && speed.cutoff === cutoff);
  const rate = timed?.stepsPerSecond ?? Number.NaN;
  return (
    <tr>
      <th scope="row">{title}</th>
      <td>{atoms}</td>
      <td>{sayNumber(rate)}</td>
      <td>{sayNumber(nanosecondsPerDay(rate, protocol.timeStep))}</td>
      <td>{sayTime(estimateTime(speeds, { atoms, cutoff }, totalSteps(protocol)))}</td>
    </tr>
  );
}

/** How long what is set up takes; nothing when that is a protocol as it comes. */
function PresentSetup({ speeds }: { readonly speeds: readonly Speed[] }) {
  const experiment = useSetup((setup) => setup.experiment);
  const { protocol, atoms, cutoff } = experiment;
  const replicas = replicaCount(experiment);
  const steps = totalSteps(protocol);
  const listed = PROTOCOLS.some(
    (preset) =>
      preset.atoms === atoms && preset.cutoff === cutoff && totalSteps(preset.protocol) === steps,
  );
  const time = estimateTime(speeds, { atoms, cutoff }, steps, replicas);
  if (time === null || (listed && replicas === 1)) return null;
  return (
    <p>
      What is set up above takes about <strong>{sayRoughly(time.seconds)}</strong>.
    </p>
  );
}

/** '54 s', or '≈ 2 h' where other steps were timed. */
function sayTime(time: TimeEstimate | null): string {
  if (time === null) return '–';
  return `${time.scaledFrom ? '≈\u00a0' : ''}${sayRoughly(time.seconds)}`;
}

/** ': 7.2 dispatches a step'; '6.1 to 7.2' where sizes differ; nothing on the processor, which has none */
function sayDispatches(speeds: readonly Speed[]): string {
  const counts = speeds.flatMap(({ dispatchesPerStep }) => dispatchesPerStep ?? []);
  if (counts.length === 0) return '';
  const [least, most] = [Math.min(...counts), Math.max(...counts)].map((count) =>
    sayNumber(count, 2),
  );
  return `: ${least === most ? least : `${least} to ${most}`} dispatches a step`;
}

function sayDay(iso: string): string {
  return new Date(iso).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
}

function lowerFirst(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
