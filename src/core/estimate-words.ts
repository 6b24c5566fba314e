/** A mean with its standard error, in as many decimals as the error allows: '2.31 ± 0.02'. */
export function sayEstimate(mean: number, standardError: number | null, decimals = 2): string {
  if (standardError === null || !(standardError > 0)) return withMinus(mean.toFixed(decimals));
  const places = Math.min(Math.max(-Math.floor(Math.log10(standardError)), 0), 4);
  return withMinus(`${mean.toFixed(places)} ± ${standardError.toFixed(places)}`);
}

/** A difference with its standard error, its sign always said: '+0.03 ± 0.01', '−0.10'. */
export function sayDifference(mean: number, standardError: number | null, decimals = 2): string {
  const words = sayEstimate(mean, standardError, decimals);
  return words.startsWith('−') || !/[1-9]/.test(words.split(' ')[0]) ? words : `+${words}`;
}

/** The sign that type has for it, none before a zero. */
function withMinus(words: string): string {
  return words.replace(/^-(?=0(\.0*)?( |$))/, '').replace('-', '−');
}

/** 'Si-O' as it is written: 'Si–O'. */
export function sayPair(name: string): string {
  return name.replaceAll('-', '–');
}

/** 'a', 'a and b', 'a, b and c'. */
export function sayList(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;
}
