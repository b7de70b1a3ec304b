import Application
import Foundation
import Notebooks
import Testing

/// Notebooks on a cluster: scripts in place of Slurm's commands, and this process in place of the nodes.
@Suite(.timeLimit(.minutes(10))) struct SlurmTests {
  private let place: Workplace

  init() throws {
    place = try Workplace()
    try place.write("7", to: "Pipelines/seven.txt")
    try place.write(Self.notebook, to: "Pipelines/sums.md")
    try FileManager.default.createDirectory(atPath: place.folder + "/slurm", withIntermediateDirectories: true)
    try script(
      "sbatch",
      """
      case "$*" in *--test-only*) [ ! -f "$0.objects" ] || { cat "$0.objects" >&2; exit 1; }; exit 0;; esac
      for word; do case $word in --job-name=*) name=${word#*=};; --array=0-*) last=${word##*-};; esac; done
      echo "$name $last" >> "$0.batches"
      echo 1
      """)
    try script("squeue", "exit 1")
    try place.write("commands: \(place.folder)/slurm\n", to: "site.yaml")
  }

  private static let notebook = sums().replacing(
    "factor: 3", with: "factor: 3\nresources: { time: 5 min, memory: 1 GB }"
  ).replacing(
    "```yaml stage=total",
    with: """
      ```yaml stage=seven
      run: read-number
      file: seven.txt
      resources: { time: 1 min }
      ```

      ```yaml stage=total
      """)

  private func script(_ name: String, _ text: String) throws {
    let path = "slurm/\(name)"
    try place.write("#!/bin/sh\n\(text)\n", to: path)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: "\(place.folder)/\(path)")
  }

  private var settings: Settings {
    var settings = place.settings
    settings.executor = .slurm
    settings.site = place.folder + "/site.yaml"
    return settings
  }

  /// Runs the jobs of each batch that was submitted, as nodes would, until it is cancelled.
  private static func playNodes(_ folder: String, store: String) async throws -> Int {
    var done: Set<String> = []
    while !Task.isCancelled {
      for line in batches(folder).subtracting(done) {
        let words = line.split(separator: " ").map(String.init)
        for index in 0...(Int(words[1]) ?? 0) {
          let answer = try await runStage(of: words[0], index: index, store: store, registry: .numbers)
          #expect(answer.status == 0, "\(answer.text)")
        }
        done.insert(line)
      }
      try? await Task.sleep(for: .milliseconds(5))
    }
    return done.count
  }

  private static func batches(_ folder: String) -> Set<String> {
    let text = try? String(contentsOfFile: folder + "/slurm/sbatch.batches", encoding: .utf8)
    return Set((text ?? "").split(separator: "\n").map(String.init))
  }

  @Test func aReportIsTheSameWithSlurmAndWithout() async throws {
    try await place.run()
    let local = try place.read("Reports/sums/report.md")
    var away = settings
    away.store = place.folder + "/other-store"
    away.reports = place.folder + "/OtherReports"
    let nodes = Task { [folder = place.folder, store = away.store] in
      try await Self.playNodes(folder, store: store)
    }
    let answer = try await place.session(away).run()
    nodes.cancel()
    #expect(answer.status == 0)
    #expect(try place.read("OtherReports/sums/report.md") == local)
    // Two stages; a sweep whose members are not ready together goes out in more than one batch.
    #expect(try await nodes.value >= 2)
  }

  @Test func whatSlurmHasAgainstAJobIsToldWithItsLineBeforeAnythingRuns() async throws {
    try place.write("allocation failure: Invalid partition name specified\n", to: "slurm/sbatch.objects")
    await #expect {
      try await place.session(settings).run()
    } throws: { error in
      let line =
        Self.notebook.split(separator: "\n", omittingEmptySubsequences: false)
        .firstIndex { $0.contains("resources: { time: 5 min") } ?? 0
      return error is NotebookErrors && "\(error)".contains("Pipelines/sums.md:\(line + 1):")
        && "\(error)".contains("Slurm would not take the jobs of 'doubled': allocation failure: Invalid partition")
    }
    #expect(Self.batches(place.folder).isEmpty)
    #expect(!place.exists("store/records"))
  }

  @Test func aSlurmThatCannotBeAskedIsAMistakeOfTheCommand() async throws {
    try place.write("commands: /nowhere\n", to: "site.yaml")
    await #expect {
      try await place.session(settings).run()
    } throws: {
      $0 is UsageError && "\($0)".contains("Slurm cannot be asked")
    }
  }

  @Test func withoutNeedForAJobSlurmIsNotAsked() async throws {
    try await place.run()
    try place.write("commands: /nowhere\n", to: "site.yaml")
    #expect(try await place.session(settings).run().text.contains("0 ran"))
  }

  @Test func aSiteFileIsReadStrictly() async throws {
    try place.write("partion: long\n", to: "site.yaml")
    await #expect {
      try await place.session(settings).run()
    } throws: {
      "\($0)".contains("site.yaml:1:1: the site file has no 'partion'; did you mean 'partition'?")
    }
  }

  @Test func thereMayBeNothingToCancel() throws {
    #expect(try cancelJobs(settings).text == "nothing of this store is with Slurm\n")
  }
}
