import type { CSSProperties } from 'react';
import styles from './slider.module.css';

export interface SliderProps {
  readonly label: string;
  /** What is read aloud for a value: '24 mol%'. */
  readonly valueText?: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** The track is filled from here, min unless given. */
  readonly origin?: number;
  readonly colour?: string;
  readonly disabled?: boolean;
  readonly onStart?: () => void;
  readonly onChange: (value: number) => void;
  readonly onEnd?: () => void;
  /** The hand has let go, of the pointer or of a key: once for a whole movement. */
  readonly onCommit?: () => void;
}

/** A native range: pointer, touch and arrow keys for free; the track is filled from `origin`. */
export function Slider(props: SliderProps) {
  const { label, valueText, value, min, max, step, origin = min, colour, disabled } = props;
  const end = () => {
    props.onEnd?.();
    props.onCommit?.();
  };
  const place = (x: number) => (max > min ? ((x - min) / (max - min)) * 100 : 0);
  const style: CSSProperties & Record<`--${string}`, string> = {
    '--from': `${Math.min(place(origin), place(value))}%`,
    '--to': `${Math.max(place(origin), place(value))}%`,
    '--fill': colour ?? 'var(--ink-quiet)',
  };
  return (
    <input
      aria-label={label}
      aria-valuetext={valueText}
      className={styles.slider}
      disabled={disabled}
      max={max}
      min={min}
      onBlur={end}
      onChange={(event) => props.onChange(Number(event.target.value))}
      onPointerDown={props.onStart}
      onKeyUp={props.onCommit}
      onPointerUp={end}
      step={step}
      style={style}
      type="range"
      value={value}
    />
  );
}
