// Theme: light or dark, as the system has it until one is chosen. Runs before the first paint.

"use strict";

{
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const chosen = () => {
    try {
      return localStorage.getItem("theme") || "system";
    } catch {
      return "system"; // storage may be forbidden
    }
  };
  const apply = () => {
    const theme = chosen() === "system" ? (dark.matches ? "dark" : "light") : chosen();
    document.documentElement.dataset.theme = theme;
  };
  dark.addEventListener("change", apply);
  addEventListener("DOMContentLoaded", () => {
    const form = document.getElementById("theme");
    const now = form.querySelector(`input[value="${chosen()}"]`);
    if (now) now.checked = true;
    form.addEventListener("change", (event) => {
      try {
        localStorage.setItem("theme", event.target.value);
      } catch {
        // then it holds until the page is closed
      }
      document.documentElement.dataset.theme =
        event.target.value === "system" ? (dark.matches ? "dark" : "light") : event.target.value;
    });
  });
  apply();
}
