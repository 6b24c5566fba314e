import { type RefObject, useEffect, useState } from 'react';

/** px around what is in view that counts as in view: it is drawn before it is scrolled to */
const MARGIN_PX = 200;

/** Whether an element is in view of its scrolling panel, or nearly. */
export function useVisible(place: RefObject<HTMLElement | null>): boolean {
  const [visible, setVisible] = useState(false);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const observer = new IntersectionObserver(([entry]) => setVisible(entry.isIntersecting), {
      root: scrollerOf(element),
      rootMargin: `${MARGIN_PX}px 0px`,
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [place]);
  return visible;
}

function scrollerOf(element: HTMLElement): HTMLElement | null {
  for (let at = element.parentElement; at; at = at.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(at).overflowY)) return at;
  }
  return null;
}
