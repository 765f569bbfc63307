// Checks HTML files that Assay wrote, in headless Chromium.
//
//   node check_html.mjs [--expect COMPLAINTS] FILE_OR_FOLDER...
//
// Prints one line a check and file, and below it each complaint with its rule and node. Exit 0: no
// complaint; 1: some; 2: wrong usage, or nothing to check. With --expect the complaints must be those
// in the file, one `check: rule: node` a line, no more and no fewer.
// CHROMIUM names the browser when it is not /usr/bin/chromium.
import { readFile, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { withBrowser } from './browser.mjs';
import * as checks from './page_checks.mjs';
import { printed } from './print_checks.mjs';

const kChromium = process.env.CHROMIUM || '/usr/bin/chromium';
const kWide = 1200;
const kNarrow = 360;

async function* checkFile(open, file) {
  const url = pathToFileURL(path.resolve(file)).href;
  const requests = [];
  const visit = async (settings, work) => {
    const visited = await open(url, settings);
    const result = await work(visited.page);
    requests.push(...visited.requests);
    await visited.close();
    return result;
  };
  for (const scheme of ['light', 'dark']) {
    for (const width of [kWide, kNarrow]) {
      const found = await visit({ width, scheme }, checks.accessibility);
      yield { check: 'accessibility', detail: `${scheme}, ${width} px`, found };
    }
  }
  const wide = await visit({ width: kNarrow }, checks.horizontalScrolling);
  yield { check: 'width', detail: `${kNarrow} px`, found: wide };
  yield { check: 'links', found: await visit({}, checks.links) };
  yield { check: 'ids', found: await visit({}, checks.duplicateIds) };
  const text = await visit({}, checks.pageText);
  const plain = await visit({ javascript: false }, checks.pageText);
  const empty = text.length ? [] : [{ rule: 'no-text', node: 'body' }];
  yield { check: 'scripts', detail: 'same text without', found: [...empty, ...checks.sameText(text, plain)] };
  yield { check: 'print', detail: 'A4', found: await visit({}, printed) };
  yield { check: 'requests', detail: 'none leaves the file', found: checks.outsideRequests(requests) };
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

// All complaints, as `check: rule: node`, each once.
async function checkAll(files) {
  const complaints = new Set();
  await withBrowser(kChromium, async (open) => {
    for (const file of files) {
      for await (const { check, detail, found } of checkFile(open, file)) {
        const name = detail ? `${check} (${detail})` : check;
        console.log(`${found.length ? 'FAIL' : 'ok  '} ${file}: ${name}`);
        for (const { rule, node } of found) {
          console.log(`       ${rule}: ${node}`);
          complaints.add(`${check}: ${rule}: ${node}`);
        }
      }
    }
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
