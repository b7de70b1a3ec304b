import Foundation
import Pages

/// An SVG as gnuplot draws it, for a page of a background and an ink.
func sampleSVG(background: String, ink: String, picture: String = "AAAA") -> [UInt8] {
  Array(
    """
    <?xml version="1.0"?>
    <svg\u{20}
     width="300" height="200"
     viewBox="0 0 300 200" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">
    <rect x="0" y="0" width="300" height="200" fill="\(background)"/>
    <g color="black" stroke="\(ink)"><path stroke = '\(ink)' class="gridline" d='M0,0 L300,200'/></g>
    <text fill="\(ink)" x="10" y="20">100 % &amp; more</text>
    <image x='0' y='0' width='1' height='1' xlink:href='data:image/png;base64,\(picture)'/>
    </svg>
    """.utf8)
}

/// A page with all that a page can have: contents, figures, tables, values with their sources, linked plots, a graph, a text.
func samplePage(points: Int = 400) -> Page {
  var page = Page(title: "A <page>", markdown: sampleMarkdown)
  page.files = [
    "one-light.svg": sampleSVG(background: "#ffffff", ink: "rgb( 31,  35,  40)"),
    "one-dark.svg": sampleSVG(background: "#0d1117", ink: "rgb(230, 237, 243)", picture: "BBBB"),
  ]
  page.links = ["../../Pipelines/page.md": "#notebook"]
  page.scatters = ["figure-one": linkedSample(points: points)]
  page.code = { info, _ in info == "mermaid" ? "<div><svg role=\"img\" aria-label=\"graph\"></svg></div>\n" : nil }
  page.attachments = [Page.Attachment(anchor: "notebook", title: "The notebook", text: "a < b\n")]
  return page
}

private let sampleMarkdown = """
  # A page

  **✅ 1 of 1 claims hold** · [How](#how-this-was-computed)

  ## The story

  It is <a class="value" href="#stage-fits">0.97</a>.

  <a id="figure-one" href="one.png">
  <picture>
    <source media="(prefers-color-scheme: dark)" srcset="one-dark.svg">
    <img alt="A line &amp; a text." src="one-light.svg">
  </picture>
  </a>

  **Figure 1.** A line. <a class="source" href="#stage-one">source</a>

  | run | score |
  | --- | ---: |
  | one | 0.9 |
  | two | −0.2 |
  | three | 10 |

  ## <a id="how-this-was-computed"></a>How this was computed

  Notebook [`page`](../../Pipelines/page.md).

  ```mermaid
  flowchart LR
  ```

  ### <a id="stage-fits"></a>`fits`

  Runs `fit-mixture` on nothing: done.

  <details>
  <summary>Configuration and keys</summary>

  | parameter | value |
  | --- | --- |
  | `a` | `1` |

  </details>

  - <a id="stage-one"></a>[Figure 1](#figure-one) draws `lines` from [`fits`](#stage-fits).
  """

/// Codes of two runs of two columns: a square, and the square turned about.
private func linkedSample(points: Int) -> [UInt8] {
  let side = Int(Double(points).squareRoot())
  let words = { (column: (Int) -> Int) in (0..<points).map { UInt16(column($0) * 65_535 / max(1, side - 1)) } }
  func run(_ name: String, _ columns: [[UInt16]]) -> [String: Any] {
    let bytes = columns.joined().flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    return [
      "name": name, "ranges": [[0, 1], [0, 1]], "codes": Data(bytes).base64EncodedString(),
      "groups": Data((0..<points).map { UInt8($0 % 2) }).base64EncodedString(),
      "map": ["matrix": [[1, 0], [0, 1]], "shift": [0, 0]],
    ]
  }
  let (x, y) = (words { min($0 % side, side - 1) }, words { min($0 / side, side - 1) })
  let document: [String: Any] = [
    "points": points * 2, "rows": (1...points).map { 2 * $0 }, "columns": ["latent 1", "latent 2"],
    "groups": ["class even", "class odd"], "runs": [run("run 1", [x, y]), run("run 2", [y, x])],
  ]
  return [UInt8]((try? JSONSerialization.data(withJSONObject: document, options: .sortedKeys)) ?? Data())
}
