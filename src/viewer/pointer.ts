/** CSS pixels from the upper left corner of the view. */
export interface PointerPlace {
  readonly x: number;
  readonly y: number;
}

export interface PointerActions {
  /** The pointer rests or moves over the view with no button down; null when it leaves. */
  hover(at: PointerPlace | null): void;
  click(at: PointerPlace): void;
  doubleClick(at: PointerPlace): void;
}

/** CSS pixels: a press that moves further is a drag. */
const DRAG_DISTANCE_PX = 5;

/** Tells hovering, clicking and double-clicking from turning and zooming. Returns how to stop. */
export function watchPointer(element: HTMLElement, actions: PointerActions): () => void {
  let pressed: PointerPlace | null = null;
  const place = (event: MouseEvent): PointerPlace => {
    const { left, top } = element.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };
  const stop = new AbortController();
  const on = <K extends keyof HTMLElementEventMap>(
    name: K,
    listener: (event: HTMLElementEventMap[K]) => void,
  ) => element.addEventListener(name, listener, { signal: stop.signal });
  on('pointermove', (event) => {
    if (event.pointerType === 'mouse') actions.hover(event.buttons === 0 ? place(event) : null);
  });
  on('pointerleave', () => actions.hover(null));
  on('pointerdown', (event) => {
    pressed = event.isPrimary && event.button === 0 ? place(event) : null;
  });
  on('pointerup', (event) => {
    const at = place(event);
    if (pressed && Math.hypot(at.x - pressed.x, at.y - pressed.y) <= DRAG_DISTANCE_PX)
      actions.click(at);
    pressed = null;
  });
  on('dblclick', (event) => actions.doubleClick(place(event)));
  return () => stop.abort();
}
