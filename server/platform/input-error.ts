import { GraphQLError } from "graphql";

/** Input that a caller can mend: says which field, and what to do. */
export const inputError = (field: string, message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: "BAD_USER_INPUT", field } });
