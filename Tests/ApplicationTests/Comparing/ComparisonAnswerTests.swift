import Application
import Foundation
import Testing

/// What `pipeline compare` says on standard output.
@Suite struct ComparisonAnswerTests {
  @Test(arguments: [(CodeFolder.Truth.ordered, "permutation-and-scale"), (.rotated, "affine"), (.independent, "none")])
  func theClassIsNamedFirstAndInTheReport(truth: CodeFolder.Truth, name: String) async throws {
    let folder = try CodeFolder()
    let answer = try await folder.compare(folder.write(truth))
    #expect(answer.status == 0)
    #expect(answer.text.hasPrefix("\(name): "))
    #expect(answer.text.contains("4 runs of 200 points and 2 columns"))
    let report = try folder.place.read("out/report/report.md")
    #expect(report.contains("The runs support the class **[\(name)](#stage-comparison)**"))
    #expect(report.contains("| run-3.npy | 200 | 2 |"))
    for figure in ["latents", "nulls", "pairs"] {
      #expect(report.contains("\(figure)-light.svg"))
      #expect(folder.place.exists("out/report/\(figure).png"))
    }
    #expect(answer.text.contains("report.html opens in a browser"))
    let page = try folder.place.read("out/report/report.html")
    #expect(page.contains("id=\"data-figure-latents\"") && !page.contains(folder.place.folder))
    // The report can be shown around.
    #expect(!report.contains(folder.place.folder))
  }

  @Test func oneColumnHasNoOrderAndNoPicture() async throws {
    let folder = try CodeFolder()
    let answer = try await folder.compare(folder.write(.ordered, runs: 2, latents: 1))
    #expect(answer.text.hasPrefix("permutation-and-scale: the codes of these two runs are the same up to sign"))
    #expect(answer.text.contains("warning: two runs give one score and no interval"))
    let report = try folder.place.read("out/report/report.md")
    #expect(!report.contains("latents-light.svg") && !report.contains("is not done"))
  }

  @Test func aProgramGetsEverythingAsJSON() async throws {
    struct Document: Decodable {
      let verdict, report, classes: String
      let conditions, warnings, files: [String]
    }
    let folder = try CodeFolder()
    try folder.write(.rotated, runs: 3, latents: 3)
    try folder.place.write("kind\n" + String(repeating: "cat\ndog\n", count: 100), to: "classes.csv")
    let answer = try await folder.compare([folder.path("codes")], classes: folder.path("classes.csv"), json: true)
    let found = try JSONDecoder().decode(Document.self, from: Data(answer.output))
    #expect(found.files == ["codes/run-1.npy", "codes/run-2.npy", "codes/run-3.npy"])
    #expect(found.classes == "classes.csv")
    #expect(found.conditions.count == 8 && found.warnings.isEmpty)
    #expect(found.report == folder.path("out/report/report.md"))
    #expect(answer.text.contains("\"class\":\"affine\""))
  }
}
