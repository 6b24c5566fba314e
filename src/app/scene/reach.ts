/** Who can open an address. */
export type Reach = 'everybody' | 'this-network' | 'this-computer';

const PRIVATE = [/^10\./, /^192\.168\./, /^172\.(1[6-9]|2\d|3[01])\./, /^169\.254\./];

/** @param hostname as `location.hostname` gives it; '' of a file */
export function reachOf(hostname: string): Reach {
  const host = hostname.toLowerCase().replace(/^\[|\]$|\.$/g, '');
  const own = ['', 'localhost', '::1', '0.0.0.0', '::'];
  if (own.includes(host) || host.endsWith('.localhost')) return 'this-computer';
  if (/^127(\.\d+){3}$/.test(host)) return 'this-computer';
  const local = /^f[cde][0-9a-f]{2}:/.test(host) || !/[.:]/.test(host);
  const address = /^\d+(\.\d+){3}$/.test(host);
  if (local || host.endsWith('.local') || (address && PRIVATE.some((range) => range.test(host)))) {
    return 'this-network';
  }
  return 'everybody';
}

/** What somebody who copies a link of such an address should know; null where everybody can open it. */
export function sayReach(reach: Reach, host: string): string | null {
  switch (reach) {
    case 'everybody':
      return null;
    case 'this-network':
      return `Only computers of this network can open it: its address is ${host}.`;
    case 'this-computer':
      return (
        `Others cannot open it: ${host || 'a file'} is this computer alone. Save the experiment ` +
        '(Save, Experiment) and send that file, or put Vitrine on a web server: `npm run build` ' +
        'makes the folder `dist` for it.'
      );
  }
}
