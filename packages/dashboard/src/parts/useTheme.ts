import { useEffect, useState, useSyncExternalStore } from "react";

export type Theme = "light" | "dark";

const KEY = "evenkeel-theme";
const query = matchMedia("(prefers-color-scheme: dark)");

function stored(): Theme | null {
  try {
    const value = localStorage.getItem(KEY);
    return value === "light" || value === "dark" ? value : null;
  } catch {
    // A browser may refuse storage; the system's theme then holds.
    return null;
  }
}

function remember(theme: Theme): void {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // The choice then lasts as long as the page.
  }
}

/** The theme in force and the function that switches it: the reader's choice if there is one, else the system's. */
export function useTheme(): readonly [Theme, () => void] {
  const system = useSyncExternalStore<Theme>(
    (listener) => {
      query.addEventListener("change", listener);
      return () => query.removeEventListener("change", listener);
    },
    () => (query.matches ? "dark" : "light"),
  );
  const [chosen, setChosen] = useState(stored);
  const theme = chosen ?? system;
  // Set while rendering, not after: charts read the colours in their own effects.
  document.documentElement.dataset.theme = theme;
  useEffect(() => {
    if (chosen !== null) remember(chosen);
  }, [chosen]);
  return [theme, () => setChosen(theme === "dark" ? "light" : "dark")];
}
