import Foundation
import Testing

/// What the README says came out is what the committed reports say.
@Suite struct ReadmeTests {
  private struct Results: Decodable {
    struct Row: Decodable {
      var what: String
      var ours: String
      var paper: String?
    }
    var headline: [Row]
  }

  private let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  @Test func itsNumbersAreThoseOfTheReports() throws {
    let rows = try text("README.md").matches(
      of: /\| \[([^\]]+)\]\(Reports\/([^\/]+)\/report\.md\) \| ([^|]+) \| ([^|]+) \|/)
    #expect(rows.count >= 5)
    for row in rows {
      let (what, name, ours, paper) = (String(row.1), String(row.2), String(row.3), String(row.4))
      let results = try JSONDecoder().decode(Results.self, from: Data(try text("Reports/\(name)/results.json").utf8))
      let found = results.headline.first { $0.what == what }
      #expect(found?.ours == ours, "README.md, \(what): edit the row")
      #expect(found?.paper ?? "–" == paper, "README.md, \(what): edit the row")
    }
  }

  @Test func itsPicturesAreThere() throws {
    for path in try text("README.md").matches(of: /(?:src|srcset)="([^"]+)"/).map({ String($0.1) }) {
      #expect(FileManager.default.fileExists(atPath: root.appending(path: path).path), "\(path)")
    }
  }
}
