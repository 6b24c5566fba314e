// The built page's Content-Security-Policy: nothing from other hosts, no inline code but what is known by
// its hash. Figures style their elements inline; WebAssembly and workers are the page's own.
import { createHash } from 'node:crypto';

const INLINE_SCRIPT = /<script>([\s\S]*?)<\/script>/g;

/** The policy of a page, which names its inline scripts by their hashes. */
export function policyOf(html) {
  const hashes = [...html.matchAll(INLINE_SCRIPT)].map(
    ([, code]) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`,
  );
  return Object.entries({
    'default-src': ["'none'"],
    'script-src': ["'self'", "'wasm-unsafe-eval'", ...hashes],
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'data:', 'blob:'],
    'font-src': ["'self'", 'data:'],
    'connect-src': ["'self'", 'data:', 'blob:'],
    'worker-src': ["'self'", 'blob:'],
    'manifest-src': ["'self'"],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
  })
    .map(([name, sources]) => [name, ...sources].join(' '))
    .join('; ');
}

/** Puts the policy into the built page, before anything that it is about. */
export function policyPlugin() {
  return {
    name: 'vitrine-policy',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html) => {
        const meta = `<meta http-equiv="Content-Security-Policy" content="${policyOf(html)}" />`;
        return html.replace(/(<meta charset="utf-8" \/>)/, `$1\n    ${meta}`);
      },
    },
  };
}
