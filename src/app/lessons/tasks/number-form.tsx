import { type FormEvent, useId, useState } from 'react';
import { Button } from '../../kit/button';
import { NumberInput } from '../../kit/number-input';
import styles from '../lessons.module.css';

interface NumberFormProps {
  readonly label: string;
  readonly min: number;
  readonly max: number;
  readonly unit: string | undefined;
  /** What the button says */
  readonly action: string;
  readonly onGive: (value: number) => void;
}

/** A field for a number, and a button that hands it in. */
export function NumberForm({ label, min, max, unit, action, onGive }: NumberFormProps) {
  const [value, setValue] = useState<number | null>(null);
  const [missing, setMissing] = useState(false);
  const id = useId();
  const give = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    // What is in the field and cannot be read is said under it.
    if (event.currentTarget.querySelector('[aria-invalid="true"]')) return;
    setMissing(value === null);
    if (value !== null) onGive(value);
  };
  return (
    <form className={styles.form} noValidate onSubmit={give}>
      <label htmlFor={id}>
        {label}
        {unit === undefined ? '' : ` (${unit})`}
      </label>
      <div className={styles.entry}>
        <NumberInput
          digits={4}
          id={id}
          max={max}
          min={min}
          onChange={setValue}
          step={1}
          {...(unit === undefined ? { whole: false } : { unit })}
          value={value}
        />
        <Button look="primary" type="submit">
          {action}
        </Button>
      </div>
      {missing ? (
        <p className={styles.wrong} role="alert">
          Write a number first.
        </p>
      ) : null}
    </form>
  );
}
