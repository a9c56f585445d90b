import { type IntegrationId, integrationOf, type LocationId } from '../model/ids.ts';
import { DOUBTS, type Problem, type ProblemKind } from '../model/problem.ts';
import { questionAt } from '../stock/questions.ts';
import type { Line, StockRecord } from '../stock/record.ts';
import { compareDoubts } from './compare-doubts.ts';
import { type Context, linesAt, recordsOf } from './context.ts';
import { type About, problemId, raise } from './problems.ts';
import type { LineRef } from './reading.ts';

/*
 * Problems that come and go with a line's state. The state is in its record and the problem isn't, so a worker may die
 * between the two: a problem is raised before the commit that makes it true and cleared after the one that ends it. What
 * is left then is a problem too many, never one too few, and every poll looks for those.
 */

interface Said {
  kind: ProblemKind;
  detail: Problem['detail'];
}

const ABSENT: Readonly<Record<string, ProblemKind>> = {
  untracked: 'item-untracked',
  malformed: 'shop-malformed',
  duplicate: 'duplicate-sku',
};

/** Those that a line's state alone decides; a SKU that is there twice is told of once per shop, and ends with the catalogue. */
export const OF_LINES: readonly ProblemKind[] = [
  'item-untracked',
  'item-missing',
  'shop-malformed',
  'loop',
  'push-rejected',
];

/** What a person is told of a line as it is. One that is paused meanwhile still lacks the figure that it lacked before. */
export function saidOf(line: Line): readonly Said[] {
  const said: Said[] = [];
  const why = line.state === 'suspended' ? (line.why ?? 'malformed') : line.state === 'paused' ? line.was : undefined;
  if (why !== undefined) said.push({ kind: ABSENT[why] ?? 'item-missing', detail: { why } });
  if (line.state === 'paused' && line.why === 'loop') {
    const [a, b] = line.seen;
    said.push({ kind: 'loop', detail: { a: a?.figure ?? 0, b: b?.figure ?? 0 } });
  }
  if (line.refused) said.push({ kind: 'push-rejected', detail: { reason: line.refused.reason } });
  return said;
}

/** Was a person told of this line? One that never had a figure is no news: it is listed where a first sync is reviewed. */
export const isTold = (line: Line): boolean =>
  saidOf(line).length > 0 &&
  (line.base !== null || line.why === 'renamed' || line.was === 'renamed' || line.refused !== null);

const aboutOf = ({ warehouse, sku, location }: LineRef, kind: ProblemKind): About => {
  const integration = integrationOf(location);
  return kind === 'duplicate-sku' ? { integration, sku } : { integration, location, warehouse, sku };
};

/** Raises what these records are about to say. Returns the lines, to be compared once the records are saved. */
export async function raiseAhead(
  ctx: Context,
  records: readonly StockRecord[],
  change: (record: StockRecord) => StockRecord,
): Promise<readonly LineRef[]> {
  const refs: LineRef[] = [];
  for (const record of records) {
    const next = change(record);
    if (next === record) continue;
    for (const [location, line] of Object.entries(next.lines)) {
      const before = record.lines[location];
      if (line === before) continue;
      const known = before ? saidOf(before).map(({ kind }) => kind) : [];
      const ref = { warehouse: record.warehouse, sku: record.sku, location };
      const fresh = saidOf(line).filter(({ kind }) => !known.includes(kind));
      for (const { kind, detail } of fresh) await raise(ctx, kind, aboutOf(ref, kind), detail);
      if (fresh.length > 0) refs.push(ref);
    }
  }
  return refs;
}

/** Compares what these lines say, as they are stored now, with what a person was told: raises and clears the difference. */
export async function tellLines(ctx: Context, refs: readonly LineRef[]): Promise<void> {
  if (refs.length === 0) return;
  const known = new Set((await ctx.deps.directory.problems()).map(({ id }) => id));
  const cleared: LineRef[] = [];
  for (const [ref, line] of await storedLines(ctx, refs)) {
    const said = line ? saidOf(line) : [];
    for (const { kind, detail } of said) {
      if (!known.has(problemId(kind, aboutOf(ref, kind)))) await raise(ctx, kind, aboutOf(ref, kind), detail);
    }
    const over = OF_LINES.filter((kind) => !said.some((one) => one.kind === kind))
      .map((kind) => problemId(kind, aboutOf(ref, kind)))
      .filter((id) => known.has(id));
    for (const id of over) await ctx.deps.directory.clearProblem(id);
    if (over.length > 0) cleared.push(ref);
  }
  if (cleared.length === 0) return;
  // Somebody may have raised one just ahead of a commit that came in between.
  for (const [ref, line] of await storedLines(ctx, cleared)) {
    for (const { kind, detail } of line ? saidOf(line) : []) await raise(ctx, kind, aboutOf(ref, kind), detail);
  }
}

