// Starts what govuk-frontend offers, and brings an error into view. Every screen works without this.
import { initAll } from "/static/vendor/govuk.js";
document.body.classList.add("js-enabled", "govuk-frontend-supported");
initAll();
document.getElementById("problem")?.focus();
