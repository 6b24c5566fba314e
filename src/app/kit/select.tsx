import styles from './select.module.css';

export interface SelectProps {
  readonly id?: string;
  readonly describedBy?: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly disabled?: boolean;
  readonly onChange: (value: string) => void;
}

/** The browser's own list of choices. */
export function Select({ id, describedBy, value, options, disabled, onChange }: SelectProps) {
  return (
    <select
      aria-describedby={describedBy}
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
