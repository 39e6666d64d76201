import { graphql } from "../api/generated/gql.ts";
import type { BuildingQuery } from "../api/generated/graphql.ts";

/** A building's page: its figures, its estate's and its sisters' rates, and how its households stand. */
graphql(`
  query Building(
    $estate: String!
    $building: String!
    $period: PeriodInput!
    $asOf: Date!
    $knownAt: DateTime
    $feeClass: FeeClass
    $slice: SliceInput!
    $money: Boolean!
    $households: Boolean!
    $listed: Boolean!
  ) {
    estate(code: $estate) {
      code
      name
      collection(period: $period, asOf: $asOf, knownAt: $knownAt, feeClass: $feeClass, slice: $slice) {
        ...Rates
      }
      buildings {
        code
        name
        collection(period: $period, asOf: $asOf, knownAt: $knownAt, feeClass: $feeClass, slice: $slice) {
          ...Rates
        }
      }
      building(code: $building) {
        code
        name
        propertyType
        steward
        collection(period: $period, asOf: $asOf, knownAt: $knownAt, feeClass: $feeClass, slice: $slice) {
          ...Summary
          ageing {
            bucket
            open
          }
          ageingByYear {
            year
            open
            bills
          }
        }
        standing(asOf: $asOf, knownAt: $knownAt) {
          asOf
          counts {
            households
            paid
            overdue
            unpaid
            writtenOff
            waived
            unbilled
            holding
          }
          households @include(if: $listed) {
            unitCode
            householdCode
            use
            status
            open
            overdue
            held
          }
        }
      }
    }
  }
`);

/** The building's rates over two years; asked for after the page's own figures. */
graphql(`
  query BuildingMonths(
    $estate: String!
    $building: String!
    $period: PeriodInput!
    $asOf: Date!
    $knownAt: DateTime
    $feeClass: FeeClass
    $slice: SliceInput!
    $money: Boolean!
    $households: Boolean!
  ) {
    estate(code: $estate) {
      building(code: $building) {
        collection(period: $period, asOf: $asOf, knownAt: $knownAt, feeClass: $feeClass, slice: $slice) {
          trend(months: 24) {
            ...Rates
          }
        }
      }
    }
  }
`);

export type EstateOfBuilding = NonNullable<BuildingQuery["estate"]>;
export type BuildingFigures = NonNullable<EstateOfBuilding["building"]>;
export type Household = NonNullable<BuildingFigures["standing"]["households"]>[number];
