// Opens report pages in a headless browser, as a reader would: without a network, on a desk, on a phone and on paper.
// Usage: node .ci/browser.mjs FOLDER-OF-PACKAGES PAGE.html ... [--pictures FOLDER]
// Prints one line per promise and page; ends with 1 when one is broken.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { resolve, basename } from 'node:path';
import { pathToFileURL } from 'node:url';

const [packages, ...rest] = process.argv.slice(2);
const at = rest.indexOf('--pictures');
const pictures = at >= 0 ? rest.splice(at, 2)[1] : null;
const need = createRequire(resolve(packages, 'x.js'));
const puppeteer = need('puppeteer-core');
const axe = readFileSync(need.resolve('axe-core/axe.min.js'), 'utf8');

let broken = 0;
const say = (page, promise, holds, seen = '') => {
  if (!holds) broken += 1;
  console.log(`${holds ? 'ok  ' : 'FAIL'} ${basename(page)}: ${promise}${seen ? ` (${seen})` : ''}`);
};

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});

for (const file of rest) {
  const page = await browser.newPage();
  const asked = [];
  const errors = [];
  page.on('request', (r) => { if (!r.url().startsWith('file:') && !r.url().startsWith('data:')) asked.push(r.url()); });
  page.on('pageerror', (e) => errors.push(String(e)));
  page.on('console', (m) => { if (m.type() === 'error') errors.push(m.text()); });
  await page.setOfflineMode(true);
  await page.setViewport({ width: 1280, height: 900 });
  await page.goto(pathToFileURL(resolve(file)).href, { waitUntil: 'load' });
  say(file, 'asks nothing of any network', asked.length === 0, asked.slice(0, 2).join(' '));

  const shown = () => page.evaluate(() => [...document.querySelectorAll('main.page')].filter((m) => m.offsetParent !== null || getComputedStyle(m).display !== 'none').map((m) => m.lang));
  const langs = await page.evaluate(() => [...document.querySelectorAll('main.page')].map((m) => m.lang));
  say(file, 'shows one language', (await shown()).length === 1);
  for (const lang of langs) {
    if (langs.length > 1) await page.click(`button[data-set=lang][value=${lang}]`);
    const now = await shown();
    say(file, `switches to ${lang}`, now.length === 1 && now[0] === lang);
    const silo = await page.$('button[data-set=lens][value=silo]');
    if (silo) {
      const visible = (what) => page.evaluate((w, l) => [...document.querySelectorAll(`main[lang=${l}] .${w}`)].some((e) => getComputedStyle(e).display !== 'none'), what, lang);
      const press = (value) => page.evaluate((v, l) => [...document.querySelectorAll(`button[data-set=lens][value=${v}]`)].find((b) => b.closest(`[lang=${l}]`)).click(), value, lang);
      await press('silo');
      say(file, `${lang}: the single-channel lens hides the system`, !(await visible('system')) && (await visible('silo')));
      await press('system');
      say(file, `${lang}: the system lens hides the scorecards`, (await visible('system')) && !(await visible('silo')));
      await press('both');
    }
    await page.evaluate(axe);
    const found = await page.evaluate(() => axe.run(document, { resultTypes: ['violations'] }).then((r) => r.violations.filter((v) => ['serious', 'critical'].includes(v.impact)).map((v) => `${v.id}: ${v.nodes[0].html.slice(0, 120)}`)));
    say(file, `${lang}: axe finds nothing serious`, found.length === 0, found.join(' | '));
    await page.setViewport({ width: 390, height: 844 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    say(file, `${lang}: fits a phone of 390 pixels`, wide <= 390, `${wide} pixels`);
    if (pictures) await page.screenshot({ path: `${pictures}/${basename(file, '.html')}-${lang}-phone.png`, fullPage: false });
    await page.setViewport({ width: 1280, height: 900 });
    if (pictures) await page.screenshot({ path: `${pictures}/${basename(file, '.html')}-${lang}.png`, fullPage: true });
    const pdf = Buffer.from(await page.pdf({ preferCSSPageSize: true, printBackground: true }));
    const sheets = (pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g) ?? []).length;
    say(file, `${lang}: prints on at most 12 sheets of A4`, sheets > 0 && sheets <= 12, `${sheets} sheets`);
    if (pictures) (await import('node:fs')).writeFileSync(`${pictures}/${basename(file, '.html')}-${lang}.pdf`, pdf);
  }
  say(file, 'writes no error to the console', errors.length === 0, errors.slice(0, 2).join(' '));
  await page.setJavaScriptEnabled(false);
  await page.reload();
  const text = await page.$eval('main.page h1', (h) => h.textContent);
  const buttons = await page.$$eval('button', (all) => all.filter((b) => getComputedStyle(b).display !== 'none').length);
  say(file, 'is readable without scripts, and shows no button that does nothing', text.length > 10 && buttons === 0, `${buttons} buttons`);
  await page.close();
}
await browser.close();
console.log(broken === 0 ? 'all promises hold' : `${broken} promises are broken`);
process.exit(broken === 0 ? 0 : 1);