async function storedLines(ctx: Context, refs: readonly LineRef[]): Promise<[LineRef, Line | undefined][]> {
  const records = new Map((await recordsOf(ctx, refs, true)).map((one) => [`${one.warehouse}\n${one.sku}`, one]));
  return refs.map((ref) => [ref, records.get(`${ref.warehouse}\n${ref.sku}`)?.lines[ref.location]]);
}

/**
 * What a dead worker left of one shop's problems of lines and locations, and those of lines that were taken out since.
 * Problems and open records are few, so this is cheap enough for every poll; `everything` goes through all records too,
 * after a pass over the whole shop.
 */
export async function compareProblems(ctx: Context, integration: IntegrationId, everything: boolean): Promise<void> {
  const { directory, stock } = ctx.deps;
  const problems = await directory.problems();
  // Only now: a problem that is known was raised of a location that was linked by then.
  const links = new Map((await directory.links()).map((link) => [link.location as string, link]));
  const refs = new Map<string, LineRef>();
  const add = (ref: LineRef) => refs.set(`${ref.sku}\n${ref.location}`, ref);
  const asked = new Map<string, LineRef>();
  const ask = (ref: LineRef) => asked.set(`${ref.warehouse}\n${ref.sku}\n${ref.location}`, ref);
  for (const { id, kind, integration: of, location, warehouse, sku } of problems) {
    if (of !== integration) continue;
    if (location === null) {
      // A SKU that is there twice is of no line, but of nobody either where nothing is linked.
      const linked = [...links.values()].some((link) => integrationOf(link.location) === integration);
      if (kind === 'duplicate-sku' && !linked) await directory.clearProblem(id);
      continue;
    }
    const link = links.get(location);
    const at = warehouse ?? link?.warehouse;
    if (sku !== null && DOUBTS.includes(kind) && at !== undefined) ask({ warehouse: at, sku, location });
    else if (!link) await directory.clearProblem(id);
    else if (sku !== null && OF_LINES.includes(kind)) add({ warehouse: link.warehouse, sku, location });
  }
  const told = (record: StockRecord): void => {
    for (const location of [...linesAt(record, integration), ...(record.left ?? []).map((one) => one.location)]) {
      if (integrationOf(location) === integration && questionAt(record, location))
        ask({ warehouse: record.warehouse, sku: record.sku, location });
      const line = record.lines[location];
      if (line && isTold(line)) add({ warehouse: record.warehouse, sku: record.sku, location });
    }
  };
  for (const record of await ctx.open.all()) told(record);
  if (everything) {
    const mine = [...links.values()].filter(({ location }) => integrationOf(location) === integration);
    for (const warehouse of new Set(mine.map((link) => link.warehouse))) {
      for (const record of await stock.records(warehouse)) told(record);
    }
  }
  await tellLines(ctx, [...refs.values()]);
  await compareDoubts(ctx, problems, [...asked.values()]);
}

/** Nothing of a location that is taken out concerns anybody any more, but for the questions that are open. */
export async function clearProblemsAt(ctx: Context, location: LocationId): Promise<void> {
  const problems = (await ctx.deps.directory.problems()).filter((problem) => problem.location === location);
  const asked: LineRef[] = [];
  for (const { id, kind, warehouse, sku, detail } of problems) {
    const isQuestion = DOUBTS.includes(kind) && warehouse !== null && sku !== null;
    if (isQuestion) asked.push({ warehouse, sku, location });
    if (!isQuestion || typeof detail.doubt !== 'string') await ctx.deps.directory.clearProblem(id);
  }
  await compareDoubts(ctx, problems, asked);
}
