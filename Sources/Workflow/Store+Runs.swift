/// The manifests of runs.
extension Store {
  static let runs = "runs"

  /// The numbers of all runs, ascending.
  public func runNumbers() throws(FileError) -> [Int] {
    try directory.names(in: Self.runs).compactMap { name in
      // A file of another name is none of ours; no number is so great that the next run could not follow it.
      Int(name).flatMap { $0 < Int32.max && Self.name(ofRun: $0) == "\(Self.runs)/\(name)" ? $0 : nil }
    }.sorted()
  }

  /// The manifest of a run; nil where there is none, or a damaged one.
  public func run(_ number: Int) throws(FileError) -> RunManifest? {
    try directory.read(Self.name(ofRun: number)).flatMap { RunManifest(text: $0, number: number) }
  }

  /// All manifests, oldest first.
  public func runs() throws(FileError) -> [RunManifest] {
    var runs: [RunManifest] = []
    for number in try runNumbers() {
      if let run = try run(number) { runs.append(run) }
    }
    return runs
  }

  /// The latest run of a notebook.
  public func latestRun(notebook: String) throws(FileError) -> RunManifest? {
    for number in try runNumbers().reversed() {
      if let run = try run(number), run.notebook == notebook { return run }
    }
    return nil
  }

  /// Writes a manifest under the next number, which it returns with it.
  package func write(_ run: RunManifest) throws(FileError) -> RunManifest {
    var run = run
    run.number = (try runNumbers().last ?? 0) + 1
    while !(try reserve(run.number)) { run.number += 1 }
    try directory.replace(Self.name(ofRun: run.number), with: run.text)
    return run
  }

  /// Takes a number by making an empty file, which no other process can make as well.
  private func reserve(_ number: Int) throws(FileError) -> Bool {
    do throws(FileError) {
      try directory.create(Self.name(ofRun: number)).close()
      return true
    } catch {
      if error.isPresence { return false }
      throw error
    }
  }

  static func name(ofRun number: Int) -> String {
    let digits = "\(number)"
    return "\(runs)/\(String(repeating: "0", count: max(0, 6 - digits.count)))\(digits)"
  }
}
