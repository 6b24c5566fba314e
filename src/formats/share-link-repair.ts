/** Where a link begins, whatever capitals and blanks it was given: its version and what follows. */
const BEGINNING = /s\s*(?:=|%3D)\s*(?:3D)?\s*(\d{1,3})\s*(?:\.|%2E)(.*)$/is;
/** The same without its 's=', where there is enough of it to be meant. */
const BARE = /^[\s#!/]*(\d{1,3})\.([\w\s+/=%-]{40,})/s;

/** Characters that show nothing, and that programs put into long words. */
const INVISIBLE = /[\u00AD\u061C\u180E\u200B-\u200F\u2028-\u202E\u2060-\u2064\uFEFF]/g;
/** Hyphens and dashes that programs make of '-'. */
const DASHES = /[\u2010-\u2013\u2212\uFE58\uFE63\uFF0D]/g;

/** True when a URL's fragment (with or without '#') is meant as a share link, however it was changed. */
export function looksLikeShareLink(fragment: string): boolean {
  const text = plainText(fragment);
  return BEGINNING.test(text) || BARE.test(text) || /^[#!/\s]*s\s*=/i.test(text);
}

/**
 * What a link may have been before mail, chat and word processors changed it: percent-encoding, white
 * space, line breaks, marks of quoting, what was put before or after it. The checksum of a link tells which
 * of them it was.
 *
 * @param fragment of a URL, with or without '#'
 * @returns fragments as `encodeShareLink` writes them
 */
export function repairedLinks(fragment: string): string[] {
  const text = plainText(fragment);
  const [, version, rest] = BEGINNING.exec(text) ?? BARE.exec(text) ?? [];
  if (version === undefined || rest === undefined) return [];
  const url = (payload: string) => payload.replace(/\+/g, '-').replace(/\//g, '_');
  const leading = (payload: string) => /^[\w-]*/.exec(payload)?.[0] ?? '';
  const joined = rest.replace(/=\r?\n/g, '').replace(/\s+/g, '');
  const payloads = [
    leading(joined),
    // Only up to the first blank: words may follow.
    leading(rest.trim()),
    // A dash may have been two hyphens.
    leading(joined.replace(/\u2014/g, '--')),
    leading(joined.replace(/\u2014/g, '-')),
    // Blanks as forms write them; base64 as others write it.
    leading(joined.replace(/\+/g, '')),
    leading(url(joined)),
    // Marks of quoting at the beginnings of lines.
    leading(rest.replace(/[\r\n]+[\s>|*]*/g, '').replace(/\s+/g, '')),
    joined.replace(/[^\w-]/g, ''),
  ];
  return [...new Set(payloads)]
    .filter((payload) => payload !== '')
    .map((payload) => `s=${Number(version)}.${wholeBase64(payload)}`);
}

/** Base64 of n bytes never leaves a single character: what is too many goes. */
function wholeBase64(payload: string): string {
  return payload.length % 4 === 1 ? payload.slice(0, -1) : payload;
}

/** Percent-encoding, once or several times over, entities and what cannot be seen taken away. */
function plainText(fragment: string): string {
  let text = fragment;
  for (let times = 0; times < 4 && /%[0-9a-f]{2}/i.test(text); times++) {
    const before = text;
    text = text.replace(/(?:%[0-9a-f]{2})+/gi, (codes) => {
      try {
        return decodeURIComponent(codes);
      } catch {
        return codes;
      }
    });
    if (text === before) break;
  }
  return text
    .replace(/&(amp|#38);/gi, '&')
    .replace(/&(lt|gt|quot|#\d+);/gi, ' ')
    .replace(INVISIBLE, '')
    .replace(DASHES, '-');
}
