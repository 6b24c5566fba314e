import type { ReactNode } from 'react';

/** Line icons, 20 × 20, in the colour of the text around them; never the only name of a thing. */
function icon(children: ReactNode, filled = false) {
  return (
    <svg
      aria-hidden="true"
      fill={filled ? 'currentColor' : 'none'}
      focusable="false"
      height="20"
      stroke={filled ? 'none' : 'currentColor'}
      strokeLinecap="round"
      strokeLinejoin="round"
      strokeWidth="1.6"
      viewBox="0 0 20 20"
      width="20"
    >
      {children}
    </svg>
  );
}

export const ICONS = {
  start: icon(
    <path d="M6 3.8v12.4a.6.6 0 0 0 .9.5l10-6.2a.6.6 0 0 0 0-1L6.9 3.3a.6.6 0 0 0-.9.5Z" />,
    true,
  ),
  pause: icon(<path d="M5 3.5h3.4v13H5zM11.6 3.5H15v13h-3.4z" />, true),
  step: icon(
    <>
      <path d="M4 4.5v11l8.5-5.5Z" fill="currentColor" />
      <path d="M15.5 4.5v11" />
    </>,
  ),
  restart: icon(
    <>
      <path d="M4.2 8.2a6.2 6.2 0 1 1-.3 3.4" />
      <path d="M3.6 4.2v4.2h4.2" />
    </>,
  ),
  stop: icon(<rect height="10" rx="1" width="10" x="5" y="5" />, true),
  open: icon(<path d="M3 15.5v-11h5l1.6 2H17v9Z" />),
  save: icon(
    <>
      <path d="M10 3v9.2M6.4 8.8 10 12.4l3.6-3.6" />
      <path d="M3.5 13.5v3h13v-3" />
    </>,
  ),
  link: icon(
    <>
      <path d="M8.4 11.6a3.2 3.2 0 0 0 4.6.2l2.6-2.6a3.2 3.2 0 0 0-4.5-4.6L9.9 5.8" />
      <path d="M11.6 8.4a3.2 3.2 0 0 0-4.6-.2l-2.6 2.6a3.2 3.2 0 0 0 4.5 4.6l1.2-1.2" />
    </>,
  ),
  figures: icon(
    <>
      <path d="M3.5 3.5v13h13" />
      <path d="M6 13c2 0 2.4-6.5 4.4-6.5s2 4 5.6 4" />
    </>,
  ),
  well: icon(
    <>
      <path d="M3.5 3.5c.6 8.5 4 11.8 6.8 11.8s5-3 6.2-9.3" />
      <circle cx="10.3" cy="15.2" fill="currentColor" r="1.6" />
    </>,
  ),
  sun: icon(
    <>
      <circle cx="10" cy="10" r="3.4" />
      <path d="M10 2.2v1.6M10 16.2v1.6M2.2 10h1.6M16.2 10h1.6M4.5 4.5l1.1 1.1M14.4 14.4l1.1 1.1M4.5 15.5l1.1-1.1M14.4 5.6l1.1-1.1" />
    </>,
  ),
  moon: icon(<path d="M16.5 12.2A7 7 0 0 1 7.8 3.5a7 7 0 1 0 8.7 8.7Z" />),
  projector: icon(
    <>
      <rect height="10" rx="1.2" width="15" x="2.5" y="3.5" />
      <path d="M10 13.5v2.2M6.5 17.2 10 15.4l3.5 1.8" />
    </>,
  ),
  help: icon(
    <>
      <circle cx="10" cy="10" r="7.3" />
      <path d="M7.9 7.8a2.2 2.2 0 1 1 3.2 2c-.8.4-1.1.8-1.1 1.7" />
      <path d="M10 14.2v.1" />
    </>,
  ),
  locked: icon(
    <>
      <rect height="7.5" rx="1.2" width="10" x="5" y="9" />
      <path d="M7 9V6.6a3 3 0 0 1 6 0V9" />
    </>,
  ),
  unlocked: icon(
    <>
      <rect height="7.5" rx="1.2" width="10" x="5" y="9" />
      <path d="M7 9V6.2a3 3 0 0 1 5.6-1.4" />
    </>,
  ),
  lesson: icon(
    <path d="M10 5.2C8.4 4 6 3.6 3 3.8v11.4c3-.2 5.4.2 7 1.4 1.6-1.2 4-1.6 7-1.4V3.8c-3-.2-5.4.2-7 1.4Zm0 0v11.4" />,
  ),
  close: icon(<path d="m5 5 10 10M15 5 5 15" />),
  fit: icon(<path d="M3.5 7.5v-4h4M12.5 3.5h4v4M16.5 12.5v4h-4M7.5 16.5h-4v-4" />),
} as const;
