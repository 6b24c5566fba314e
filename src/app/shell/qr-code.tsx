import { encode } from 'uqr';
import styles from './help-dialog.module.css';

/** Bytes that a QR code of the largest version holds at the lowest error correction (ISO/IEC 18004, Table 7). */
const MOST_BYTES = 2953;
/** Light modules around the code, as the standard asks for */
const QUIET_ZONE = 4;

/** A text as a QR code, dark on light in every theme, as cameras want it. */
export function QrCode({ text }: { readonly text: string }) {
  const bytes = new TextEncoder().encode(text).length;
  if (bytes > MOST_BYTES) {
    return (
      <p className={styles.hands} role="alert">
        This link has {bytes} characters; a QR code holds {MOST_BYTES}. Copy it from the field, or
        save the experiment as a file and hand that out.
      </p>
    );
  }
  const { data, size } = encode(text, { ecc: 'L', border: QUIET_ZONE });
  const modules = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [[x, y]] : [])));
  return (
    <svg
      aria-label="QR code of the link"
      className={styles.code}
      role="img"
      shapeRendering="crispEdges"
      viewBox={`0 0 ${size} ${size}`}
    >
      <rect fill="#fff" height={size} width={size} />
      <path d={modules.map(([x, y]) => `M${x} ${y}h1v1h-1z`).join('')} fill="#000" />
    </svg>
  );
}
