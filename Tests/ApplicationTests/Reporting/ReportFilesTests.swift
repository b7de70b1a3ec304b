import Application
import FigureStages
import Foundation
import Parameters
import Stages
import Testing

/// Draws a number that is not negative.
private struct DrawNumber: Stage {
  static let name = "draw-number"
  static let summary = "Draws a number."

  init(from reader: inout ParameterReader) throws(NotebookError) {}

  func run(_ input: Number, in context: StageContext) throws -> Figure {
    guard input.value >= 0 else { throw ArtifactError("no picture of a negative number") }
    func svg(_ color: String) -> [UInt8] {
      let head = "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\">"
      return Array("\(head)<rect width=\"\(input.value)\" height=\"9\" fill=\"\(color)\"/></svg>".utf8)
    }
    return Figure(
      light: svg("black"), dark: svg("white"), picture: [0x89, 0x50, 0x4E, 0x47, 0, 0xFF], note: "of a number",
      linked: [])
  }
}

/// Which files a report has, and what they hold.
@Suite struct ReportFilesTests {
  private let place: Workplace
  private let registry = Registry([StageFamily(fingerprint: "code", [MakeNumber.self, DrawNumber.self])])

  init() throws { place = try Workplace() }

  /// Runs a notebook with a figure of each name, and returns the names of the files of its report, sorted.
  private func files(figures: [String], of value: Int = 7) async throws -> [String] {
    let blocks = figures.map {
      "```yaml figure=\($0)\ndraw: draw-number\nfrom: number\ncaption: Drawn\nalt: A bar\n```\n\n"
    }
    let number = "```yaml stage=number\nrun: make-number\nvalue: \(value)\n```\n\n"
    try place.write("---\ntitle: Drawn\n---\n\n\(number)\(blocks.joined())", to: "Pipelines/drawn.md")
    try await place.run(registry: registry)
    return try FileManager.default.contentsOfDirectory(atPath: place.folder + "/Reports/drawn").sorted()
  }

  private let withoutFigures = ["report.html", "report.md", "results.json", "run.json"]

  @Test func aReportWithoutFiguresIsTextPageAndResults() async throws {
    #expect(try await files(figures: []) == withoutFigures)
  }

  @Test func thePicturesOfAFigureAreCalledByItsName() async throws {
    let names = try await files(figures: ["bar", "bar-light"])
    let pictures = ["bar", "bar-light"].flatMap { ["\($0)-dark.svg", "\($0)-light.svg", "\($0).png"] }
    #expect(names == (withoutFigures + pictures).sorted())
    let report = try place.read("Reports/drawn/report.md")
    for picture in pictures {
      #expect(report.contains("\"\(picture)\"") || report.contains("(\(picture))"), "\(picture)")
    }
  }

  @Test func aPictureIsTheFigureByteForByte() async throws {
    _ = try await files(figures: ["bar"])
    let session = try place.session(registry: registry)
    for (name, file) in [("bar-light.svg", "light.svg"), ("bar-dark.svg", "dark.svg"), ("bar.png", "figure.png")] {
      let bytes = try #require(FileManager.default.contents(atPath: "\(place.folder)/Reports/drawn/\(name)"))
      #expect(try session.show("bar", file: file).output == [UInt8](bytes))
    }
    #expect(try place.read("Reports/drawn/bar-dark.svg").contains("width=\"7.0\" height=\"9\" fill=\"white\""))
  }

  /// The report says in the picture's place why there is none.
  @Test func aFigureThatFailedHasNoPictures() async throws {
    #expect(try await files(figures: ["bar"], of: -1) == withoutFigures)
    #expect(try place.read("Reports/drawn/report.md").contains("no picture of a negative number"))
  }

  @Test func thePicturesOfAFigureThatIsGoneAreGone() async throws {
    _ = try await files(figures: ["bar", "column"])
    let names = try await files(figures: ["column"])
    #expect(names == (withoutFigures + ["column-dark.svg", "column-light.svg", "column.png"]).sorted())
  }
}
