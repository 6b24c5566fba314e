import type { ReactNode } from 'react';
import { Field } from '../kit/field';
import { NumberInput } from '../kit/number-input';

export interface NumberFieldProps {
  readonly label: string;
  readonly help?: ReactNode;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** Decimals; none for whole numbers */
  readonly digits?: number;
  readonly unit?: string;
  readonly disabled?: boolean;
  readonly onChange: (value: number) => void;
}

/** A number with its label. */
export function NumberField({ label, help, digits = 0, onChange, ...rest }: NumberFieldProps) {
  return (
    <Field help={help} label={label}>
      {({ id, describedBy }) => (
        <NumberInput
          {...rest}
          describedBy={describedBy}
          digits={digits}
          id={id}
          onChange={onChange}
          whole={digits === 0}
        />
      )}
    </Field>
  );
}
