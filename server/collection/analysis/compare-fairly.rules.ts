import type { MemberRow } from "./comparison-member.loader.ts";
import { funnelSizes, judge, type Judged, type Judgement, type Standing } from "./fair-comparison.rules.ts";
import {
  FairRate,
  FairVerdict,
  Peers,
  type ComparedMember,
  type FairComparison,
  type Funnel,
} from "./fair-comparison.type.ts";
import { judgeShifts, type Shifted } from "./fair-shift.rules.ts";
import type { Limits } from "../statistics/funnel.rules.ts";
import { householdRate, rankIntervals, summedRate, type RankInterval } from "../statistics/rank-interval.rules.ts";

export interface Asked {
  readonly rate: FairRate;
  readonly peers: Peers;
  readonly seed: string;
}

/** Changes whenever an answer would be another one for the same records. */
const VERSION = 2;
const DRAWS = 1000;

const lessIsBetter = (rate: FairRate): boolean =>
  rate === FairRate.OVERDUE_RATE || rate === FairRate.HOUSEHOLD_OVERDUE_RATE;

function standingOf(row: MemberRow, peers: Peers): Standing {
  const { numerator_squares: nn, denominator_squares: dd, products } = row;
  const [numerator, denominator, households] = [row.numerator, row.denominator, row.households].map(Number);
  if (numerator === undefined || denominator === undefined || households === undefined)
    throw new Error("a member without a rate");
  const sums =
    nn === null || dd === null || products === null
      ? null
      : {
          clusters: households,
          numerator,
          denominator,
          numeratorSquares: Number(nn),
          denominatorSquares: Number(dd),
          products: Number(products),
        };
  const peer = peers === Peers.ALL ? "ALL" : row[peers];
  return { key: row.group_key, peer, isNew: row.stage === "NEW", numerator, denominator, households, sums };
}

/** Levels of the members against their peers', with places. */
export function compareFairly(rows: readonly MemberRow[], asked: Asked): FairComparison {
  const standings = rows.map((row) => standingOf(row, asked.peers));
  const judgement = judge(standings);
  const ranks = ranksOf(standings, asked);
  return answer(rows, judgement, ranks, asked);
}

/** Changes of the members that stand at both positions against their peers'. */
export function compareShifts(now: readonly MemberRow[], before: readonly MemberRow[], asked: Asked): FairComparison {
  const then = new Map(before.map((row) => [row.group_key, row]));
  const rows = now.filter(({ group_key }) => then.has(group_key));
  const shifted = rows.flatMap((row): Shifted[] => {
    const earlier = then.get(row.group_key);
    if (earlier === undefined) return [];
    // Who was new then has no change that could be told from settling in.
    const one = standingOf(row, asked.peers);
    return [{ before: standingOf(earlier, asked.peers), now: { ...one, isNew: one.isNew || earlier.stage === "NEW" } }];
  });
  const judgement = judgeShifts(shifted);
  return answer(rows, judgement, new Map(), asked);
}

function ranksOf(standings: readonly Standing[], { rate, seed }: Asked): ReadonlyMap<string, RankInterval> {
  const sign = lessIsBetter(rate) ? -1 : 1;
  const contenders = standings
    .filter(({ isNew }) => !isNew)
    .flatMap(({ key, numerator, denominator, sums }) => {
      const contender =
        sums === null ? householdRate(key, { events: numerator, trials: denominator }) : summedRate(key, sums);
      if (contender === null) return [];
      return [
        { ...contender, value: sign * contender.value, redraw: (next: () => number) => sign * contender.redraw(next) },
      ];
    });
  return new Map(rankIntervals(contenders, { seed, draws: DRAWS }).map((rank) => [rank.key, rank]));
}

function answer(
  rows: readonly MemberRow[],
  { members, targets, spread, limitsAt }: Judgement,
  ranks: ReadonlyMap<string, RankInterval>,
  { rate, seed }: Asked,
): FairComparison {
  const peers = Map.groupBy(members, ({ peer }) => peer);
  return {
    code: rate,
    lessIsBetter: lessIsBetter(rate),
    members: rows.flatMap((row, index) => {
      const judged = members[index];
      return judged === undefined ? [] : [memberOf(row, judged, ranks.get(row.group_key))];
    }),
    funnels: [...peers].map(([peer, same]) => funnelOf(peer, targets.get(peer) ?? NaN, same, limitsAt)),
    phi: spread.phi,
    phiChance: spread.chance,
    tauSquared: spread.tauSquared,
    version: VERSION,
    seed,
    draws: DRAWS,
  };
}

function memberOf(row: MemberRow, judged: Judged, rank: RankInterval | undefined): ComparedMember {
  return {
    key: row.group_key,
    label: row.label,
    peer: judged.peer,
    value: judged.value,
    numerator: String(row.numerator),
    denominator: String(row.denominator),
    households: Number(row.households),
    effective: judged.effective,
    target: judged.target,
    lower95: judged.limits95.lower,
    upper95: judged.limits95.upper,
    lower998: judged.limits998.lower,
    upper998: judged.limits998.upper,
    z: judged.z,
    chance: judged.chance,
    falseDiscovery: judged.falseDiscovery,
    verdict: FairVerdict[judged.verdict],
    rank: rank?.rank ?? null,
    rankLow: rank?.low ?? null,
    rankHigh: rank?.high ?? null,
    group: rank?.group ?? null,
  };
}

function funnelOf(peer: string, target: number, members: readonly Judged[], limitsAt: Judgement["limitsAt"]): Funnel {
  const households = funnelSizes(members.map(({ effective }) => effective));
  const limits = households.map((size) => limitsAt(target, size));
  const column = (of: (limits: [Limits, Limits]) => number): number[] => limits.map(of);
  return {
    peer,
    target,
    households,
    lower95: column(([usual]) => usual.lower),
    upper95: column(([usual]) => usual.upper),
    lower998: column(([, far]) => far.lower),
    upper998: column(([, far]) => far.upper),
  };
}
