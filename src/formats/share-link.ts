import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';
import type { Experiment } from '../core/experiment';
import { parseExperiment, serialiseExperiment } from '../core/experiment-json';
import { Problem } from '../core/problem';
import { parseJsonText } from '../core/validate';

/** Version of the link's encoding; the experiment inside has its own. */
const LINK_VERSION = '1';
/** Most characters a link's fragment may have. */
export const LONGEST_LINK = 8192;
/** Most bytes of JSON a link may unfold to; deflate cannot exceed a thousandfold, so 6 MB at worst. */
const LARGEST_JSON = 65536;

const HINT = 'Ask for the link again, or open the experiment as a JSON file.';

function damaged(reason: string): Problem {
  return new Problem(`The share link cannot be read: ${reason}.`, HINT);
}

/** 32-bit FNV-1a: finds links that were cut or mistyped. */
function checksum(bytes: Uint8Array): Uint8Array {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return new Uint8Array([hash >>> 24, hash >>> 16, hash >>> 8, hash]);
}

function toBase64Url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

function fromBase64Url(text: string): Uint8Array {
  if (!/^[A-Za-z0-9_-]*$/.test(text)) throw damaged('it has characters that no link has');
  try {
    const binary = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
    return Uint8Array.from(binary, (character) => character.charCodeAt(0));
  } catch {
    throw damaged('it is cut short');
  }
}

/**
 * The fragment of a URL (without '#') that carries the experiment: 's=1.' and base64url of four
 * bytes of checksum and the deflated JSON.
 *
 * @throws Problem when the experiment is too large for a link
 */
export function encodeShareLink(experiment: Experiment): string {
  const json = strToU8(JSON.stringify(serialiseExperiment(experiment)));
  const deflated = deflateSync(json, { level: 9 });
  const bytes = new Uint8Array(4 + deflated.length);
  bytes.set(checksum(json));
  bytes.set(deflated, 4);
  const fragment = `s=${LINK_VERSION}.${toBase64Url(bytes)}`;
  if (fragment.length > LONGEST_LINK || json.length > LARGEST_JSON) {
    throw new Problem(
      'This experiment is too large for a link.',
      'Save it as a JSON file and share that instead.',
    );
  }
  return fragment;
}

/** True when a URL's fragment (with or without '#') is meant as a share link. */
export function isShareLink(fragment: string): boolean {
  return /^#?s=/.test(fragment);
}

/**
 * Reads the experiment from a URL's fragment, with or without '#'.
 *
 * @throws Problem when it is no link, too long, of a newer version, cut, or changed
 */
export function decodeShareLink(fragment: string): Experiment {
  if (fragment.length > LONGEST_LINK + 1) {
    throw damaged(`it has ${fragment.length} characters, and the most is ${LONGEST_LINK}`);
  }
  const match = /^#?s=([^.]*)\.(.*)$/s.exec(fragment);
  if (match === null) throw damaged('it does not begin with "s=1."');
  const [, version, payload] = match;
  if (version !== LINK_VERSION) {
    throw new Problem(
      `The share link has version "${version.slice(0, 20)}"; this Vitrine reads version ${LINK_VERSION}.`,
      'It may come from a newer Vitrine: open it there, or update this one.',
    );
  }
  const bytes = fromBase64Url(payload);
  let json: Uint8Array;
  try {
    json = inflateSync(bytes.subarray(4));
  } catch {
    throw damaged('its content is damaged');
  }
  if (json.length > LARGEST_JSON) {
    throw damaged(`it unfolds to ${json.length} bytes, and the most is ${LARGEST_JSON}`);
  }
  const expected = checksum(json);
  if (expected.some((byte, i) => byte !== bytes[i])) {
    throw damaged('it was changed or cut on its way');
  }
  const what = 'The experiment in the share link';
  return parseExperiment(parseJsonText(strFromU8(json), what), what);
}
