// Checks HTML files that Assay wrote, in headless Chromium.
//
//   node check_html.mjs [--expect COMPLAINTS] FILE_OR_FOLDER...
//
// Prints one line a check and file, and below it each complaint with its rule and node. Exit 0: no
// complaint; 1: some; 2: wrong usage, or nothing to check. With --expect the complaints must be those
// in the file, one `check: rule: node` a line, no more and no fewer.
// CHROMIUM names the browser when it is not /usr/bin/chromium.
import { readFile, readdir, stat } from 'node:fs/promises';
import { cpus } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { withBrowser } from './browser.mjs';
import * as checks from './page_checks.mjs';
import { printed } from './print_checks.mjs';

const kChromium = process.env.CHROMIUM || '/usr/bin/chromium';
const kWide = 1200;
const kNarrow = 360;
const kPaper = 657;  // A4 without the margins of a report

async function checkFile(open, file) {
  const url = pathToFileURL(path.resolve(file)).href;
  const results = [];
  const requests = [];
  const add = (check, detail, found) => results.push({ check, detail, found });
  const visit = async (settings, work) => {
    const visited = await open(url, settings);
    const result = await work(visited.page);
    requests.push(...visited.requests);
    await visited.close();
    return result;
  };
  const text = await visit({ width: kWide }, async (page) => {
    const words = await checks.pageText(page);
    add('links', '', await checks.links(page));
    add('ids', '', await checks.duplicateIds(page));
    for (const width of [kWide, kNarrow]) {
      await page.setViewportSize({ width, height: 800 });
      if (width === kNarrow) add('width', `${width} px`, await checks.horizontalScrolling(page));
      add('drawings', `${width} px`, await checks.overlappingWords(page));
      add('accessibility', `light, ${width} px`, await checks.accessibility(page));
      await page.emulateMedia({ colorScheme: 'dark' });
      add('accessibility', `dark, ${width} px`, await checks.colours(page));
      await page.emulateMedia({ colorScheme: 'light' });
    }
    await page.setViewportSize({ width: kPaper, height: 800 });
    await page.emulateMedia({ media: 'print' });
    add('drawings', 'A4', await checks.overlappingWords(page));
    await page.setViewportSize({ width: kWide, height: 800 });
    add('print', 'A4', await printed(page));
    return words;
  });
  const plain = await visit({ width: kWide, javascript: false }, checks.pageText);
  const empty = text.length ? [] : [{ rule: 'no-text', node: 'body' }];
  add('scripts', 'same text without', [...empty, ...checks.sameText(text, plain)]);
  add('requests', 'none leaves the file', checks.outsideRequests(requests));
  return results;
}

async function findFiles(names) {
  const files = [];
  for (const name of names) {
    if (!(await stat(name)).isDirectory()) {
      files.push(name);
      continue;
    }
    const entries = await readdir(name, { recursive: true });
    const inside = entries.filter((entry) => entry.endsWith('.html')).sort();
    if (!inside.length) throw new Error(`${name} holds no .html file`);
    files.push(...inside.map((entry) => path.join(name, entry)));
  }
  return files;
}

function tell(file, { check, detail, found }) {
  const name = detail ? `${check} (${detail})` : check;
  console.log(`${found.length ? 'FAIL' : 'ok  '} ${file}: ${name}`);
  for (const { rule, node } of found) console.log(`       ${rule}: ${node}`);
}

// All complaints, as `check: rule: node`, each once. Several files are looked at at a time.
async function checkAll(files) {
  const complaints = new Set();
  const waiting = [...files];
  await withBrowser(kChromium, async (open) => {
    const work = async () => {
      for (let file = waiting.shift(); file; file = waiting.shift()) {
        for (const result of await checkFile(open, file)) {
          tell(file, result);
          for (const { rule, node } of result.found) complaints.add(`${result.check}: ${rule}: ${node}`);
        }
      }
    };
    await Promise.all(Array.from({ length: Math.min(files.length, cpus().length) }, work));
  });
  return [...complaints];
}

function compare(complaints, expected) {
  const missing = expected.filter((line) => !complaints.includes(line));
  const surplus = complaints.filter((line) => !expected.includes(line));
  for (const line of missing) console.log(`not seen: ${line}`);
  for (const line of surplus) console.log(`not expected: ${line}`);
  const same = !missing.length && !surplus.length;
  if (same) console.log(`refused with the ${expected.length} expected complaints`);
  return same ? 0 : 1;
}

async function main(names) {
  let expected = null;
  if (names[0] === '--expect') {
    const lines = (await readFile(names[1], 'utf8')).split('\n');
    expected = lines.filter((line) => line && !line.startsWith('#'));
    names = names.slice(2);
  }
  if (!names.length) throw new Error('usage: check_html.mjs [--expect COMPLAINTS] FILE_OR_FOLDER...');
  const complaints = await checkAll(await findFiles(names));
  if (expected) return compare(complaints, expected);
  console.log(complaints.length ? `${complaints.length} complaints` : 'no complaint');
  return complaints.length ? 1 : 0;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(`check_html: ${error.message}`);
  process.exitCode = 2;
}
