// Chromium for the checks: a fresh profile each time, nothing in the background.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';

const kArguments = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

// Runs `work(open)` with a browser; `open(url, {width, scheme, javascript})` gives {page, requests},
// where requests are the addresses that the page asked for beyond its own file. None is let through.
export async function withBrowser(executable, work) {
  // A home of its own: Chromium writes caches and crash records beside the profile too.
  const home = await mkdtemp(path.join(tmpdir(), 'assay-web-'));
  const environment = { ...process.env, HOME: home, XDG_CONFIG_HOME: home, XDG_CACHE_HOME: home };
  // Given no folder, launch() makes a new empty profile and removes it again.
  const browser = await chromium.launch({
    executablePath: executable, args: kArguments, env: environment, headless: true, chromiumSandbox: false,
  });
  try {
    return await work((url, settings) => openPage(browser, url, settings));
  } finally {
    await browser.close();
    await rm(home, { recursive: true, force: true });
  }
}

async function openPage(browser, url, { width = 1200, scheme = 'light', javascript = true } = {}) {
  const context = await browser.newContext({
    viewport: { width, height: 800 }, colorScheme: scheme, javaScriptEnabled: javascript,
    reducedMotion: 'reduce', serviceWorkers: 'block', offline: true,
  });
  const requests = [];
  await context.route('**/*', (route) => {
    const wanted = route.request().url();
    if (wanted.split('#')[0] === url) return route.continue();
    requests.push(wanted);
    return route.abort();
  });
  const page = await context.newPage();
  await page.goto(url, { waitUntil: 'load' });
  return { page, requests, close: () => context.close() };
}
