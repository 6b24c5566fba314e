import type { PointerPlace } from './pointer';

const STYLE = `
  position: absolute; left: 0; top: 0; pointer-events: none; white-space: nowrap; z-index: 1;
  padding: 3px 8px; border-radius: 5px; font-size: 0.8125rem;
  color: var(--ink, #15191c); background: var(--panel, #ffffff);
  box-shadow: 0 0 0 1px var(--line, #d8dcdd), 0 2px 8px rgb(0 0 0 / 0.15);
`;

/** px between the pointer and the words */
const GAP_PX = 14;

/** Words beside the pointer. Drawn above the view, never in the way of the pointer. */
export class Tooltip {
  private readonly element = document.createElement('div');
  private text = '';

  constructor(private readonly container: HTMLElement) {
    this.element.style.cssText = STYLE;
    this.element.hidden = true;
    this.element.setAttribute('aria-hidden', 'true');
    container.append(this.element);
  }

  show(text: string, at: PointerPlace): void {
    if (text !== this.text) this.element.textContent = text;
    this.text = text;
    this.element.hidden = false;
    const { offsetWidth, offsetHeight } = this.element;
    const { clientWidth, clientHeight } = this.container;
    const x =
      at.x + GAP_PX + offsetWidth <= clientWidth ? at.x + GAP_PX : at.x - GAP_PX - offsetWidth;
    const y = Math.min(at.y + GAP_PX, clientHeight - offsetHeight);
    this.element.style.transform = `translate(${Math.round(Math.max(0, x))}px, ${Math.round(y)}px)`;
  }

  hide(): void {
    this.element.hidden = true;
  }

  dispose(): void {
    this.element.remove();
  }
}
