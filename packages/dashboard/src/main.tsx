import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App.tsx";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/frame.css";
import "./styles/headline.css";
import "./styles/panels.css";
import "./styles/limits.css";
import "./styles/charts.css";
import "./styles/tables.css";
import "./styles/mode.css";
import "./styles/trace.css";

const root = document.getElementById("root");
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
