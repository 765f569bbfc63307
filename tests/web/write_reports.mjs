// Writes what the shipped plugins make of the samples, as HTML for the checks.
//
//   node write_reports.mjs PROGRAM CONFIGS OUT
//
// Reports go to OUT/run/<name>, documents about instruments to OUT/sheet/<instrument>. A vendor whose plugin
// is not there is left out. Of a report on many persons the shortest and the longest are kept. It fails when
// a report that the program lists was not written: then it needs a sample here.
import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const [program, configs, out] = process.argv.slice(2).map((name) => path.resolve(name));
const kClient = path.join(out, 'configs/clients/talent.toml');
const kSamples = path.join(out, 'configs/samples');
const kAdministration = path.join(kSamples, 'side-by-side/administration.toml');
const kVendorsCompared = ['bcsc', 'ctk', 'caliper', 'chally'];

const assay = (...words) => execFileSync(program, [...words, '--config', path.join(out, 'configs')],
                                         { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
const list = (what) => JSON.parse(assay('list', what, '--json'));
const usable = new Set();

// The tables [[…]] of a TOML file that name an instrument of a plugin that is not there are taken out.
function leaveOutAbsent(file) {
  const tables = readFileSync(file, 'utf8').split(/^(?=\[)/m);
  const isThere = (table) => {
    const owner = /^\[\[[^]*?^instrument = "(\w+)\./m.exec(table);
    return !owner || usable.has(owner[1]);
  };
  writeFileSync(file, tables.filter(isThere).join(''));
}

function run(name, client, instrument, folder, responses, files = {}) {
  const sample = (file) => path.resolve(kSamples, folder, file);
  const more = Object.entries({ cases: 'cases.csv', ...files }).flatMap(([key, file]) => [`--${key}`, sample(file)]);
  write(name, 'run', '--client', client, '--instrument', instrument, '--responses', sample(responses), ...more);
}

function write(name, command, ...words) {
  assay(command, '--quiet', ...words, '--formats', 'html', '--date', '2006-01-18',
        '--out', path.join(out, 'run', name));
}

function runSamples() {
  const comments = { comments: 'comments.csv' };
  if (usable.has('bcsc')) {
    run('demo', 'demo', 'bcsc.csc-360', 'bcsc', 'responses.csv', comments);
    run('nordwind', 'nordwind', 'bcsc.csc-360', 'bcsc', 'responses.csv', comments);
  }
  if (usable.has('chally')) {
    for (const [kind, cases] of [['representative', 'cases.csv'], ['manager', 'manager-cases.csv']]) {
      for (const way of ['percentiles', 'behaviours']) {
        const instrument = `chally.customer-service-${kind}`;
        run(`selection-${kind}-${way}`, 'selection', instrument, 'chally', `${kind}-${way}.csv`, { cases });
      }
    }
  }
  if (usable.has('standard')) {
    for (const kind of ['five-traits', 'software-skills']) {
      run(`team-${kind}`, 'team', `demo.${kind}`, kind, 'responses.csv');
    }
    run('waha-five-traits', 'waha', 'demo.five-traits', 'five-traits', 'responses.csv');  // right to left
    // On groups; and on groups and persons with what changed since.
    run('departments-before', 'departments', 'demo.software-skills', 'departments', 'responses-earlier.csv');
    run('departments', 'departments', 'demo.software-skills', 'departments', 'responses.csv',
        { baseline: path.join(out, 'run/departments-before') });
  }
}

// Several vendors at once: each alone, and side by side. Says whether there was something to compare.
function runTogether() {
  const there = kVendorsCompared.filter((vendor) => usable.has(vendor));
  leaveOutAbsent(kClient);
  leaveOutAbsent(kAdministration);
  const talent = ['--client', 'talent', '--administration', kAdministration];
  if (there.length) write('talent', 'run', ...talent);
  const compared = there.length > 1 && usable.has('crosswalk');
  // Their reports are in the runs of the other clients.
  for (const twice of ['bcsc.csc-360', 'chally.customer-service-representative']) {
    rmSync(path.join(out, 'run/talent', twice), { recursive: true, force: true });
  }
  if (compared) write('compare', 'compare', ...talent, '--case', 'jane');
  return compared;
}

function writeSheets() {
  for (const { id, plugin } of list('instruments')) {
    // One without a plugin of its own is written by the plugin for any.
    if (!usable.has(plugin ?? 'standard')) continue;
    assay('sheet', id, '--quiet', '--formats', 'html', '--out', path.join(out, 'sheet', id));
  }
  if (usable.has('bcsc')) {
    assay('sheet', 'bcsc.csc-360', '--quiet', '--client', 'nordwind', '--out', path.join(out, 'sheet/nordwind'));
  }
}

// All HTML files, as {file, report, size}: reports are named <case>.<report>.html, sheets <report>.html.
function written() {
  const files = readdirSync(out, { recursive: true }).filter((file) => file.endsWith('.html'));
  return files.map((name) => ({
    file: path.join(out, name), report: path.basename(name).split('.').slice(-3, -1).join('.'),
    size: statSync(path.join(out, name)).size,
  }));
}

function keepShortestAndLongest() {
  const alike = {};
  for (const page of written()) (alike[`${path.dirname(page.file)} ${page.report}`] ??= []).push(page);
  for (const group of Object.values(alike)) {
    group.sort((a, b) => a.size - b.size || (a.file < b.file ? -1 : 1));
    for (const { file } of group.slice(1, -1)) rmSync(file);
  }
}

rmSync(out, { recursive: true, force: true });
cpSync(configs, path.join(out, 'configs'), { recursive: true });
for (const { id, usable: good } of list('plugins')) if (good) usable.add(id);
runSamples();
const compared = runTogether();
writeSheets();
keepShortestAndLongest();

const reports = new Set(written().map(({ report }) => report));
const missed = list('reports').filter(({ id, about }) => !reports.has(id) && (compared || about !== 'comparison'));
for (const { id } of missed) console.error(`write_reports: no sample makes the report ${id}; add one`);
console.log(`${written().length} pages of ${reports.size} reports`);
process.exitCode = missed.length ? 1 : 0;
