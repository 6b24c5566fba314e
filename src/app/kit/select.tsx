import styles from './select.module.css';

export interface SelectProps {
  readonly id?: string;
  /** For a reader of the screen, where no label element names the list */
  readonly label?: string;
  readonly describedBy?: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly disabled?: boolean;
  readonly onChange: (value: string) => void;
}

/** The browser's own list of choices. */
export function Select({
  id,
  label,
  describedBy,
  value,
  options,
  disabled,
  onChange,
}: SelectProps) {
  return (
    <select
      aria-describedby={describedBy}
      aria-label={label}
      className={styles.select}
      disabled={disabled}
      id={id}
      onChange={(event) => onChange(event.target.value)}
      value={value}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
