import Application
import Foundation
import Testing

/// A place with scripts instead of Slurm's commands, and this process instead of the nodes.
struct ClusterPlace {
  let place: Workplace

  init() throws {
    place = try Workplace()
    try place.write("7", to: "Pipelines/seven.txt")
    try place.write(Self.notebook, to: "Pipelines/sums.md")
    try FileManager.default.createDirectory(atPath: place.folder + "/slurm", withIntermediateDirectories: true)
    try script(
      "sbatch",
      """
      echo "$*" >> "$0.words"
      case "$*" in *--test-only*) [ ! -f "$0.objects" ] || { cat "$0.objects" >&2; exit 1; }; exit 0;; esac
      for word; do case $word in --job-name=*) name=${word#*=};; --array=0-*) last=${word##*-};; esac; done
      echo "$name $last" >> "$0.batches"
      echo 1
      """)
    try script("squeue", "exit 1")
    try place.write("commands: \(place.folder)/slurm\n", to: "site.yaml")
  }

  static let notebook = sums().replacing(
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

  var settings: Settings {
    var settings = place.settings
    settings.executor = .slurm
    settings.site = place.folder + "/site.yaml"
    return settings
  }

  /// Runs the jobs of each batch that was submitted, as nodes would, until it is cancelled.
  static func playNodes(_ folder: String, store: String) async throws -> Int {
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

  /// The batches that were submitted: the name of an array of jobs, and the number of its last job.
  var batches: Set<String> { Self.batches(place.folder) }

  private static func batches(_ folder: String) -> Set<String> {
    let text = try? String(contentsOfFile: folder + "/slurm/sbatch.batches", encoding: .utf8)
    return Set((text ?? "").split(separator: "\n").map(String.init))
  }
}
