import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { ELEMENTS } from '../../core/elements';
import { atomNumbered, atomNumberOf } from '../../lab/selection/atom-number';
import { sayRole } from '../../lab/selection/atom-words';
import type { SelectedRange } from '../../lab/selection/selected-range';
import { pick, startReporting, walkNeighbours } from '../control/pick';
import { Button } from '../kit/button';
import { ICONS } from '../kit/icons';
import { useAtom } from '../stores/atom-store';
import { type ShownFrame, useGlass } from '../stores/glass-store';
import { isSelected, toggleRange, useSelection } from '../stores/selection-store';
import { glassViewHandle } from '../stores/view-handle';
import { useView } from '../stores/view-store';
import { AtomFacts } from './atom-facts';
import { AtomHistory } from './atom-history';
import styles from './atom-panel.module.css';

/** The atom that was picked: what it is, what it is bound to, and how that came about. */
export function AtomPanel() {
  useEffect(startReporting, []);
  const picked = useView((view) => view.picked);
  const asking = useAtom((atom) => atom.asking);
  const frame = useGlass((glass) => glass.frame);
  if (!frame) return null;
  const there = picked !== null && picked < frame.analysis.configuration.types.length;
  if (!there && !asking) return null;
  return (
    <aside aria-label="Picked atom" className={styles.panel}>
      <Head atom={there ? picked : null} asking={asking} frame={frame} />
      {there ? <Report atom={picked} frame={frame} /> : null}
    </aside>
  );
}

interface HeadProps {
  readonly atom: number | null;
  readonly asking: boolean;
  readonly frame: ShownFrame;
}

/** Which atom it is; another one can be asked for by its number, or walked to. */
function Head({ atom, asking, frame }: HeadProps) {
  const { configuration } = frame.analysis;
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  useEffect(() => {
    if (asking) field.current?.focus();
  }, [asking]);

  const ask = (event: FormEvent) => {
    event.preventDefault();
    if (typed === null || typed.trim() === '') return;
    const found = atomNumbered(configuration, Number(typed));
    setRefused(found === null ? sayRefusal(frame, typed) : null);
    if (found === null) return;
    pick(found);
    setTyped(null);
  };
  const element = atom === null ? null : frame.analysis.structure.elements[atom];
  return (
    <>
      <form className={styles.head} onSubmit={ask}>
        <label className={styles.title} htmlFor={id}>
          {element === null ? 'Atom' : Object.values(ELEMENTS)[element].name}
        </label>
        <input
          aria-describedby={refused ? `${id}-refused` : undefined}
          aria-invalid={refused !== null || undefined}
          autoComplete="off"
          className={styles.number}
          id={id}
          inputMode="numeric"
          onBlur={() => setTyped(null)}
          onChange={(event) => setTyped(event.target.value)}
          onFocus={(event) => event.target.select()}
          onKeyDown={(event) => {
            if (event.key === 'Escape') pick(null);
          }}
          placeholder="number"
          ref={field}
          title="Type another atom's number and press Enter (a)"
          value={typed ?? (atom === null ? '' : String(atomNumberOf(configuration, atom)))}
        />
        {atom === null ? null : <Walk />}
        <Button
          aria-label="Clear the picked atom"
          icon={ICONS.close}
          iconOnly
          look="plain"
          onClick={() => pick(null)}
          title="Clear the picked atom (Escape)"
        />
      </form>
      {refused ? (
        <p className={styles.refused} id={`${id}-refused`} role="alert">
          {refused}
        </p>
      ) : null}
    </>
  );
}

function Walk() {
  return (
    <>
      <Button
        aria-label="The neighbour before"
        className={styles.step}
        look="plain"
        onClick={() => walkNeighbours(-1)}
        title="The neighbour before (shift n)"
      >
        ‹
      </Button>
      <Button
        aria-label="The next neighbour"
        className={styles.step}
        look="plain"
        onClick={() => walkNeighbours(1)}
        title="The next neighbour (n)"
      >
        ›
      </Button>
    </>
  );
}

function sayRefusal({ analysis }: ShownFrame, typed: string): string {
  const { types, ids } = analysis.configuration;
  const range = ids
    ? `Its ${types.length} atoms have the numbers of their file.`
    : `Its atoms have the numbers 1 to ${types.length}.`;
  return `This glass has no atom “${typed.trim()}”. ${range}`;
}

function Report({ atom, frame }: { readonly atom: number; readonly frame: ShownFrame }) {
  const known = useAtom((state) => state.report);
  const rings = useAtom((state) => state.rings);
  const report = known?.atom === atom ? known : null;
  return (
    <div className={styles.report}>
      <p>{report ? sayRole(report) : 'Looking at its surroundings.'}</p>
      <div className={styles.actions}>
        <Surroundings atom={atom} />
        <Button
          onClick={() => glassViewHandle.current?.centreOn(atom)}
          title="Turn and zoom about this atom"
        >
          Centre on it
        </Button>
      </div>
      {report ? (
        <AtomFacts configuration={frame.analysis.configuration} report={report} rings={rings} />
      ) : null}
      <AtomHistory atom={atom} shell={report?.shell ?? null} />
    </div>
  );
}

/** Lights what is within two bonds of the atom, or puts that out. */
function Surroundings({ atom }: { atom: number }) {
  const selected = useSelection((selection) => selection.range);
  const range: SelectedRange = { figure: 'surroundings', series: String(atom), from: 0, to: 2 };
  return (
    <Button
      aria-pressed={isSelected(range, selected)}
      onClick={() => toggleRange(range)}
      title="Only this atom and what is within two bonds of it"
    >
      Only its surroundings
    </Button>
  );
}
