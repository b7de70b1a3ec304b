import Foundation
import Synchronization
import Slurm
import Testing
import Workflow
import WorkflowTestSupport

/// A cluster of three shell scripts and a file: `sbatch` adds lines to its queue, `squeue` prints them, `scancel` marks
/// them. Nothing runs by itself: a test says what becomes of each job. Files beside the scripts make them fail.
final class FakeSlurm: Sendable {
  let folder: String
  let workplace: Workplace

  init(_ workplace: Workplace) throws {
    self.workplace = workplace
    folder = workplace.path + "/slurm"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for (name, text) in Self.scripts {
      let path = folder + "/" + name
      try
        ("#!/bin/sh\nhere=\"\(folder)\"\necho \"\(name) $*\" >> \"$here/calls\"\n"
        + "env > \"$here/\(name)-environment\"\n" + text).write(
          toFile: path, atomically: true, encoding: .utf8)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    }
    try set("number", "10")
    try set("queue", "")
  }

  /// The settings of where the scripts are, with pauses that a test can wait for.
  var settings: SlurmSettings {
    var site = SlurmSettings()
    site.commands = folder
    site.program = "/bin/true"
    site.pace.first = .milliseconds(5)
    site.pace.longest = .milliseconds(20)
    site.pace.visibility = .milliseconds(200)
    return site
  }

  /// Two stages here at once, the rest there.
  var options: Executor.Options { options() }

  private func options(setting change: (inout SlurmSettings) -> Void = { _ in }) -> Executor.Options {
    var options = Executor.Options()
    options.jobs = 2
    var settings = settings
    change(&settings)
    settings.install(in: &options)
    return options
  }

  /// Writes a file beside the scripts, such as `squeue-fails`.
  func set(_ name: String, _ text: String) throws {
    try text.write(toFile: folder + "/" + name, atomically: true, encoding: .utf8)
  }

  /// Removes such a file.
  func unset(_ name: String) throws { try FileManager.default.removeItem(atPath: folder + "/" + name) }

  func text(_ name: String) -> String { (try? String(contentsOfFile: folder + "/" + name, encoding: .utf8)) ?? "" }

  /// How often a command was called, with a word among its arguments.
  func calls(_ command: String, with word: String = "") -> [String] {
    text("calls").split(separator: "\n").map(String.init).filter {
      $0.hasPrefix(command) && (word.isEmpty || $0.contains(word))
    }
  }

  /// How many submissions `sbatch` has seen, that of a test alone not counted.
  var submissions: Int { calls("sbatch", with: "--parsable").count }

  private static let scripts = [
    "sbatch": """
    case "$*" in *--test-only*)
      [ -f "$here/objection" ] || exit 0
      cat "$here/objection" >&2; exit 1;;
    esac
    if [ -f "$here/sbatch-fails" ]; then cat "$here/sbatch-fails" >&2; exit 1; fi
    size=0; for word; do case $word in --array=*) size=${word##*-}; size=$((${size%%%*} + 1));; esac; done
    if [ -f "$here/largest-array" ] && [ $size -gt $(cat "$here/largest-array") ]; then
      echo 'sbatch: error: Batch job submission failed: Invalid job array specification' >&2; exit 1
    fi
    if [ -f "$here/most-jobs" ]; then
      open=$(grep -c -E 'PENDING|RUNNING' "$here/queue")
      if [ $((open + size)) -gt $(cat "$here/most-jobs") ]; then cat "$here/most-jobs-words" >&2; exit 1; fi
    fi
    until mkdir "$here/lock" 2>/dev/null; do sleep 0.01; done; trap 'rmdir "$here/lock"' EXIT
    number=$(($(cat "$here/number") + 1)); echo $number > "$here/number"
    for word; do case $word in
      --job-name=*) name=${word#*=};;
      --array=*) last=${word##*-}; last=${last%%%*};;
    esac; done
    i=0; while [ $i -le $last ]; do echo "${number}_$i|$name|PENDING|Priority" >> "$here/queue"; i=$((i + 1)); done
    if [ -f "$here/sbatch-forgets" ]; then
      rm "$here/sbatch-forgets"
      echo 'sbatch: error: Batch job submission failed: Socket timed out on send/recv operation' >&2; exit 1
    fi
    echo $number
    """,
    "squeue": """
    if [ -f "$here/squeue-fails" ]; then cat "$here/squeue-fails" >&2; exit 1; fi
    # The number of answers that are still to be empty.
    if [ -f "$here/squeue-empty" ]; then
      left=$(cat "$here/squeue-empty"); [ $left -eq 0 ] || { echo $((left - 1)) > "$here/squeue-empty"; exit 0; }
    fi
    cat "$here/queue"
    """,
    "scancel": """
    if [ -f "$here/scancel-fails" ]; then cat "$here/scancel-fails" >&2; exit 1; fi
    sed -i 's/PENDING|.*/CANCELLED|None/; s/RUNNING|.*/CANCELLED|None/' "$here/queue"
    """,
  ]
}

