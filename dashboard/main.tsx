import "@mantine/core/styles.css";
import "./ui/tokens.css";
import "./ui/page.css";
import "./ui/head.css";
import "./ui/filters.css";
import "./ui/tiles.css";
import "./ui/figure.css";
import "./ui/print.css";
import { MantineProvider } from "@mantine/core";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { createBrowserRouter } from "react-router";
import { RouterProvider } from "react-router/dom";
import { Provider } from "urql";
import { client } from "./api/client.ts";
import { startLanguage } from "./i18n/language.ts";
import { routes } from "./routes.tsx";
import { theme, variablesOf } from "./ui/theme.ts";

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");

const speaking = startLanguage();
// The router asks for the page and its figures; the words come meanwhile.
const router = createBrowserRouter(routes);
await speaking;
createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={variablesOf} defaultColorScheme="auto">
      <Provider value={client}>
        <RouterProvider router={router} />
      </Provider>
    </MantineProvider>
  </StrictMode>,
);
