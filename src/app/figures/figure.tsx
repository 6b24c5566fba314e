import { Chart, type ChartProps } from './chart';
import styles from './figure.module.css';

interface FigureFrameProps {
  /** For people who do not see it: what is drawn, with its main numbers */
  readonly label: string;
  /** Null where there is nothing to draw */
  readonly chart: ChartProps | null;
  /** Why there is nothing to draw */
  readonly empty: string;
  /** What am I seeing? One line. */
  readonly caption: string;
  /** More sentences: absent elements, what a comparison is worth */
  readonly notes: readonly string[];
}

/** A chart with the words under it. Keeps its height when there is nothing to draw. */
export function FigureFrame({ label, chart, empty, caption, notes }: FigureFrameProps) {
  return (
    <figure aria-label={label} className={styles.figure}>
      {chart ? <Chart {...chart} /> : <p className={styles.empty}>{empty}</p>}
      <figcaption className={styles.caption}>{caption}</figcaption>
      {notes.map((note) => (
        <p className={styles.note} key={note}>
          {note}
        </p>
      ))}
    </figure>
  );
}
