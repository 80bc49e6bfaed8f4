// A gain on top of the workspace: rows are changed in their place. Every step works without this.

// An answer that says "somebody was first" or "look again" is shown like any other.
document.addEventListener("htmx:beforeSwap", (event) => {
  const status = event.detail.xhr.status;
  if ([409, 412, 422].includes(status) && event.detail.requestConfig.elt.closest("form")) {
    event.detail.shouldSwap = true;
    event.detail.isError = false;
  }
});

// After our own change the other forms of the page start from the letter as it is now.
document.addEventListener("htmx:afterRequest", (event) => {
  const etag = event.detail.successful && event.detail.xhr.getResponseHeader("ETag");
  if (etag) document.querySelectorAll("input[name=etag]").forEach((field) => { field.value = etag; });
});

// What was typed stays in its field; only the sentence that it was not kept is added.
const unsaved = (event) => {
  const form = event.detail.elt.closest("form");
  if (!form) return;
  let says = form.querySelector(".ws-unsaved");
  if (!says) {
    says = document.createElement("p");
    says.className = "ws-unsaved govuk-error-message";
    says.setAttribute("role", "alert");
    form.append(says);
  }
  says.textContent = "Not saved. Your words are still here. Try again when you have a connection.";
  says.hidden = false;
};
["htmx:sendError", "htmx:timeout"].forEach((name) => document.addEventListener(name, unsaved));
document.addEventListener("htmx:responseError", (event) => {
  if (event.detail.xhr.status >= 500) unsaved(event);
});
document.addEventListener("htmx:beforeRequest", (event) => {
  const says = event.detail.elt.closest("form")?.querySelector(".ws-unsaved");
  if (says) says.hidden = true;
});

// The keyboard goes on where the change was.
document.addEventListener("htmx:afterSettle", (event) => {
  const next = document.querySelector(`#${CSS.escape(event.detail.elt.id)} [data-focus]`) || document.querySelector("#problem, [data-focus]");
  next?.focus();
  next?.removeAttribute("data-focus");
});

// A form that is sent the plain way, with the network gone, would leave the page and the words on it.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (navigator.onLine || form.method !== "post" || event.defaultPrevented) return;
  event.preventDefault();
  unsaved({ detail: { elt: form } });
});