// MARK: The queue

extension FakeSlurm {
  struct Line {
    let id: String
    let name: String
    let state: String
    var index: Int { Int(id.split(separator: "_")[1]) ?? -1 }
  }

  var lines: [Line] {
    text("queue").split(separator: "\n").map { line in
      let fields = line.split(separator: "|").map(String.init)
      return Line(id: fields[0], name: fields[1], state: fields[2])
    }
  }

  /// Gives a job another state; without one it is forgotten.
  func mark(_ line: Line, _ state: String?, reason: String = "None") throws {
    while mkdir(folder + "/lock", 0o755) != 0 { usleep(1000) }
    defer { rmdir(folder + "/lock") }
    let others = text("queue").split(separator: "\n").map { old in
      old.hasPrefix("\(line.id)|") ? state.map { "\(line.id)|\(line.name)|\($0)|\(reason)" } ?? "" : String(old)
    }
    try set("queue", others.filter { !$0.isEmpty }.map { $0 + "\n" }.joined())
  }
}

// MARK: What becomes of jobs

extension FakeSlurm {
  /// What becomes of a job.
  enum Fate: Sendable {
    /// It runs to its end.
    case runs
    /// It ends in a state without having begun.
    case ends(String)
    /// It begins, does what the body does, and dies without a word.
    case dies(String)
    /// Nobody ever hears of it again.
    case vanishes
    /// It waits, for a reason.
    case waits(String)
    /// The test itself sees to it.
    case isLeft
  }

  /// Runs a graph on the cluster.
  ///
  /// - Parameters:
  ///   - graph: The stages.
  ///   - hearing: Hears what happens.
  ///   - fate: What becomes of the job of a stage, the how manieth it is for that stage counted from 1.
  ///   - change: Changes the options.
  ///   - setting: Changes the settings.
  /// - Returns: How the run ended.
  /// - Throws: What the run throws.
  func run(
    _ graph: Graph, hearing: Hearing = Hearing(), fate: @escaping @Sendable (StageID, Int) -> Fate = { _, _ in .runs },
    changing change: (inout Executor.Options) -> Void = { _ in },
    setting: (inout SlurmSettings) -> Void = { _ in }
  ) async throws -> RunSummary {
    let nodes = Task { try await work(graph, fate) }
    defer { nodes.cancel() }
    var options = options(setting: setting)
    change(&options)
    return try await Executor(store: try workplace.store(), options: options, observer: hearing.observer).run(graph)
  }

  /// Plays the nodes of the cluster until the task is cancelled.
  private func work(_ graph: Graph, _ fate: @Sendable (StageID, Int) -> Fate) async throws {
    var attempts: [StageID: Int] = [:]
    var seen: Set<String> = []
    while !Task.isCancelled {
      for line in lines where line.state == "PENDING" && seen.insert(line.id).inserted {
        let store = try workplace.store()
        let job = try JobRun(array: line.name, index: line.index, store: store)
        let id = job.description.id
        attempts[id, default: 0] += 1
        try await meet(fate(id, attempts[id] ?? 0), line, job, graph)
      }
      try await Task.sleep(for: .milliseconds(2))
    }
  }

  private func meet(_ fate: Fate, _ line: Line, _ job: JobRun, _ graph: Graph) async throws {
    switch fate {
    case .ends(let state): try mark(line, state)
    case .waits(let reason): try mark(line, "PENDING", reason: reason)
    case .vanishes: try mark(line, nil)
    case .isLeft: return
    case .runs:
      try mark(line, "RUNNING")
      let status = await job.run(try #require(graph[job.description.id]))
      try mark(line, status == 0 ? "COMPLETED" : "FAILED", reason: status == 0 ? "None" : "NonZeroExitCode")
    case .dies(let state):
      try mark(line, "RUNNING")
      try await runUnheard(line, graph)
      try mark(line, state)
    }
  }

  /// Runs a job as one of another array with the same stages, whose result nobody waits for.
  private func runUnheard(_ line: Line, _ graph: Graph) async throws {
    let folder = workplace.storePath + "/jobs/"
    let copy = "unheard-\(line.id)"
    try FileManager.default.copyItem(atPath: "\(folder)\(line.name).array", toPath: "\(folder)\(copy).array")
    let job = try JobRun(array: copy, index: line.index, store: try workplace.store())
    _ = await job.run(try #require(graph[job.description.id]))
    for file in ["array", "\(line.index).result"] {
      try? FileManager.default.removeItem(atPath: "\(folder)\(copy).\(file)")
    }
  }
}
