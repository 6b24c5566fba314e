import type { ReactNode } from 'react';
import styles from './text-button.module.css';

interface TextButtonProps {
  readonly onClick: () => void;
  readonly children: ReactNode;
}

/** A button within a sentence: underlined words. */
export function TextButton({ onClick, children }: TextButtonProps) {
  return (
    <button className={styles.button} onClick={onClick} type="button">
      {children}
    </button>
  );
}
