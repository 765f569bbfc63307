// The checks of one page on paper: A4, and no heading that is the last thing of its page.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

// Headings are printed in this colour, which changes no layout and tells their lines apart from a line
// of the contents or a table that reads the same.
const kHeadingColour = [0x7b, 0x1f, 0xd3];
const kPageSize = { width: 595, height: 842 };  // A4 in points
const kFooterShare = 0.88;                      // a footer stands below this share of the height
const kClearance = 10;                          // points: an underline belongs to its heading
const kDotsPerInch = 100;

export async function printed(page) {
  await page.emulateMedia({ media: 'print', colorScheme: 'light' });
  const headings = await page.evaluate((colour) => {
    const shown = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter((heading) => {
      const box = heading.getBoundingClientRect();
      return box.width > 1 && box.height > 1;
    });
    for (const element of shown.flatMap((heading) => [heading, ...heading.querySelectorAll('*')])) {
      element.style.setProperty('color', colour, 'important');
      element.style.setProperty('print-color-adjust', 'exact', 'important');
    }
    return shown.length;
  }, `rgb(${kHeadingColour.join(' ')})`);
  const folder = mkdtempSync(path.join(tmpdir(), 'assay-print-'));
  try {
    const pdf = path.join(folder, 'page.pdf');
    writeFileSync(pdf, await page.pdf({
      format: 'A4', printBackground: true, preferCSSPageSize: true,
      margin: { top: '12mm', bottom: '12mm', left: '12mm', right: '12mm' },
    }));
    return checkPages(pdf, readPages(pdf), headings);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function checkPages(pdf, pages, headings) {
  const complaints = [];
  const found = pages.flatMap((page) => page.lines).filter((line) => line.heading).length;
  if (found < headings) complaints.push({ rule: 'heading-not-printed', node: `${found} of ${headings}` });
  const odd = pages.find((page) => Math.abs(page.width - kPageSize.width) > 2 ||
                                   Math.abs(page.height - kPageSize.height) > 2);
  if (odd) complaints.push({ rule: 'not-a4', node: `page ${odd.number}: ${odd.width} x ${odd.height} pt` });
  const isFooter = footerTest(pages);
  for (const page of pages) {
    const body = page.lines.filter((line) => !isFooter(line, page));
    const last = body.reduce((lowest, line) => (line.bottom > lowest.bottom ? line : lowest), { bottom: -1 });
    if (!last.heading || inkBelow(pdf, page, last, isFooter)) continue;
    complaints.push({ rule: 'heading-at-page-end', node: `page ${page.number}: "${last.text}"` });
  }
  return complaints;
}

// Pages of the PDF in points: [{number, width, height, lines: [{left, right, top, bottom, text, heading}]}]
function readPages(pdf) {
  const options = ['-xml', '-stdout', '-i', '-zoom', '1', '-noroundcoord', '-fontfullname', pdf];
  const xml = execFileSync('pdftohtml', options, { encoding: 'utf8', maxBuffer: 1 << 28 });
  const headingFonts = new Set();
  const attributes = (text) =>
    Object.fromEntries([...text.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name, value]) => [name, value]));
  for (const [, text] of xml.matchAll(/<fontspec ([^>]*)\/>/g)) {
    const font = attributes(text);
    if (isHeadingColour(font.color)) headingFonts.add(font.id);
  }
  return [...xml.matchAll(/<page ([^>]*)>([^]*?)<\/page>/g)].map(([, head, body]) => {
    const { number, width, height } = attributes(head);
    const lines = [...body.matchAll(/<text ([^>]*)>([^]*?)<\/text>/g)].map(([, box, inner]) => {
      const { top, left, width: wide, height: high, font } = attributes(box);
      const text = plainText(inner);
      return { text, heading: headingFonts.has(font), left: Number(left), right: Number(left) + Number(wide),
               top: Number(top), bottom: Number(top) + Number(high) };
    });
    return { number: Number(number), width: Number(width), height: Number(height),
             lines: lines.filter((line) => line.text) };
  });
}

// A PDF holds colours as fractions, so that a channel may come back one off.
function isHeadingColour(text) {
  const channels = [1, 3, 5].map((at) => parseInt(text.slice(at, at + 2), 16));
  return channels.every((channel, at) => Math.abs(channel - kHeadingColour[at]) <= 1);
}

function plainText(inner) {
  const names = { amp: '&', lt: '<', gt: '>', quot: '"' };
  return inner.replace(/<[^>]*>/g, '').replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replace(/&(amp|lt|gt|quot);/g, (_, name) => names[name]).trim();
}

// A footer is what stands low on a page and comes again at the same height on another, figures aside,
// or is a page number.
function footerTest(pages) {
  const low = (line, page) => line.top > page.height * kFooterShare;
  const key = (line) => `${Math.round(line.top)} ${line.text.replace(/\d+/g, '#')}`;
  const seen = new Map();
  for (const page of pages) {
    for (const each of new Set(page.lines.filter((line) => low(line, page)).map(key))) {
      seen.set(each, (seen.get(each) ?? 0) + 1);
    }
  }
  const isNumber = (text) => /^(page )?\d+( ?(of|\/) ?\d+)?$/i.test(text);
  return (line, page) => low(line, page) && !line.heading && (seen.get(key(line)) > 1 || isNumber(line.text));
}

// Whether anything without text, such as ruled lines to write on or a drawing, follows the heading.
function inkBelow(pdf, page, heading, isFooter) {
  const footers = page.lines.filter((line) => isFooter(line, page)).map((line) => line.top);
  const scale = kDotsPerInch / 72;
  const from = Math.ceil((heading.bottom + kClearance) * scale);
  const to = Math.floor((Math.min(page.height, ...footers) - 2) * scale);
  const image = pageImage(pdf, page.number);
  for (let row = from; row < Math.min(to, image.height); ++row) {
    // Only below the heading's own words: the sides of a box that is cut at the page's end are not content.
    const start = row * image.width + Math.ceil(heading.left * scale);
    const end = row * image.width + Math.floor(heading.right * scale);
    if (image.pixels.subarray(start, end).some((grey) => grey < 250)) return true;
  }
  return false;
}

function pageImage(pdf, number) {
  const root = path.join(path.dirname(pdf), `page-${number}`);
  const range = ['-f', String(number), '-l', String(number), '-singlefile'];
  execFileSync('pdftoppm', [...range, '-gray', '-r', String(kDotsPerInch), pdf, root]);
  const file = readFileSync(`${root}.pgm`);
  const [head, width, height] = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(file.subarray(0, 64).toString('latin1'));
  return { width: Number(width), height: Number(height), pixels: file.subarray(head.length) };
}
