import { graphql } from "../api/generated/gql.ts";

graphql(`
  query Draws {
    draws {
      ...ShownDraw
    }
    checkTemplates {
      code
      title {
        zh
        en
      }
    }
  }

  query Draw($drawId: Int!) {
    draw(drawId: $drawId) {
      ...ShownDraw
      lots {
        lot
        estate
        estateName
        inspector
        checkId
        checkState
      }
    }
    estates {
      code
      name
    }
  }

  fragment ShownDraw on Draw {
    drawId
    title
    startsOn
    endsOn
    universe
    universeHash
    seedHash
    frozenAt
    freezer
    publicWord
    drawnAt
    seed
    revealedAt
    result
    template {
      title {
        zh
        en
      }
    }
  }

  mutation FreezeDraw($input: FreezeDrawInput!) {
    answer: freezeDraw(input: $input) {
      draw {
        drawId
      }
      userErrors {
        ...Refused
      }
    }
  }

  mutation DrawSurprise($input: DrawSurpriseInput!) {
    answer: drawSurprise(input: $input) {
      userErrors {
        ...Refused
      }
    }
  }

  mutation RevealDraw($draw: Int!) {
    answer: revealDraw(draw: $draw) {
      userErrors {
        ...Refused
      }
    }
  }
`);
