// Hovers until the editor answers: text that is coloured anew while the mouse rests on it shows nothing until the mouse moves.

/** The hover that holds `text`, once it is shown over `target`; moves the mouse away and back while it is not. */
export async function hovered(page, target, selector, text) {
  const hover = page.locator(selector, { hasText: text });
  for (let tries = 0; tries < 10; tries++) {
    await target.hover();
    const shown = await hover
      .first()
      .waitFor({ timeout: 3000 })
      .then(
        () => true,
        () => false,
      );
    if (shown) return hover;
    await page.mouse.move(2, 2);
  }
  throw new Error(`no hover with “${text}”`);
}
