import Plotting
public import Stages

/// A drawing for light and for dark pages, and as a picture.
///
/// | file | holds |
/// | --- | --- |
/// | `light.svg` | vectors on GitHub's white |
/// | `dark.svg` | vectors on GitHub's dark |
/// | `figure.png` | a picture on white, one and a half times as large |
/// | `linked.json` | the codes of several runs, for a page that links them; mostly empty |
/// | `note.txt` | what the caption must say, such as how many points are drawn; mostly empty |
public struct Figure: Artifact, Equatable {
  /// An SVG for light pages.
  public let light: [UInt8]
  /// An SVG for dark pages.
  public let dark: [UInt8]
  /// A PNG.
  public let picture: [UInt8]
  /// What the caption must say: a clause without a full stop, or nothing.
  public let note: String
  /// What a page draws of its own below the figure, as JSON: the codes of several runs, linked; or nothing.
  public let linked: [UInt8]

  /// Creates a figure.
  public init(light: [UInt8], dark: [UInt8], picture: [UInt8], note: String = "", linked: [UInt8] = []) {
    self.linked = linked
    self.light = light
    self.dark = dark
    self.picture = picture
    self.note = note
  }
}

extension Figure {
  public static var typeName: String { "figure" }
  /// None: what a figure shows is in the values of what it is drawn from.
  public var values: [String: ReportValue] { [:] }
  /// The names of the files that a page shows.
  public static let pictures = ["light.svg", "dark.svg", "figure.png"]
  /// The name of the file with the note.
  public static let noteFile = "note.txt"
  /// The name of the file with the linked codes.
  public static let linkedFile = "linked.json"

  public func files() -> ArtifactFiles {
    ArtifactFiles([
      "light.svg": light, "dark.svg": dark, "figure.png": picture, "note.txt": [UInt8](note.utf8),
      "linked.json": linked,
    ])
  }

  public init(files: ArtifactFiles) throws {
    for name in ["light.svg", "dark.svg"] {
      guard try files[name].starts(with: "<?xml".utf8) else { throw ArtifactError("'\(name)' is not an SVG") }
    }
    guard try files["figure.png"].starts(with: [0x89, 0x50, 0x4E, 0x47]) else {
      throw ArtifactError("'figure.png' is not a PNG")
    }
    guard let note = String(validating: try files["note.txt"], as: UTF8.self) else {
      throw ArtifactError("'note.txt' is not UTF-8")
    }
    let linked = try files["linked.json"]
    guard linked.isEmpty || linked.first == UInt8(ascii: "{") else {
      throw ArtifactError("'linked.json' is not JSON")
    }
    self.init(
      light: try files["light.svg"], dark: try files["dark.svg"], picture: try files["figure.png"], note: note,
      linked: linked)
  }
}

extension Figure {
  /// Draws a plot for light and dark pages and as a picture; what gnuplot says goes to the log.
  init(_ plot: some Plot, in context: StageContext, linked: [UInt8] = []) throws {
    let gnuplot = Gnuplot()
    func drawn(_ terminal: Terminal) throws -> [UInt8] {
      let drawing = try gnuplot.draw(plot, on: terminal)
      if !drawing.words.isEmpty { context.log(drawing.words) }
      return drawing.bytes
    }
    self.init(
      light: try drawn(.svg(.light)), dark: try drawn(.svg(.dark)), picture: try drawn(.png), note: plot.note,
      linked: linked)
  }
}

/// What the members of a sweep are called: as a parameter says, or "run 1", "run 2" and so on.
func runNames(_ given: [String], count: Int, parameter: String) throws(FigureError) -> [String] {
  guard count > 0 else { throw .nothing("runs") }
  guard !given.isEmpty else { return (1...count).map { "run \($0)" } }
  guard given.count == count else { throw .names(parameter, given: given.count, needed: count) }
  return given
}
