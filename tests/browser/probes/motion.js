// Where the reader wants no motion, nothing moves and nothing fades.
probes.motion = () => {
  const faults = [];
  for (const node of [document.documentElement, ...all("body, body *")]) {
    for (const pseudo of node.closest("svg") ? [null] : [null, "::before", "::after"]) {
      const style = getComputedStyle(node, pseudo);
      for (const what of ["transitionDuration", "animationDuration"]) {
        if (style[what].split(",").some((time) => parseFloat(time) > 0)) faults.push(`${named(node)}${pseudo || ""} has ${what} ${style[what]}`);
      }
    }
    if (getComputedStyle(node).scrollBehavior === "smooth") faults.push(`${named(node)} scrolls smoothly`);
  }
  if (all("marquee, blink, animate, animateTransform, animateMotion, video[autoplay]").length) faults.push("something moves by itself");
  return faults;
};
