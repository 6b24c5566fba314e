import { compositionName } from '../../core/composition';
import { sayB4, sayB4Spread, saySpread } from '../../lab/fit/fit-words';
import { targetFor } from '../../learn/targets';
import styles from './fit-view.module.css';
import { ScrollTable } from './scroll-table';
import type { SurrogateAnswer } from './use-answer';

/** Glass by glass: what is wanted, what is expected of a set, and of the paper's. */
export function AnswerTable({ mine, paper, targets }: SurrogateAnswer) {
  return (
    <>
      <ScrollTable label="What the surrogate expects">
        <thead>
          <tr>
            <th scope="col">Glass</th>
            <th scope="col">Density wanted, g/cm³</th>
            <th scope="col">yours</th>
            <th scope="col">the paper’s</th>
            <th scope="col">B4 wanted, %</th>
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
                <td>{sayB4(target?.b4)}</td>
                <td>{sayB4Spread(b4)}</td>
                <td>{sayB4(paper.predictions[i].b4.mean)}</td>
              </tr>
            );
          })}
        </tbody>
      </ScrollTable>
      <p className={styles.quiet}>
        ± is how much the networks of the surrogate differ: large where few glasses were made.
      </p>
    </>
  );
}
