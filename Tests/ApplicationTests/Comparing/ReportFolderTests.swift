import Application
import Foundation
import Testing

/// A report is written over only where nothing is lost by it.
@Suite struct ReportFolderTests {
  /// Words behind the last line, in it, before the first, and within.
  @Test(arguments: [
    (of: "-->\n", by: "-->\nMy own words."), (of: "-->\n", by: "--> My own words.\n"), (of: "-->\n", by: "-->"),
    (of: "---\ntitle", by: "<!-- mine -->\n---\ntitle"), (of: "draws: 20", by: "draws: 21"),
    (of: "-->\n", by: "-->\n\n"),
  ])
  func anEditIsKept(edit: (of: String, by: String)) async throws {
    let folder = try CodeFolder()
    let files = try folder.write(.rotated, runs: 2, points: 60)
    _ = try await folder.compare(files)
    let written = try folder.place.read("out/report/comparison.md")
    let edited = written.replacing(edit.of, with: edit.by)
    #expect(edited != written)
    try folder.place.write(edited, to: "out/report/comparison.md")
    #expect(await folder.complaint(files).contains("/comparison.md' was edited since 'compare' wrote it"))
    #expect(try folder.place.read("out/report/comparison.md") == edited)
  }

  @Test func whatIsOfOtherFilesOrNoneOfOursIsKept() async throws {
    let folder = try CodeFolder()
    let files = try folder.write(.rotated, runs: 3, points: 60)
    _ = try await folder.compare(files)
    #expect(await folder.complaint(Array(files.dropLast())).contains("holds the report of other files"))
    try FileManager.default.removeItem(atPath: folder.path("out/report/comparison.md"))
    #expect(await folder.complaint(files).contains("holds other files"))
  }
}
