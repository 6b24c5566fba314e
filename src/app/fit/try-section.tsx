import { useState } from 'react';
import { sayLoss, sayParameter } from '../../lab/fit/fit-words';
import { PARAMETERS, type ParameterSet, WANG_2018 } from '../../learn/parameters';
import type { Candidate } from '../../learn/surrogate-search';
import { Button } from '../kit/button';
import { NumberInput } from '../kit/number-input';
import { Slider } from '../kit/slider';
import { AnswerTable } from './answer-table';
import { FitSection } from './fit-section';
import { useFit } from './fit-store';
import styles from './fit-view.module.css';
import { train } from './fit-work';
import { importRecordedTrials } from './import-trials';
import { PAPER, type SurrogateAnswer, useAnswer } from './use-answer';

/** The first activity: five sliders, and what the surrogate says of them, beside the paper's potential. */
export function TrySection() {
  const { bounds } = useFit((fit) => fit.settings);
  const [parameters, setParameters] = useState<ParameterSet>(WANG_2018);
  const answer = useAnswer(parameters);
  return (
    <FitSection
      lead="Move the five parameters of B–O and B–B and try to bring density and four-fold boron nearer to experiment than the paper’s potential does. The loss sums up how far off a glass is: smaller is better."
      name="try"
      title="Can you beat the paper’s potential?"
    >
      <Answer answer={answer} />
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
      {answer ? <AnswerTable {...answer} /> : null}
    </FitSection>
  );
}

/** Both losses and what they mean; how to get an answer where there is none. */
function Answer({ answer }: { readonly answer: SurrogateAnswer | null }) {
  const busy = useFit((fit) => fit.work !== null);
  const trials = useFit((fit) => fit.data.length);
  if (answer === null) {
    return (
      <div className={styles.answer}>
        <p>
          The surrogate has learned nothing yet, so it cannot answer.
          {trials > 0 ? ' Let it learn from the trials (step 3), and come back.' : null}
        </p>
        {trials === 0 ? (
          <div className={styles.row}>
            <Button disabled={busy} look="primary" onClick={() => void learnFromRecorded()}>
              Learn from Vitrine’s own trials
            </Button>
          </div>
        ) : null}
      </div>
    );
  }
  const { mine, paper } = answer;
  const spread = Math.hypot(mine.spread, paper.spread);
  const better = mine.loss + spread < paper.loss;
  const worse = paper.loss + spread < mine.loss;
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
            : worse
              ? 'The paper’s is nearer to experiment, says the surrogate.'
              : 'Neither is nearer to experiment, says the surrogate: they differ by less than its spread.'}
        </p>
        {better ? (
          <Button disabled={busy} onClick={() => addCandidate(mine)}>
            Add it to the candidates
          </Button>
        ) : null}
      </div>
    </div>
  );
}

async function learnFromRecorded(): Promise<void> {
  if (await importRecordedTrials()) await train();
}

function addCandidate(candidate: Candidate): void {
  useFit.setState(({ candidates, chosen }) => ({
    candidates: [...candidates, candidate],
    chosen: [...chosen, candidates.length],
  }));
}
