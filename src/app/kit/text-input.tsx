import type { InputHTMLAttributes } from 'react';
import styles from './text-input.module.css';

/** A line of text to be written; its label is a `Field`'s. */
export function TextInput(props: Omit<InputHTMLAttributes<HTMLInputElement>, 'className'>) {
  return <input type="text" {...props} className={styles.text} />;
}
