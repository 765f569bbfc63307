// The checks of one page on a screen. Each gives a list of complaints {rule, node}.
import { createRequire } from 'node:module';

const kAxeTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const kColourRules = ['color-contrast', 'link-in-text-block'];
const kAxeSource = createRequire(import.meta.url)('axe-core').source;

export const accessibility = (page) => runAxe(page, { type: 'tag', values: kAxeTags });

// The rules whose answer another colour scheme can change.
export const colours = (page) => runAxe(page, { type: 'rule', values: kColourRules });

async function runAxe(page, rules) {
  // Evaluated, not added as a script element: the page's own content policy stays in force.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(kAxeSource);
  const violations = await page.evaluate(async (runOnly) => {
    const result = await window.axe.run(document, { runOnly, resultTypes: ['violations'] });
    return result.violations;
  }, rules);
  return violations.flatMap((violation) =>
    violation.nodes.map((node) => ({ rule: violation.id, node: node.target.flat().join(' ') })));
}

// What makes the page wider than the window: the innermost elements that stick out of it.
export async function horizontalScrolling(page) {
  const nodes = await page.evaluate(() => {
    const root = document.scrollingElement;
    // A page from right to left grows to the left.
    const leftward = document.documentElement.dir === 'rtl';
    if (root.scrollWidth <= root.clientWidth) return [];
    const scrollsItself = (element) => {
      for (let box = element.parentElement; box && box !== root; box = box.parentElement) {
        if (getComputedStyle(box).overflowX !== 'visible' && box !== document.body) return true;
      }
      return false;
    };
    const sticksOut = (box) => (leftward ? box.left < -0.5 : box.right > root.clientWidth + 0.5);
    const wide = [...document.body.querySelectorAll('*')].filter(
      (element) => sticksOut(element.getBoundingClientRect()) && !scrollsItself(element));
    const innermost = wide.filter(
      (element) => !wide.some((other) => other !== element && element.contains(other)));
    const named = innermost.map((element) => element.localName + (element.id ? `#${element.id}` : '') +
      [...element.classList].map((name) => `.${name}`).join(''));
    return named.length ? [...new Set(named)] : ['html'];
  });
  return nodes.map((node) => ({ rule: 'wider-than-window', node }));
}

// Words of a drawing that stand on each other.
export async function overlappingWords(page) {
  const nodes = await page.evaluate(() => {
    const kTouch = 1;  // pixels
    const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > kTouch &&
                           Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > kTouch * 3;
    const slantOf = (word) => Math.atan2(word.getScreenCTM().b, word.getScreenCTM().a);
    // A word's box with the page turned until the word is level: words in a row that lean alike stand clear of each
    // other though their upright boxes do not.
    const slantedBox = (word) => {
      const [box, ctm, turn] = [word.getBBox(), word.getScreenCTM(), -slantOf(word)];
      const corners = [[box.x, box.y], [box.x + box.width, box.y], [box.x, box.y + box.height],
                       [box.x + box.width, box.y + box.height]].map(([x, y]) => {
        const at = new DOMPoint(x, y).matrixTransform(ctm);
        return { x: at.x * Math.cos(turn) - at.y * Math.sin(turn), y: at.x * Math.sin(turn) + at.y * Math.cos(turn) };
      });
      const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
      return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
    };
    const found = [];
    for (const drawing of document.querySelectorAll('svg')) {
      // What stands for screen readers alone is a pixel wide.
      const frame = drawing.getBoundingClientRect();
      if (frame.width < 20) continue;
      const words = [...drawing.querySelectorAll('text')].filter((word) => word.textContent.trim())
        .map((word) => ({ text: word.textContent.trim(), box: word.getBoundingClientRect(), slant: slantOf(word),
                          slanted: slantedBox(word) }))
        .filter(({ box }) => box.width > 0 && box.height > 0)
        .filter(({ box }) => (box.top + box.bottom) / 2 < frame.bottom);  // lower ones are cut off
      words.forEach((one, at) => words.slice(at + 1).forEach((other) => {
        const alike = Math.abs(one.slant - other.slant) < 1e-3;
        const over = alike ? meet(one.slanted, other.slanted) : meet(one.box, other.box);
        if (over) found.push(`"${one.text}" and "${other.text}"`);
      }));
    }
    return [...new Set(found)];
  });
  return nodes.map((node) => ({ rule: 'words-overlap', node }));
}

export async function links(page) {
  const targets = await page.evaluate(() => {
    const here = location.href.split('#')[0];
    const dead = (href) => {
      const [address, fragment] = [href.split('#')[0], href.split('#')[1]];
      if (address !== here || fragment === undefined || fragment === '') return fragment === '';
      return !document.getElementById(decodeURIComponent(fragment));
    };
    return [...document.querySelectorAll('a[href], area[href]')].filter((link) => dead(link.href))
      .map((link) => link.getAttribute('href'));
  });
  return targets.map((target) => ({ rule: 'dead-link', node: target }));
}

export async function duplicateIds(page) {
  const ids = await page.evaluate(() => {
    const all = [...document.querySelectorAll('[id]')].map((element) => element.id);
    return [...new Set(all.filter((id, at) => all.indexOf(id) !== at))];
  });
  return ids.map((id) => ({ rule: 'duplicate-id', node: `#${id}` }));
}

export function outsideRequests(requests) {
  return [...new Set(requests)].map((node) => ({ rule: 'request', node }));
}

// The words that a reader sees, without regard to where lines break.
export async function pageText(page) {
  return page.evaluate(() => document.body.innerText.split(/\s+/).filter(Boolean));
}

export function sameText(withScripts, without) {
  const at = withScripts.findIndex((word, index) => word !== without[index]);
  const first = at >= 0 ? at : withScripts.length;
  if (first === withScripts.length && without.length === withScripts.length) return [];
  const near = (words) => words.slice(Math.max(0, first - 2), first + 3).join(' ') || 'nothing';
  return [{ rule: 'text-needs-scripts', node: `"${near(withScripts)}", without scripts "${near(without)}"` }];
}
