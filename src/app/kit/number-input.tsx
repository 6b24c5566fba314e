import { type KeyboardEvent, useState } from 'react';
import styles from './number-input.module.css';

export interface NumberInputProps {
  readonly id?: string;
  /** For a reader of the screen, where no label element names the field. */
  readonly label?: string;
  readonly describedBy?: string;
  readonly invalid?: boolean;
  /** Null shows a dash: there is nothing to be set just now. */
  readonly value: number | null;
  readonly min: number;
  readonly max: number;
  /** What an arrow key adds */
  readonly step: number;
  /** Decimals shown; what a person typed is kept as typed. */
  readonly digits?: number;
  readonly unit?: string;
  readonly disabled?: boolean;
  /** Called with a finite number within [min, max], when the field is left, or Enter or an arrow is pressed. */
  readonly onChange: (value: number) => void;
}

const show = (value: number | null, digits: number) =>
  value === null ? '–' : String(Number(value.toFixed(digits)));

/**
 * A field for one number. While somebody types, the text is theirs; it is read when they leave the
 * field or press Enter, and what is no number falls back to the last value.
 */
export function NumberInput({
  id,
  label,
  describedBy,
  invalid,
  value,
  min,
  max,
  step,
  digits = 2,
  unit,
  disabled,
  onChange,
}: NumberInputProps) {
  const [draft, setDraft] = useState<string | null>(null);

  const take = (next: number) => {
    if (Number.isFinite(next)) onChange(Math.min(Math.max(next, min), max));
  };
  const commit = () => {
    if (draft !== null && draft.trim() !== '' && draft !== show(value, digits)) {
      take(Number(draft.replace(',', '.').replace('−', '-')));
    }
    setDraft(null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') commit();
    if (event.key === 'Escape') setDraft(null);
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    const from = draft === null ? (value ?? min) : Number(draft.replace(',', '.'));
    const sign = event.key === 'ArrowUp' ? 1 : -1;
    const by = event.shiftKey ? 10 * step : step;
    setDraft(null);
    take(Number((from + sign * by).toPrecision(12)));
  };

  return (
    <span className={styles.box} data-disabled={disabled || undefined}>
      <input
        aria-describedby={describedBy}
        aria-invalid={invalid || undefined}
        aria-label={label}
        autoComplete="off"
        className={styles.input}
        disabled={disabled}
        id={id}
        inputMode="decimal"
        onBlur={commit}
        onChange={(event) => setDraft(event.target.value)}
        onFocus={(event) => event.target.select()}
        onKeyDown={onKeyDown}
        type="text"
        value={draft ?? show(value, digits)}
      />
      {unit && value !== null ? <span className={styles.unit}>{unit}</span> : null}
    </span>
  );
}
