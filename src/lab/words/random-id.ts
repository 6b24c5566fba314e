/**
 * A name that nothing else has: 32 hexadecimal digits. `crypto.randomUUID` is withheld from pages that
 * were not loaded over https, `getRandomValues` is not.
 */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
