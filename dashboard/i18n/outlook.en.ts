import type { outlookZh } from "./outlook.zh.ts";

export const outlookEn: Record<keyof typeof outlookZh, string> = {
  outlook: "Estate outlook",
  outlookPurpose:
    "Whether collection is falling, what each month's bills will bring in the end, and whether the year's target will be met; each with an interval and its grounds.",
  outlookAsOf: "By month ends: data up to {{day}}",
  outlookClosed: "Month end",
  outlookComma: ", ",
  earlyWarning: "Early warning",
  noWarnings: "No warning stands: all months lie within what chance would do.",
  noWarningsPortfolio: "No warning stands at any estate.",
  notJudged: "Nothing can be judged yet: warnings begin once a reference year of twelve months is over.",
  warningSentence:
    "Since {{since}}, {{rate}} is {{observed}}, {{points}} points below the {{expected}} that the reference year lets be expected; of bills due since then ¥{{amount}} were not in on {{closed}}.",
  toException: "Exception, bills and handling",
  watchedON_TIME: "household on-time rate",
  watchedNEXT_MONTH: "household rate by the end of the next month",
  watchedMONEY_ON_TIME: "on-time rate of money",
  watchedMONEY_NEXT_MONTH: "collection rate of money by the end of the next month",
  yearEndTitle: "Forecast for the end of {{year}}",
  yearEndSentence:
    "By its end, the bills of {{year}} are expected to bring ¥{{amount}} of ¥{{net}} net billed: a current collection rate of {{rate}}, 80% interval {{low}}\u00a0–\u2060\u00a0{{high}}.",
  assuranceHIT: "The whole interval reaches the target of {{target}}: it is expected to be met.",
  assuranceMISSED: "The whole interval lies below the target of {{target}}: it is expected to be missed.",
  assuranceCHANCE: "The target of {{target}} lies within the interval: whether it will be met cannot be told yet.",
  assuranceNONE: "No target for the collection rate was set for the year.",
  assumedMonths: "Months not billed yet ({{months}}) are assumed as in the same month last year.",
  monthDue: "Month due",
  collectedSoFar: "Collected so far",
  expectedFinal: "Expected in the end",
  interval80: "80% interval",
  intervalLow: "80% interval, lower end",
  intervalHigh: "80% interval, upper end",
  forecastBy: "Forecast by",
  methodCOMPLETE: "complete",
  methodCHAIN_LADDER: "chain ladder",
  methodBORNHUETTER_FERGUSON: "Bornhuetter–Ferguson",
  forecastTitle: "Final rate of each month's bills, forecast",
  forecastSummary:
    "Of the bills of {{month}}, {{soFar}} are in; by the end of month {{age}} after, {{final}} are expected, 80% interval {{low}}\u00a0–\u2060\u00a0{{high}}.",
  forecastAllComplete: "All months are {{months}} months old: nothing is left to forecast.",
  forecastTip: "{{soFar}} in, {{final}} expected in the end (as of {{asOf}})",
  calendarEffectPresent:
    "Some calendar months stand out as a whole (Spring Festival, a campaign); the forecast knows nothing of it, so take the interval with care.",
  forecastMethod:
    "Bills by month due, collected by each month's end, carried on by the chain ladder with Mack's standard errors (1993); months with less than 60% in by Bornhuetter–Ferguson, with net billed as exposure. The last step was learned from {{learned}} months; the end is month {{age}} after the month due.",
  forecastAssumption:
    "The interval's width is set by how forecasts of the last 6 months did. Nothing above net billed is forecast. It is assumed that money comes as it came; nothing is forecast from fewer than 4 months.",
  calendarTest: "Test for calendar effects (Mack 1994): Z = {{z}}; by chance, 95% between {{low}} and {{high}}.",
  noForecast: "No forecast yet",
  noForecastFEW_COHORTS: "It takes at least 4 months due, each followed by a whole month.",
  curvesTitle: "Collection curves by month due",
  curvesSummary:
    "Of the bills of {{month}}, {{share}} were in by that month's end; of the {{months}} months before, {{low}}\u00a0–\u2060\u00a0{{high}}.",
  curvesFirst: "Of the bills of {{month}}, {{share}} were in by that month's end.",
  curvesMethod:
    "Each line is a month due: collected by each month's end ÷ net billed as it then stood. Month 0 is the month due, with what was paid before it.",
  curveTip: "{{month}} · end of month {{age}}: {{share}}",
  ageAxis: "Months after the month due",
  ageMonths: "Month {{age}}",
  olderMonths: "earlier months",
  noCohorts: "No month due to show",
  noCohortsHint: "No bill in scope has seen a month's end since it fell due.",
  rollTitle: "Roll rates between ageing buckets",
  rollSummary:
    "Of what is 1–30 days overdue, {{collected}} come in within a month and {{rolled}} roll on; were months always so, {{end}} would be collected in the end.",
  rollSummaryOpen:
    "Of what is 1–30 days overdue, {{collected}} come in within a month and {{rolled}} roll on. There are too few months to say how much is collected in the end.",
  rollNothingOverdue: "Nothing was 1–30 days overdue in the last 12 months.",
  rollMethod:
    "Bill by bill over the last 12 months: of what stood in a bucket when a month began (with what was billed in it), the shares that were collected, waived or written off, or stand in each bucket at its end. By the bill's own age, not by its household's oldest, which would overstate.",
  rollAssumption:
    "What comes in in the end is worked out as an absorbing Markov chain (Cyert et al. 1962), as if every month were the mean of the last 12; it knows no season.",
  fromBucket: "Bucket before (days)",
  toBucket: "A month later (%)",
  stood: "Balances added up",
  rolledCollected: "collected",
  rolledLowered: "waived, written off",
  collectedInTheEnd: "In the end",
  bucketNotDue: "not due",
  noMoves: "No balances to follow",
  noMovesHint: "No bill in scope had a balance in the last 12 months.",
  controlChartOf: "Control chart: {{rate}}",
  actualRate: "actual",
  expectedRate: "expected",
  controlLimits: "control limits",
  limitLow: "Lower limit",
  limitHigh: "Upper limit",
  householdsOf: "Households",
  signalHead: "signal",
  signalPOINT: "one month beyond 3 deviations",
  signalPAIR: "two months in a row, together beyond 3.5 deviations",
  signalRUN: "long run below",
  referenceYear: "reference year",
  watchCalm: "The latest month, {{month}}, is {{value}}, within {{low}}\u00a0–\u2060\u00a0{{high}}: no warning stands.",
  watchBeyond:
    "The latest month, {{month}}, is {{value}}, with limits of {{low}}\u00a0–\u2060\u00a0{{high}}: no warning of a fall stands.",
  watchWide:
    "The latest month, {{month}}, is {{value}}. So few households differ so much that the limits are {{low}}\u00a0–\u2060\u00a0{{high}}: chance alone could do anything, and this chart cannot warn.",
  watchLeft:
    "The estate left on {{day}}: its warnings are closed with that, and none is raised any more. The chart keeps what was seen until then.",
  watchFalling:
    "Since {{since}} it is {{observed}} where the reference year lets {{expected}} be expected; signal: {{signal}}. The chart tells since when, not why.",
  amountsOf: "Amounts (yuan)",
  watchTipMoney: "{{value}} ({{met}} of {{size}} yuan), {{expected}} expected",
  watchMethodMoney:
    "The error of a rate of money is that of the ratio estimator clustered by household; the chart is drawn with the households it is worth (households ÷ design effect), so that one large debtor does not pass for many. It stands beside the households' charts, and so warns of larger falls only.",
  warningsWaiting_one: "1 estate is still being worked out; what is found appears here by itself.",
  warningsWaiting_other: "{{count}} estates are still being worked out; what is found appears here by itself.",
  watchTip: "{{value}} ({{met}} of {{size}} households), {{expected}} expected",
  watchMethod:
    "Each month is compared with the same month of the reference year (with the year's mean, as far as months do not differ by season), between limits of three deviations by Laney's p′ chart. Most households do again what they did, so that rates differ by less than chance would have them: how many households did otherwise half a year apart, and from one month to the next, tells by how much. 0.8 points are left to a month for reasons of its own; where the Spring Festival was in another month of the reference year, what is expected lies between January and February. Warned of: one month beyond three deviations, two in a row each beyond one and together beyond three and a half, or a run below that is longer than Anhøj's limit and adds up to three. A warning ends after two months back within one deviation.",
  watchFacts:
    "Reference year {{from}} – {{to}}; share of the months' differences that is season: {{season}}; share of chance's variance left by households' habits: {{restless}}; likeness of neighbouring months beyond those: {{memory}}; σz = {{sigma}}; longest run on one side {{run}} (limit {{allowed}}).",
  referenceFirst: "The reference year is the first of the records; it never moves by itself.",
  referenceChosen: "Chosen by {{actor}} on {{at}}: {{reason}}",
  noWatch: "Nothing to judge yet",
  noWatchHint: "A month can be compared once a reference year of twelve months is over.",
  chooseReference: "Choose the reference year",
  chooseReferenceHint:
    "From now on {{rate}} is compared with the twelve months chosen. The earlier ones, the reason and who chose stay in the journal.",
  referenceFrom: "First month",
  referenceReason: "Reason",
  refusedMONTH_UNKNOWN: "Give the first month, such as 2025-01.",
  refusedYEAR_NOT_OVER: "The twelve months are not over yet.",
};
