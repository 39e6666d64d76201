import "reflect-metadata";
import type { GraphQLSchema } from "graphql";
import { buildSchema as build, type NonEmptyArray } from "type-graphql";
import {
  AuditExceptionListResolver,
  AuditExceptionResolver,
  AuditRuleSummaryResolver,
} from "./audit/exception.resolver.ts";
import { AuditRuleResolver, AuditTrialEstateResolver } from "./audit/rule.resolver.ts";
import { CommitteeResolver } from "./committee/committee.resolver.ts";
import { ArrearsStructureResolver } from "./collection/analysis/arrears-structure.resolver.ts";
import { CollectionPartResolver } from "./collection/collection-part.resolver.ts";
import { CollectionRateResolver } from "./collection/collection-rate.resolver.ts";
import { FairComparisonResolver } from "./collection/analysis/fair-comparison.resolver.ts";
import { FreshnessResolver } from "./collection/freshness.resolver.ts";
import {
  EstateOutlookResolver,
  EstateWarningResolver,
  OutlookOfEstateResolver,
  OutlookOfPortfolioResolver,
  PortfolioOutlookResolver,
} from "./collection/outlook/outlook.resolver.ts";
import {
  BuildingResolver,
  EstateResolver,
  FiltersResolver,
  PortfolioResolver,
  UnitResolver,
} from "./collection/portfolio.resolver.ts";
import { CountRateResolver, RateResolver } from "./collection/rate.resolver.ts";
import { ChannelRowResolver, ChannelRowsResolver } from "./collection/analysis/channel-rows.resolver.ts";
import { ChangeFactorsResolver, RateChangeResolver } from "./collection/analysis/rate-change.resolver.ts";
import { RateRowResolver, RateRowsResolver } from "./collection/rate-rows.resolver.ts";
import {
  EstateReconciliationResolver,
  PortfolioReconciliationResolver,
  ReconciliationResolver,
} from "./collection/reconciliation.resolver.ts";
import { PortfolioPromiseResolver, PromiseResolver } from "./collection/promise.resolver.ts";
import { ImportReportResolver, ImportResolver } from "./intake/import.resolver.ts";
import {
  BatchListResolver,
  BatchResolver,
  QuarantineListResolver,
  QuarantineResolver,
} from "./intake/intake.resolver.ts";
import { BuildingStandingResolver, StandingOfBuildingResolver } from "./ledger/building-standing.resolver.ts";
import {
  AllocationResolver,
  BillResolver,
  LedgerOfUnitResolver,
  ReceiptResolver,
  UnitLedgerResolver,
} from "./ledger/ledger.resolver.ts";
import { BillListResolver, ReceiptListResolver } from "./ledger/record-list.resolver.ts";
import { ContactResolver } from "./register/contact.resolver.ts";
import { SearchResolver } from "./register/search.resolver.ts";
import {
  ClosedEstateResolver,
  CloseResolver,
  RestatedRateResolver,
  RestatementResolver,
  RestatingRowResolver,
} from "./close/close.resolver.ts";
import { meterLists } from "./cost-guard.ts";
import { FiguresOfMeResolver } from "./figures-of-me.resolver.ts";
import { FindingCauseResolver } from "./finding-cause.resolver.ts";
import { guardSchema } from "./guard-schema.ts";
import { JournalResolver } from "./journal/journal.resolver.ts";
import { NodeResolver } from "./node.resolver.ts";
import { MeResolver } from "./people/me.resolver.ts";
import { PeopleResolver, PersonListResolver } from "./people/people.resolver.ts";
import { TokenResolver } from "./people/token.resolver.ts";
import { ScorecardResolver } from "./reviews/card.resolver.ts";
import { ReviewResolver } from "./reviews/cycle.resolver.ts";
import { SchemeResolver } from "./reviews/scheme.resolver.ts";
import { TargetResolver } from "./reviews/target.resolver.ts";
import { ComplaintListResolver, ServiceResolver } from "./service/service.resolver.ts";
import { SavedViewResolver } from "./saved-views/saved-view.resolver.ts";
import { NoticeListResolver, NoticeResolver } from "./notices/notice.resolver.ts";
import { FindingFiguresResolver } from "./supervision/finding-figures.resolver.ts";
import { AssignedCheckResolver, CheckListResolver, CheckResolver } from "./checks/check.resolver.ts";
import { DrawResolver } from "./checks/draw.resolver.ts";
import { PlanItemResolver, PlanResolver, TemplateScoreResolver } from "./checks/plan.resolver.ts";
import { FindingListResolver, FindingResolver } from "./supervision/finding.resolver.ts";
import { RectificationResolver } from "./supervision/rectification.resolver.ts";

const RESOLVERS: NonEmptyArray<Function> = [
  PortfolioResolver,
  FiltersResolver,
  EstateResolver,
  BuildingResolver,
  UnitResolver,
  CollectionRateResolver,
  CollectionPartResolver,
  FairComparisonResolver,
  RateChangeResolver,
  ChannelRowResolver,
  ChannelRowsResolver,
  ChangeFactorsResolver,
  ArrearsStructureResolver,
  FreshnessResolver,
  RateResolver,
  CountRateResolver,
  RateRowsResolver,
  PortfolioReconciliationResolver,
  EstateReconciliationResolver,
  PortfolioPromiseResolver,
  PromiseResolver,
  ReconciliationResolver,
  RateRowResolver,
  LedgerOfUnitResolver,
  StandingOfBuildingResolver,
  BuildingStandingResolver,
  UnitLedgerResolver,
  BillResolver,
  ReceiptResolver,
  AllocationResolver,
  BillListResolver,
  ReceiptListResolver,
  ContactResolver,
  SearchResolver,
  BatchListResolver,
  BatchResolver,
  QuarantineListResolver,
  QuarantineResolver,
  ImportResolver,
  ImportReportResolver,
  NodeResolver,
  MeResolver,
  FiguresOfMeResolver,
  PeopleResolver,
  PersonListResolver,
  TokenResolver,
  SavedViewResolver,
  ComplaintListResolver,
  ServiceResolver,
  TargetResolver,
  SchemeResolver,
  ReviewResolver,
  ScorecardResolver,
  OutlookOfEstateResolver,
  OutlookOfPortfolioResolver,
  EstateOutlookResolver,
  PortfolioOutlookResolver,
  EstateWarningResolver,
  JournalResolver,
  FindingListResolver,
  FindingFiguresResolver,
  FindingResolver,
  RectificationResolver,
  AuditExceptionListResolver,
  AuditExceptionResolver,
  AuditRuleSummaryResolver,
  AuditRuleResolver,
  AuditTrialEstateResolver,
  CheckListResolver,
  CheckResolver,
  AssignedCheckResolver,
  PlanResolver,
  PlanItemResolver,
  TemplateScoreResolver,
  DrawResolver,
  FindingCauseResolver,
  CommitteeResolver,
  CloseResolver,
  ClosedEstateResolver,
  RestatedRateResolver,
  RestatementResolver,
  RestatingRowResolver,
  NoticeListResolver,
  NoticeResolver,
];

/** The API as a value; schema.graphql is printed from it. */
export async function buildSchema(): Promise<GraphQLSchema> {
  // Arguments are checked where they are used: class validators would be a second place for the same rules.
  return meterLists(guardSchema(await build({ resolvers: RESOLVERS, validate: false })));
}
