import Application
import Foundation
import Testing

/// The stages of a notebook as the workflow gets them.
@Suite(.timeLimit(.minutes(10))) struct BoundNotebookGraphTests {
  /// Whether a line of an explanation begins with these words, with any blanks between them.
  private func tells(_ text: String, _ words: String) -> Bool {
    text.split(separator: "\n").contains { line in
      line.split(separator: " ").joined(separator: " ").hasPrefix(words)
    }
  }

  @Test func aStageHasKindCodeParametersAndInputsFromItsBlock() throws {
    let place = try Workplace()
    try place.write(sums(), to: "Pipelines/sums.md")
    let lines = sums().split(separator: "\n", omittingEmptySubsequences: false)
    let factor = try #require(lines.firstIndex { $0.hasPrefix("factor:") }) + 1
    let text = try place.session().explain("doubled[value=2]").text
    #expect(
      tells(text, "kind scale-number") && tells(text, "code code-1, of the sources that 'scale-number' can reach"))
    #expect(tells(text, "parameter factor = 3.0 (Pipelines/sums.md:\(factor))"))
    #expect(tells(text, "input numbers[value=2] = not there yet") && !tells(text, "input numbers[value=1]"))
    #expect(tells(try place.session().explain("numbers").text, "parameter digits = 3 (default)"))
    let products = try place.session().explain("products[value=1]").text
    let inputs = products.split(separator: "\n").filter { $0.hasPrefix("    input ") }.map {
      $0.split(separator: " ")[1]
    }
    #expect(inputs == ["numbers[value=1]", "doubled[value=1]"])
  }

  /// A message shows a file as the notebook does; that it lies beside the notebook is seen by the file being there.
  @Test func aFileLiesBesideTheNotebookAndIsShownAsItIsWritten() throws {
    let place = try Workplace()
    try FileManager.default.createDirectory(
      atPath: place.folder + "/Pipelines/Data", withIntermediateDirectories: true)
    try place.write("7", to: "Pipelines/Data/seven.txt")
    try place.write(
      "---\ntitle: F\n---\n\n```yaml stage=seven\nrun: read-number\nfile: Data/seven.txt\n```\n", to: "Pipelines/f.md")
    let digest = "7902699be4"  // printf 7 | sha256sum
    #expect(tells(try place.session().explain("seven").text, "file file = \(digest) (Data/seven.txt)"))
    try FileManager.default.removeItem(atPath: place.folder + "/Pipelines/Data/seven.txt")
    #expect(tells(try place.session().explain("seven").text, "file file = not readable (Data/seven.txt)"))
  }

  /// 1 GB is 953.7 MiB, 5 min are asked for in minutes; what says nothing of resources is no job.
  @Test func whatABlockNeedsIsAskedOfTheCluster() async throws {
    let words = try await submitted { $0 }.words
    let arrays = words.split(separator: "\n").filter { !$0.contains("--test-only") }
    #expect(arrays.contains { $0.contains("--mem=954M") && $0.contains("--time=5 ") })
    #expect(arrays.allSatisfy { $0.contains("--time=5 ") || $0.contains("--time=1 ") && !$0.contains("--mem=") })
  }

  /// A node may have another working folder than the run.
  @Test func aJobGetsItsFilesByAPathThatHoldsAnywhere() async throws {
    let here = FileManager.default.currentDirectoryPath
    let up = String(repeating: "../", count: here.split(separator: "/").count)
    let job = try await submitted { up + $0.dropFirst() }.job
    #expect(job.contains("\t\(here)/\(up)") && job.contains("/Pipelines/seven.txt\tseven.txt\t"))
  }

  /// What `sbatch` was called with, and the description of the job that reads a file, where the folder of notebooks is
  /// named in another way.
  private func submitted(_ renamed: (String) -> String) async throws -> (words: String, job: String) {
    let cluster = try ClusterPlace()
    var settings = cluster.settings
    settings.notebooks = renamed(settings.notebooks)
    let session = try cluster.place.session(settings)
    let run = Task { try await session.run() }
    var job: String?
    while job == nil {
      try await Task.sleep(for: .milliseconds(5))
      let paths = FileManager.default.subpaths(atPath: settings.store + "/descriptions") ?? []
      job = paths.lazy.compactMap { try? cluster.place.read("store/descriptions/\($0)") }.first {
        $0.contains("\nkind\tread-number\n")
      }
    }
    while cluster.batches.count < 2 { try await Task.sleep(for: .milliseconds(5)) }
    run.cancel()
    _ = try await run.value
    return (try cluster.place.read("slurm/sbatch.words"), try #require(job))
  }
}
