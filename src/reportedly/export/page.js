"use strict";
// Shows the claims of a mark in a card beside it, and lights up the words of a claim. Builds no markup from text.
(() => {
  const card = document.getElementById("card");
  const marks = Array.from(document.querySelectorAll("a.ev"));
  let timer = 0;

  const keys = (element) => (element.dataset.claims || "").split(" ");

  const light = (element) => {
    const wanted = new Set(element ? keys(element) : []);
    for (const mark of marks) mark.classList.toggle("on", keys(mark).some((key) => wanted.has(key)));
  };

  const place = (mark) => {
    const box = mark.getClientRects()[0] || mark.getBoundingClientRect();
    const left = Math.max(8, Math.min(box.left, document.documentElement.clientWidth - card.offsetWidth - 8));
    const below = box.bottom + 6;
    const above = box.top - card.offsetHeight - 6;
    const top = below + card.offsetHeight > window.innerHeight && above > 0 ? above : below;
    card.style.left = `${left + window.scrollX}px`;
    card.style.top = `${top + window.scrollY}px`;
  };

  const show = (mark) => {
    window.clearTimeout(timer);
    card.replaceChildren();
    for (const key of keys(mark)) {
      const claim = document.getElementById(key);
      if (!claim) continue;
      const copy = claim.cloneNode(true);
      copy.removeAttribute("id");
      copy.removeAttribute("tabindex");
      for (const inner of copy.querySelectorAll("[id]")) inner.removeAttribute("id");
      card.append(copy);
    }
    card.hidden = false;
    card.scrollTop = 0;
    place(mark);
  };

  const hide = () => {
    window.clearTimeout(timer);
    card.hidden = true;
    light(null);
  };

  const hideSoon = () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(hide, 250);
  };

  const enter = (event) => {
    const link = event.target.closest ? event.target.closest("a[data-claims]") : null;
    if (link) {
      light(link);
      if (link.classList.contains("ev")) show(link);
    } else if (card.contains(event.target)) {
      window.clearTimeout(timer);
    }
  };

  const leave = (event) => {
    if (event.target.closest && (event.target.closest("a[data-claims]") || card.contains(event.target))) hideSoon();
  };

  document.addEventListener("mouseover", enter);
  document.addEventListener("focusin", enter);
  document.addEventListener("mouseout", leave);
  document.addEventListener("focusout", leave);
  document.addEventListener("click", (event) => {
    if (!card.contains(event.target)) hide();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
})();
