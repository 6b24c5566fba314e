import { useMemo, useState } from 'react';
import { compositionName } from '../../core/composition';
import { KNOWN_SETS, PARAMETERS, type ParameterSet, WANG_2018 } from '../../learn/parameters';
import { targetCompositions } from '../../learn/predicted-loss';
import { predict } from '../../learn/surrogate';
import { type Candidate, judge } from '../../learn/surrogate-search';
import { targetFor } from '../../learn/targets';
import { Button } from '../kit/button';
import { NumberInput } from '../kit/number-input';
import { Slider } from '../kit/slider';
import { FitSection } from './fit-section';
import { campaignOf, useFit } from './fit-store';
import styles from './fit-view.module.css';
import { sayLoss, sayParameter, saySpread } from './fit-words';
import { problemOf } from './fit-work';

const PAPER = KNOWN_SETS[0];

/** The first activity: five sliders, and what the surrogate says of them, beside the paper's potential. */
export function TrySection() {
  const { bounds } = useFit((fit) => fit.settings);
  const [parameters, setParameters] = useState<ParameterSet>(WANG_2018);
  return (
    <FitSection
      lead="Move the five parameters of B–O and B–B and try to bring density and four-fold boron nearer to experiment than the paper’s potential does. The loss sums up how far off a glass is: smaller is better."
      name="try"
      title="Can you beat the paper’s potential?"
    >
      <div className={styles.sliders}>
        {PARAMETERS.map(({ key, symbol, unit, digits }) => {
          const [min, max] = [
            Math.min(bounds.lower[key], parameters[key]),
            Math.max(bounds.upper[key], parameters[key]),
          ];
          const change = (value: number) => setParameters({ ...parameters, [key]: value });
          return (
            <div className={styles.slider} key={key}>
              <span>{symbol}</span>
              <Slider
                label={symbol}
                max={max}
                min={min}
                onChange={change}
                origin={WANG_2018[key]}
                step={(max - min) / 200}
                value={parameters[key]}
                valueText={`${sayParameter(key, parameters[key])} ${unit}`}
              />
              <NumberInput
                digits={digits}
                label={`${symbol} in ${unit}`}
                max={max}
                min={min}
                onChange={change}
                step={(max - min) / 200}
                unit={unit}
                value={parameters[key]}
              />
            </div>
          );
        })}
      </div>
      <div className={styles.row}>
        <Button onClick={() => setParameters(WANG_2018)}>Back to Wang 2018</Button>
        <Button onClick={() => setParameters(PAPER.parameters)}>Set the paper’s</Button>
      </div>
      <Answer parameters={parameters} />
    </FitSection>
  );
}

/** What the surrogate expects of a set, beside the paper's. */
function Answer({ parameters }: { readonly parameters: ParameterSet }) {
  const { learned, settings, data, iterations, work } = useFit();
  const judged = useMemo(() => {
    if (learned === null) return null;
    const campaign = campaignOf({ ...useFit.getState(), settings, data, iterations });
    const { targets } = campaign.settings;
    const compositions = targetCompositions(targets);
    if (compositions.length === 0) return null;
    const { surrogate } = learned;
    const sets = [parameters, PAPER.parameters];
    const losses = judge(problemOf(campaign, surrogate), 0)(sets);
    const predictions = predict(surrogate, sets, compositions);
    const [mine, paper] = losses.map(
      (loss, i): Candidate => ({ ...loss, predictions: predictions[i] }),
    );
    return { mine, paper, targets };
  }, [learned, settings, data, iterations, parameters]);
  if (judged === null) {
    return (
      <p className={styles.answer}>
        The surrogate has learned nothing yet, so it cannot answer. Import trials or make some (step
        1), let it learn from them (step 3), and come back.
      </p>
    );
  }
  const { mine, paper, targets } = judged;
  const better = mine.loss < paper.loss;
  return (
    <div className={styles.answer}>
      <p className={styles.losses}>
        <span>
          Your loss <span className={styles.loss}>{sayLoss(mine.loss)}</span> ±{' '}
          {sayLoss(mine.spread)}
        </span>
        <span>
          The paper’s <span className={styles.loss}>{sayLoss(paper.loss)}</span> ±{' '}
          {sayLoss(paper.spread)}
        </span>
      </p>
      <div className={styles.row}>
        <p role="status">
          {better
            ? 'Yours is nearer to experiment, says the surrogate. It can be wrong: only a simulation can tell.'
            : 'The paper’s is nearer to experiment.'}
        </p>
        {better ? (
          <Button disabled={work !== null} onClick={() => addCandidate(mine)}>
            Add it to the candidates
          </Button>
        ) : null}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls is moved by keys */}
      <section aria-label="What the surrogate expects" className={styles.scroll} tabIndex={0}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Glass</th>
              <th scope="col">Density wanted</th>
              <th scope="col">yours</th>
              <th scope="col">the paper’s</th>
              <th scope="col">B4 wanted</th>
              <th scope="col">yours</th>
              <th scope="col">the paper’s</th>
            </tr>
          </thead>
          <tbody>
            {mine.predictions.map(({ composition, density, b4 }, i) => {
              const target = targetFor(targets, composition);
              const name = compositionName(composition);
              return (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td>{target?.density?.toFixed(3) ?? '–'}</td>
                  <td>{saySpread(density, 3)}</td>
                  <td>{paper.predictions[i].density.mean.toFixed(3)}</td>
                  <td>{target?.b4?.toFixed(2) ?? '–'}</td>
                  <td>{saySpread(b4, 2)}</td>
                  <td>{paper.predictions[i].b4.mean.toFixed(2)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
      <p className={styles.quiet}>
        ± is how much the networks of the surrogate differ: large where few glasses were made.
      </p>
    </div>
  );
}

function addCandidate(candidate: Candidate): void {
  useFit.setState(({ candidates, chosen }) => ({
    candidates: [...candidates, candidate],
    chosen: [...chosen, candidates.length],
  }));
}
