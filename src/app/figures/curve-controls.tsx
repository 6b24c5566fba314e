import { useRef } from 'react';
import type { RadiationKind } from '../../structure/scattering/radiation';
import { Button } from '../kit/button';
import { notifyFailure } from '../stores/notice-store';
import { bringCurve, RADIATION_WORDS, takeCurveAway, useCurves } from './curve-store';
import styles from './figure-view.module.css';

/** Brings a measured structure factor from a file with two columns, and takes it away again. */
export function CurveControls({ radiation }: { readonly radiation: RadiationKind }) {
  const curve = useCurves((curves) => curves[radiation]);
  const chooser = useRef<HTMLInputElement>(null);
  const read = async (file: File | undefined) => {
    if (!file) return;
    try {
      bringCurve(await file.text(), file.name, radiation);
    } catch (error) {
      notifyFailure(error);
    }
  };
  return (
    <div className={styles.choices}>
      <input
        aria-label={`Measured S(Q), ${RADIATION_WORDS[radiation]}`}
        className="visually-hidden"
        onChange={(event) => {
          void read(event.target.files?.[0]);
          event.target.value = '';
        }}
        ref={chooser}
        tabIndex={-1}
        type="file"
      />
      <Button
        onClick={() => chooser.current?.click()}
        title="A text file with two columns, Q in Å⁻¹ and S(Q); dropping it on the page works too"
      >
        {curve ? 'Another measured curve' : 'Lay a measured curve over it'}
      </Button>
      {curve ? (
        <Button onClick={() => takeCurveAway(radiation)}>Take {curve.name} away</Button>
      ) : null}
    </div>
  );
}
