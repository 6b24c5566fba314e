import { useState } from 'react';
import { Problem } from '../../core/problem';
import { totalSteps } from '../../core/protocol';
import { readSeries, seriesPoints, writeSeries } from '../../core/series';
import { axesFor, seriesAxis } from '../../core/series-axis';
import { nextPoint, seriesBegun, seriesSeconds } from '../../lab/series/series-progress';
import { sayRoughly } from '../../lab/words/words';
import { Button } from '../kit/button';
import { Field } from '../kit/field';
import { Select } from '../kit/select';
import { TextButton } from '../kit/text-button';
import { TextInput } from '../kit/text-input';
import { isActive, useRun } from '../stores/run-store';
import { useSeries } from '../stores/series-store';
import { changeExperiment, useSetup } from '../stores/setup-store';
import { useSpeeds } from '../stores/speed-store';
import styles from './series-form.module.css';

/** Values that an axis is offered with, beside the experiment's own. */
const USUAL = 'rate=1000,270,100';

/** Makes the bench a series, or one experiment again. */
export function toggleSeries(): void {
  const { experiment } = useSetup.getState();
  changeExperiment(
    experiment.series ? { series: undefined } : { series: readSeries(USUAL), variants: [] },
  );
}

/** What a series varies, its values, what it costs, and how far it has come. */
export function SeriesForm() {
  const experiment = useSetup((state) => state.experiment);
  const { series } = experiment;
  if (!series) return null;
  return (
    <fieldset aria-label="Series" className={styles.form}>
      <Fields key={writeSeries(series)} />
      <Cost />
      <Points />
      <p className={styles.quiet}>
        Melt and quench makes the points one after the other, each with all its seeds; what is done
        is kept. <TextButton onClick={toggleSeries}>Back to one experiment</TextButton>
      </p>
    </fieldset>
  );
}

function Fields() {
  const experiment = useSetup((state) => state.experiment);
  const plan = experiment.series ?? readSeries(USUAL);
  const axis = seriesAxis(plan.axis);
  const [text, setText] = useState(plan.values.join(', '));
  const [problem, setProblem] = useState<string | null>(null);
  const choices = [...new Set([plan.axis, ...axesFor(experiment)])];
  const take = () => {
    try {
      changeExperiment({ series: readSeries(`${plan.axis}=${text}`) });
      setProblem(null);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      setProblem(`${error.message} ${error.hint}`);
    }
  };
  return (
    <>
      <Field label="Axis">
        {({ id }) => (
          <Select
            id={id}
            onChange={(chosen) => changeExperiment({ series: offered(chosen) })}
            options={choices.map((value) => ({ value, label: seriesAxis(value).label }))}
            value={plan.axis}
          />
        )}
      </Field>
      <Field
        help="Values, or a range with its number of points: 10..40/4."
        label={`Values${axis.unit === null ? '' : `, ${axis.unit}`}`}
        problem={problem}
      >
        {({ id, describedBy }) => (
          <TextInput
            aria-describedby={describedBy}
            aria-invalid={problem !== null}
            id={id}
            onBlur={take}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') take();
            }}
            value={text}
          />
        )}
      </Field>
    </>
  );
}

/** A series along an axis, around where the experiment stands on it. */
function offered(id: string) {
  const { experiment } = useSetup.getState();
  if (id === 'rate') return readSeries(USUAL);
  const axis = seriesAxis(id);
  const here = axis.of(experiment) ?? 1;
  const tidy = (value: number) => Number(value.toPrecision(6));
  const around = axis.composes
    ? [here, here + 5, here + 10]
    : id === 'atoms'
      ? [here, 2 * here, 4 * here]
      : id === 'pressure'
        ? [here, here + 1, here + 2]
        : [0.9 * here, here, 1.1 * here];
  return { axis: id, values: around.map(tidy) };
}

/** What the series takes on this computer, by what was timed here. */
function Cost() {
  const experiment = useSetup((state) => state.experiment);
  const problem = useSetup((state) => state.problem);
  const gpu = useRun((run) => run.gpu);
  const kept = useSpeeds((speeds) => speeds.kept);
  if (problem) return null;
  const points = seriesPoints(experiment);
  const glasses = points.length * experiment.replicas;
  const steps = points.reduce((sum, point) => sum + totalSteps(point.experiment.protocol), 0);
  const speeds = gpu.kind === 'ready' ? (kept[gpu.adapter.name]?.speeds ?? []) : [];
  const cores =
    gpu.kind === 'ready' && gpu.platform === 'processor' ? navigator.hardwareConcurrency : null;
  const seconds = seriesSeconds(experiment, speeds, cores);
  return (
    <p className={styles.quiet}>
      {points.length} points × {experiment.replicas} {experiment.replicas === 1 ? 'seed' : 'seeds'}{' '}
      = {glasses} glasses, {steps.toLocaleString('en-GB')} steps one after the other.{' '}
      {experiment.replicas === 1 ? 'With one seed a point there are no errors. ' : ''}
      <strong>
        {seconds === null
          ? 'How long that takes is known when this computer is measured, below.'
          : `About ${sayRoughly(seconds)} on this computer.`}
      </strong>
    </p>
  );
}

/** Each point and where it stands. */
function Points() {
  const experiment = useSetup((state) => state.experiment);
  const problem = useSetup((state) => state.problem);
  const known = useSeries((state) => state.series);
  const measuring = useSeries((state) => state.measuring);
  const active = useRun(isActive);
  if (problem) return null;
  const begun = seriesBegun(experiment, known);
  const next = nextPoint(begun);
  const present = begun === known && (active || measuring) ? next : null;
  return (
    <ol aria-label="Points of the series" className={styles.points}>
      {seriesPoints(experiment).map(({ value, name }, i) => {
        const done = begun.points[i].seeds.length > 0;
        const state = done
          ? 'done'
          : present?.value === value
            ? measuring
              ? 'is measured'
              : 'goes on'
            : 'waits';
        return (
          <li data-state={state} key={value}>
            {name}: {state}
          </li>
        );
      })}
    </ol>
  );
}

/** Sets a series up, beside what else runs side by side. */
export function SeriesButton({ className }: { readonly className: string }) {
  const pressed = useSetup((state) => state.experiment.series !== undefined);
  return (
    <Button
      aria-pressed={pressed}
      className={className}
      onClick={toggleSeries}
      title="Experiments along one axis, one after the other: rates, an oxide in place of another, a parameter"
    >
      A series…
    </Button>
  );
}
