import { type ReactNode, useId } from 'react';
import styles from './field.module.css';

export interface FieldProps {
  readonly label: ReactNode;
  /** Where the question arises: a line in quiet ink under the control. */
  readonly help?: ReactNode;
  /** What is wrong with the value, in place. */
  readonly problem?: ReactNode;
  readonly children: (ids: { id: string; describedBy: string | undefined }) => ReactNode;
}

/** A control with its label, and a word of help or trouble beside it. */
export function Field({ label, help, problem, children }: FieldProps) {
  const id = useId();
  const note = problem ?? help;
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      {children({ id, describedBy: note ? `${id}-note` : undefined })}
      {note ? (
        <p className={problem ? styles.problem : styles.help} id={`${id}-note`}>
          {note}
        </p>
      ) : null}
    </div>
  );
}
