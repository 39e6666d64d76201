export const API_PATH = "/graphql";
