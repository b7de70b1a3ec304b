/// What must hold of every page, asked of a browser that has opened it.
enum PageCheck {
  /// What is wrong with the page, a sentence each.
  static func complaints(_ browser: Browser) throws -> [String] {
    try browser.complaints + browser.texts("(\(anchors))()") + browser.texts("(\(pictures))()")
      + browser.texts("(\(contrast))()") + browser.texts("(\(keyboard))()") + browser.texts("(\(width))()")
  }

  /// Every link leads somewhere within the page, or to another address in full; no two anchors are the same.
  private static let anchors = """
    () => {
      const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
      const twins = ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `two elements are called ${id}`);
      const links = [...document.links].map((link) => link.getAttribute("href") ?? link.getAttribute("xlink:href") ?? "");
      const broken = links.filter((href) => href.startsWith("#")
        ? !document.getElementById(decodeURIComponent(href.slice(1)))
        : !/^https?:/.test(href) && !/^[a-z0-9-]+\\/report\\.html$/.test(href));
      return twins.concat(broken.map((href) => `the link ${href} leads nowhere`));
    }
    """

  /// Every picture is there and has a text in its place.
  private static let pictures = """
    () => [...document.images].flatMap((image) => [
      ...(image.complete && image.naturalWidth > 0 ? [] : [`a picture cannot be shown: ${image.alt}`]),
      ...(image.alt.trim() ? [] : ["a picture has no text in its place"]),
    ])
    """

  /// Every text stands out from what is behind it by 4.5 to 1.
  private static let contrast = """
    () => {
      const parts = (color) => color.match(/[\\d.]+/g).map(Number);
      const light = ([red, green, blue]) => {
        const linear = [red, green, blue].map((c) => c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4);
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
      };
      const behind = (element) => {
        for (let at = element; at; at = at.parentElement) {
          const color = parts(getComputedStyle(at).backgroundColor);
          if (color.length < 4 || color[3] > 0) return color;
        }
        return [255, 255, 255];
      };
      const found = new Set();
      for (const element of document.querySelectorAll("body *")) {
        const isText = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
        if (!isText || !element.checkVisibility() || element.closest("script, style, svg, select")) continue;
        const [a, b] = [light(parts(getComputedStyle(element).color)), light(behind(element))];
        const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
        if (ratio < 4.5) found.add(`${element.tagName} ${element.className} has a contrast of ${ratio.toFixed(2)}`);
      }
      return [...found];
    }
    """

  /// Whatever can be clicked can be reached by the keyboard.
  private static let keyboard = """
    () => [...document.querySelectorAll("a[href], button, select, summary, .table")]
      .filter((element) => element.checkVisibility() && element.tabIndex < 0)
      .map((element) => `${element.tagName} ${element.textContent.slice(0, 20)} cannot be reached by the keyboard`)
    """

  /// Nothing sticks out of the window.
  private static let width = """
    () => document.documentElement.scrollWidth > innerWidth
      ? [`the page is ${document.documentElement.scrollWidth} pixels wide in a window of ${innerWidth}`] : []
    """
}
