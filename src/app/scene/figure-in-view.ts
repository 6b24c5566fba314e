import type { Page } from '../stores/page-route';

/** Where the figures of a page stand, and how the ids of their headings begin. */
const PLACES: Readonly<
  Record<Page, { readonly sections: string; readonly prefix: string } | null>
> = {
  lab: { sections: '[data-figure]', prefix: 'figure-' },
  paper: { sections: '[data-paper-figure]', prefix: 'paper-' },
  fit: null,
};

/** ms for which a figure is held in view while what is above it finds its size, unless somebody moves */
const SETTLING_TIME_MS = 30_000;

/**
 * Id of the figure that stands at the top of what is in view of its panel; null of the first one, which
 * is there before anybody has scrolled.
 */
export function figureInView(page: Page): string | null {
  const place = PLACES[page];
  if (!place) return null;
  const sections = [...document.querySelectorAll<HTMLElement>(place.sections)];
  const panel = sections[0] && scrollerOf(sections[0]);
  if (!panel || panel.scrollTop < 8) return null;
  const { top, height } = panel.getBoundingClientRect();
  const middle = top + height / 3;
  const at = sections.findLast((section) => section.getBoundingClientRect().top <= middle);
  return at ? idOf(at, place.prefix) : null;
}

function idOf(section: HTMLElement, prefix: string): string | null {
  const id = section.getAttribute('aria-labelledby');
  return id?.startsWith(prefix) ? id.slice(prefix.length) : null;
}

function scrollerOf(element: HTMLElement): HTMLElement | null {
  for (let at = element.parentElement; at; at = at.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(at).overflowY)) return at;
  }
  return null;
}

/**
 * Brings a figure of a page to the top of its panel, and holds it there until all has found its size or
 * somebody moves the page.
 *
 * @param figure its id; null: the first one
 * @returns whether the page has such a figure
 */
export function bringFigure(page: Page, figure: string | null): boolean {
  const place = PLACES[page];
  if (!place) return figure === null;
  const sections = [...document.querySelectorAll<HTMLElement>(place.sections)];
  const panel = sections[0] && scrollerOf(sections[0]);
  if (!panel) return figure === null;
  if (figure === null) {
    panel.scrollTop = 0;
    return true;
  }
  const section = sections.find((one) => idOf(one, place.prefix) === figure);
  if (!section) return false;
  hold(section, panel);
  return true;
}

/** Lets go of the figure that is held at present */
let letGo = () => {};

function hold(section: HTMLElement, panel: HTMLElement): void {
  letGo();
  // Not by scrollIntoView, from where the next Tab would start.
  const bring = () => {
    const above = section.getBoundingClientRect().top - panel.getBoundingClientRect().top;
    panel.scrollTop += above - Number.parseFloat(getComputedStyle(section).scrollMarginTop);
  };
  const observer = new ResizeObserver(bring);
  // All of what is scrolled: its height changes with any part of it.
  for (const child of panel.children) observer.observe(child);
  const moves = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;
  const end = () => {
    clearTimeout(timer);
    observer.disconnect();
    for (const move of moves) removeEventListener(move, end, true);
  };
  letGo = end;
  const timer = setTimeout(end, SETTLING_TIME_MS);
  for (const move of moves) addEventListener(move, end, true);
  bring();
}
