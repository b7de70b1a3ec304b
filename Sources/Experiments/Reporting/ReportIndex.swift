private import Foundation
internal import Notebooks

/// The index of all reports, `Reports/README.md`, made of the results that lie beside them.
struct ReportIndex {
  /// The folder of the reports.
  let directory: String

  /// Writes the index, where it differs from what is there.
  func write() throws {
    let manager = FileManager.default
    let names = ((try? manager.contentsOfDirectory(atPath: directory)) ?? []).sorted()
    let entries = try names.compactMap { name -> IndexEntry? in
      guard let bytes = manager.contents(atPath: "\(directory)/\(name)/\(ResultsFile.name)") else { return nil }
      return IndexEntry(name, try ResultsFile(decoding: [UInt8](bytes)))
    }
    let text = Data(renderIndex(entries).utf8)
    let path = "\(directory)/README.md"
    if manager.contents(atPath: path) != text { try text.write(to: URL(filePath: path), options: .atomic) }
  }
}

extension IndexEntry {
  fileprivate init(_ name: String, _ results: ResultsFile) {
    self.init(
      title: results.title, link: "\(name)/report.md", verdict: results.verdict, question: results.question,
      headline: results.headline.map {
        HeadlineResult(what: $0.what, ours: .value($0.ours), paper: $0.paper, source: $0.source)
      })
  }
}
