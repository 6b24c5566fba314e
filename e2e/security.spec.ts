import { expect, test } from '@playwright/test';

/** Done in the page: what its policy refused of code and of a request that do not belong to it. */
async function tryForeignThings(): Promise<readonly string[]> {
  const refused: string[] = [];
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
    refused.push(effectiveDirective),
  );
  const script = document.createElement('script');
  script.textContent = 'window.foreign = true';
  document.head.append(script);
  const button = document.createElement('button');
  button.setAttribute('onclick', 'window.foreign = true');
  button.click();
  const image = document.createElement('img');
  image.src = 'https://example.org/picture.png';
  document.body.append(image);
  const answered = await fetch('https://example.org/').then(
    () => ['the request went out'],
    () => [],
  );
  // What was refused is told a moment later.
  await new Promise((resolve) => setTimeout(resolve, 500));
  return [...answered, ...('foreign' in window ? ['foreign code ran'] : []), ...refused];
}

test('the page runs no code that is not its own, and asks nobody else for anything', async ({
  page,
}) => {
  await page.goto('./');
  await expect(page.getByRole('contentinfo')).toContainText('Ready');
  const refused = await page.evaluate(tryForeignThings);
  expect(new Set(refused)).toEqual(
    new Set(['script-src-elem', 'script-src-attr', 'img-src', 'connect-src']),
  );
});

test('the licences of all that the page ships are listed, and nothing of development is shipped', async ({
  request,
}) => {
  const listed = await (await request.get('./licences.md')).text();
  const names = [...listed.matchAll(/^## (\S+) - \S+ \((.+)\)$/gm)];
  expect(names.map(([, name]) => name)).toEqual(
    expect.arrayContaining(['react', 'three', 'plotly.js', '@noble/hashes', 'assemblyscript']),
  );
  for (const [, name, licence] of names) {
    expect(name).not.toMatch(/lammps|deno|oven|playwright|vite/);
    expect(licence, name).toMatch(/^(MIT|ISC|BSD-[23]-Clause|Apache-2\.0|0BSD)$/);
  }
});
