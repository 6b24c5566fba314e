import { type KeyboardEvent, useId, useState } from 'react';
import { Problem } from '../../core/problem';
import { readWrittenNumber } from '../../core/read-number';
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
  /** Only whole numbers; by default where no decimals are shown and there is no unit */
  readonly whole?: boolean;
  readonly unit?: string;
  readonly disabled?: boolean;
  /** Called with a number within [min, max], when the field is left, or Enter or an arrow is pressed. */
  readonly onChange: (value: number) => void;
}

const show = (value: number | null, digits: number) =>
  value === null ? '–' : String(Number(value.toFixed(digits)));

/** The decimal sign of the person's language. */
function localDecimal(): '.' | ',' {
  return (1.5).toLocaleString().includes(',') ? ',' : '.';
}

/** What is said under a field of what was typed in it. */
interface Note {
  readonly text: string;
  readonly wrong: boolean;
}

/**
 * A field for one number. While somebody types, the text is theirs; it is read, as people write numbers,
 * when they leave the field or press Enter. What cannot be read or is out of range stays in the field and
 * is said under it, and the value before it holds; how '3,000' was understood is said too.
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
  whole = digits === 0 && unit === undefined,
  disabled,
  onChange,
}: NumberInputProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const [note, setNote] = useState<Note | null>(null);
  const noteId = useId();

  const read = (text: string) => {
    const wanted = { min, max, unit: unit ?? '', whole, before: value, decimal: localDecimal() };
    return readWrittenNumber(text, wanted);
  };
  const put = (text: string | null, said: Note | null) => {
    setDraft(text);
    setNote(said);
  };
  const commit = () => {
    if (draft === null) return;
    if (draft.trim() === '' || draft === show(value, digits)) {
      put(null, null);
      return;
    }
    try {
      const { value: next, understood } = read(draft);
      put(null, understood === null ? null : { text: understood, wrong: false });
      onChange(next);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const still = value === null ? '' : ` Until then it stays ${show(value, digits)}.`;
      setNote({ text: `${error.message} ${error.hint}${still}`, wrong: true });
    }
  };
  const stepFrom = (): number => {
    // From what is seen: no key makes 2749.9 of 2700.
    if (draft === null) return value === null ? min : Number(show(value, digits));
    try {
      return read(draft).value;
    } catch {
      return value ?? min;
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') commit();
    if (event.key === 'Escape') put(null, null);
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    const sign = event.key === 'ArrowUp' ? 1 : -1;
    const by = event.shiftKey ? 10 * step : step;
    const next = Number((stepFrom() + sign * by).toPrecision(12));
    put(null, null);
    onChange(Math.min(Math.max(next, min), max));
  };

  const described = [describedBy, note === null ? undefined : noteId].filter(Boolean).join(' ');
  return (
    <span className={styles.field}>
      <span className={styles.box} data-disabled={disabled || undefined}>
        <input
          aria-describedby={described || undefined}
          aria-invalid={invalid || note?.wrong || undefined}
          aria-label={label}
          autoComplete="off"
          className={styles.input}
          disabled={disabled}
          id={id}
          inputMode="decimal"
          onBlur={commit}
          onChange={(event) => put(event.target.value, null)}
          onFocus={(event) => event.target.select()}
          onKeyDown={onKeyDown}
          type="text"
          value={draft ?? show(value, digits)}
        />
        {unit && value !== null ? <span className={styles.unit}>{unit}</span> : null}
      </span>
      {note === null ? null : (
        <span
          className={note.wrong ? styles.wrong : styles.understood}
          id={noteId}
          role={note.wrong ? 'alert' : 'status'}
        >
          {note.text}
        </span>
      )}
    </span>
  );
}
