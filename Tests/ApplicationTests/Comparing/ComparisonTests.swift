import Application
import Foundation
import LinearAlgebra
import Testing

/// What a user sees of `pipeline compare`.
@Suite struct ComparisonTests {
  @Test func aSecondComparisonComputesNothingAndWritesNothing() async throws {
    let folder = try CodeFolder()
    let files = try folder.write(.rotated)
    let first = try await folder.compare(files)
    let report = try folder.place.read("out/report/report.md")
    let times = try folder.place.read("out/report/run.json")
    let second = try await folder.compare(files)
    #expect(second.text == first.text.replacing(/wrote (.*)/) { "\($0.1) is up to date" })
    #expect(try folder.place.read("out/report/report.md") == report)
    #expect(try folder.place.read("out/report/run.json") == times)
  }

  @Test func foldersAndPatternsAreReadInTheOrderInWhichAPersonCounts() async throws {
    let folder = try CodeFolder()
    try folder.write(.rotated, runs: 11, points: 40)
    try folder.place.write("no codes", to: "codes/notes.txt")
    let names = (1...11).map { "\"run-\($0).npy\"" }.joined(separator: ",")
    for given in ["codes", "codes/run-*.npy"] {
      let answer = try await folder.compare([folder.path(given)], json: true)
      #expect(answer.text.contains("\"files\":[\(names)]"))
    }
  }
}
