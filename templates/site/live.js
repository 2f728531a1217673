// Loads the page again when the site was made anew.
(async () => {
  for (;;) {
    try {
      const answer = await fetch("/.armature/changes?{number}");
      if ((await answer.text()) !== "{number}") location.reload();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 2000));
    }
  }
})();
