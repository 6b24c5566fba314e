import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';
import * as v from 'valibot';
import type { Experiment } from '../core/experiment';
import { parseExperiment, serialiseExperiment } from '../core/experiment-json';
import { oneLine } from '../core/one-line';
import { Problem } from '../core/problem';
import { fields, parseJsonText, parseWith } from '../core/validate';
import { parseScene, type Scene, serialiseScene } from './scene';
import { looksLikeShareLink, repairedLinks } from './share-link-repair';

/** Versions of what a link holds: an experiment alone, or with the scene that its sender saw. */
const EXPERIMENT_ALONE = '1';
const WITH_SCENE = '2';
/** Most characters a link's fragment may have. */
export const LONGEST_LINK = 8192;
/** Most bytes of JSON a link may unfold to; deflate cannot exceed a thousandfold, so 6 MB at worst. */
const LARGEST_JSON_BYTES = 65536;

/** Characters of a fragment that are looked at: percent-encoding may treble a link, and again. */
const MOST_READ_CHARACTERS = 16 * LONGEST_LINK;

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

/** What a link carries: the set-up, and what its sender saw; null of a link to a set-up alone. */
export interface Shared {
  readonly experiment: Experiment;
  readonly scene: Scene | null;
}

const SHARED = fields({ experiment: v.unknown(), scene: v.unknown() });

/** What is shared as JSON, as large as it is: the experiment alone where there is no scene. */
export function serialiseShared({ experiment, scene }: Shared): unknown {
  const set = serialiseExperiment(experiment);
  return scene === null ? set : { experiment: set, scene: serialiseScene(scene) };
}

/**
 * Reads what `serialiseShared` wrote of an experiment with a scene.
 *
 * @throws Problem naming the first field that is wrong
 */
export function parseShared(json: unknown, version = WITH_SCENE): Shared {
  const what = 'The experiment in the share link';
  if (version === EXPERIMENT_ALONE) return { experiment: parseExperiment(json, what), scene: null };
  const { experiment, scene } = parseWith(SHARED, json, 'The share link', HINT);
  return {
    experiment: parseExperiment(experiment, what),
    scene: parseScene(scene, 'The view in the share link'),
  };
}

/**
 * The fragment of a URL (without '#') that carries an experiment, and the scene that is seen of it: 's=',
 * a version, a dot, and base64url of four bytes of checksum and the deflated JSON.
 *
 * @throws Problem when it is too large for a link
 */
export function encodeShareLink(experiment: Experiment, scene: Scene | null = null): string {
  const json = strToU8(JSON.stringify(serialiseShared({ experiment, scene })));
  const deflated = deflateSync(json, { level: 9 });
  const bytes = new Uint8Array(4 + deflated.length);
  bytes.set(checksum(json));
  bytes.set(deflated, 4);
  const version = scene === null ? EXPERIMENT_ALONE : WITH_SCENE;
  const fragment = `s=${version}.${toBase64Url(bytes)}`;
  if (fragment.length > LONGEST_LINK || json.length > LARGEST_JSON_BYTES) {
    throw new Problem(
      'This experiment is too large for a link.',
      'Save it as a JSON file and share that instead.',
    );
  }
  return fragment;
}

/** True when a URL's fragment (with or without '#') is meant as a share link, however it was changed. */
export function isShareLink(fragment: string): boolean {
  return looksLikeShareLink(fragment.slice(0, MOST_READ_CHARACTERS));
}

/**
 * Reads the experiment from a URL's fragment, with or without '#'.
 *
 * @throws Problem when it is no link, too long, of a newer version, cut, or changed
 */
export function decodeShareLink(fragment: string): Experiment {
  return readShareLink(fragment).experiment;
}

/**
 * Reads all that a URL's fragment carries, with or without '#'. What programs did to it on its way is
 * undone where the checksum agrees.
 *
 * @throws Problem when it is no link, too long, of a newer version, cut, or changed
 */
export function readShareLink(fragment: string): Shared {
  try {
    return readWhole(fragment);
  } catch (error) {
    if (!(error instanceof Problem) || fragment.length > MOST_READ_CHARACTERS) throw error;
    for (const repaired of repairedLinks(fragment)) {
      try {
        return readWhole(repaired);
      } catch (again) {
        if (!(again instanceof Problem)) throw again;
      }
    }
    throw error;
  }
}

function readWhole(fragment: string): Shared {
  if (fragment.length > LONGEST_LINK + 1) {
    throw damaged(`it has ${fragment.length} characters, and the most is ${LONGEST_LINK}`);
  }
  const match = /^#?s=([^.]*)\.(.*)$/s.exec(fragment);
  if (match === null) throw damaged('it does not begin with "s=1." or "s=2."');
  const [, version, payload] = match;
  if (version !== EXPERIMENT_ALONE && version !== WITH_SCENE) {
    throw new Problem(
      `The share link has version "${oneLine(version.slice(0, 20))}"; this Vitrine reads versions ${EXPERIMENT_ALONE} and ${WITH_SCENE}.`,
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
  if (json.length > LARGEST_JSON_BYTES) {
    throw damaged(`it unfolds to ${json.length} bytes, and the most is ${LARGEST_JSON_BYTES}`);
  }
  const expected = checksum(json);
  if (expected.some((byte, i) => byte !== bytes[i])) {
    throw damaged('it was changed or cut on its way');
  }
  return parseShared(parseJsonText(strFromU8(json), 'The share link'), version);
}
