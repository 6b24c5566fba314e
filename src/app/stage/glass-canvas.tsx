import { useEffect, useRef, useState } from 'react';
import { Problem } from '../../core/problem';
import type { SelectionState } from '../../lab/selection/selected-range';
import { GlassView } from '../../viewer/glass-view';
import { pick } from '../control/pick';
import { sendDrawTime } from '../control/run-control';
import { type ShownFrame, useGlass } from '../stores/glass-store';
import { usePage } from '../stores/page-route';
import { useSelection } from '../stores/selection-store';
import { glassViewHandle, lookListeners, takeWantedLook } from '../stores/view-handle';
import { useView } from '../stores/view-store';
import styles from './glass-canvas.module.css';

/** The picture. Frames go from the store straight into the view, without rendering React. */
export function GlassCanvas({ description }: { description: string }) {
  const container = useRef<HTMLDivElement>(null);
  const [trouble, setTrouble] = useState<string | null>(null);

  useEffect(() => {
    if (!container.current) return;
    try {
      return mount(container.current);
    } catch (error) {
      setTrouble(error instanceof Problem ? `${error.message} ${error.hint}` : String(error));
      return;
    }
  }, []);

  return (
    <>
      <div aria-label={description} className={styles.canvas} ref={container} role="img" />
      {trouble ? <p className={styles.trouble}>The picture cannot be drawn. {trouble}</p> : null}
    </>
  );
}

/** Puts a view into the container and keeps it in step with the stores; returns how to end that. */
function mount(container: HTMLElement): () => void {
  const { theme, colourMode, visible } = useView.getState();
  const view = new GlassView(container, {
    theme,
    colourMode,
    visible,
    onPick: pick,
    onDraw: () => {
      for (const tell of lookListeners) tell();
    },
    onDrawTime: sendDrawTime,
  });
  glassViewHandle.current = view;

  const draw = (frame: ShownFrame | null) => {
    if (!frame) return;
    const { configuration, structure, geometry } = frame.analysis;
    const { positions, box, ids } = configuration;
    view.setFrame({ positions, box, ids, ...structure, geometry });
  };
  // Without any atom to be lit, nothing stands back.
  const light = ({ lit }: SelectionState) => view.setLit(lit?.atoms?.length ? lit.atoms : null);
  draw(useGlass.getState().frame);
  light(useSelection.getState());
  view.setSelection(useView.getState().picked);
  let shown = useGlass.getState().frame ? useGlass.getState().shown : null;
  const stopGlass = useGlass.subscribe((now, before) => {
    if (now.shown === null && before.shown !== null) view.clear();
    if (now.frame === before.frame) return;
    draw(now.frame);
    if (!now.frame) return;
    const wanted = takeWantedLook();
    if (wanted !== undefined) view.lookFrom(wanted);
    else if (now.shown !== shown) view.fit();
    shown = now.shown;
  });
  const stopView = useView.subscribe((now, before) => {
    if (now.theme !== before.theme) view.setTheme(now.theme);
    if (now.colourMode !== before.colourMode) view.setColourMode(now.colourMode);
    if (now.visible !== before.visible) view.setVisible(now.visible);
    if (now.picked !== before.picked) view.setSelection(now.picked);
  });
  const stopSelection = useSelection.subscribe((now, before) => {
    if (now.lit !== before.lit) light(now);
  });
  view.setInView(usePage.getState().page === 'lab');
  const stopPage = usePage.subscribe(({ page }) => view.setInView(page === 'lab'));
  return () => {
    stopPage();
    stopSelection();
    stopGlass();
    stopView();
    glassViewHandle.current = null;
    view.dispose();
  };
}
