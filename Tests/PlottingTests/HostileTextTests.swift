import Foundation
import LinearAlgebra
import Plotting
import Testing

/// A folder in which nobody may make a file.
private final class EmptyFolder: Sendable {
  let path: String

  init() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "p\(UUID().uuidString.prefix(8))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  var files: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: path) }
  }
}

/// Texts that would make a file, were they ever read as gnuplot's or a shell's words.
private func attacks(_ file: String) -> [String] {
  [
    "\"; system \"touch \(file)\"; set title \"", "'; system 'touch \(file)'; set title '",
    "\" . system(\"touch \(file)\") . \"", "`touch \(file)`", "$(touch \(file))", "\n!touch \(file)\n",
    "\r!touch \(file)\r",
    "\nset output '\(file)'\nreplot\n", "\nset print '\(file)'\nprint 1\n", "\nEND\nsystem 'touch \(file)'\n",
    "\\\"; system 'touch \(file)'; x = \\\"", "\\042; system 'touch \(file)'; x = \\042", "\u{85}!touch \(file)\u{85}",
    "\u{2028}!touch \(file)\u{2028}", "@GNUTERM", "%s%n%1$s", "{/Symbol \\", "</text><script>touch</script>",
    "x\\", "\"", "'", "`", "\\", String(repeating: "`x`", count: 20),
  ]
}

/// Every kind of plot, with a text in each place where one can stand.
private func plots(saying text: String) -> [any Plot] {
  var scatter = Sample.scatter
  scatter.panels[0].title = text
  scatter.panels[0].y = text
  (scatter.x, scatter.y, scatter.groupNames) = (text, text, [text, text])
  var curve = Sample.curve
  curve.series[0].name = text
  (curve.x.label, curve.y.label) = (text, text)
  var map = Sample.heatMap
  (map.rowNames, map.columnNames, map.label) = ([text, text], [text, text], text)
  var strips = Sample.nullStrips
  (strips.strips[0].name, strips.strips[0].null, strips.x) = (text, text, text)
  var groups = Sample.groupedBars
  groups.groups[0].name = text
  (groups.series[0], groups.chance, groups.y.label) = (text, text, text)
  var panels = Sample.curvePanels
  panels.panels[0].title = text
  (panels.names, panels.x.label, panels.y) = ([text, text], text, text)
  let images = ImageGrid(images: [.init(pixels: Matrix([[0, 1], [1, 0]]), caption: text)], columns: 1)
  return [scatter, curve, map, strips, groups, panels, images]
}

@Suite struct HostileTextTests {
  private let folder: EmptyFolder

  init() throws { folder = try EmptyFolder() }

  @Test func theAttacksWorkWhereATextIsNotGuarded() throws {
    let file = folder.path + "/made"
    let text = attacks(file)[0]
    _ = try? Gnuplot().run("set terminal svg\nset title \"\(text)\"\nplot sin(x)\n")
    #expect(try folder.files == ["made"])
  }

  @Test func noTextOfAPlotIsACommand() throws {
    for (number, text) in attacks(folder.path + "/made").enumerated() {
      // Each attack on two kinds of plot, and so on every kind many: all guard their texts in the same way.
      let plots = plots(saying: text)
      for plot in [plots[number % plots.count], plots[(number + 3) % plots.count]] {
        let svg = String(decoding: try Gnuplot().draw(plot, on: .svg(.light)).bytes, as: UTF8.self)
        #expect(svg.hasSuffix("</svg>\n\n") && !svg.contains("<script"), "\(type(of: plot)) says \(text)")
      }
    }
    #expect(try folder.files.isEmpty)
  }
}
