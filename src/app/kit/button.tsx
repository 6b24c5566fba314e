import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import styles from './button.module.css';

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** The main one of the page is 'primary'; 'plain' has no border until it is pointed at. */
  readonly look?: 'primary' | 'bordered' | 'plain';
  readonly icon?: ReactNode;
  /** An icon alone: then `aria-label` names it. */
  readonly iconOnly?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
}

export function Button({
  look = 'bordered',
  icon,
  iconOnly = false,
  className,
  children,
  ...rest
}: ButtonProps) {
  const names = [styles.button, styles[look], iconOnly && styles.iconOnly, className];
  return (
    <button type="button" {...rest} className={names.filter(Boolean).join(' ')}>
      {icon}
      {iconOnly ? null : children}
    </button>
  );
}
