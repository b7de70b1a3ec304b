private import Glibc

/// What jobs on other machines and the runs that wait for them tell each other, all of it in files of the folder `jobs`:
///
///     <batch>.batch             which stages were handed over, written before `sbatch` is called
///     <batch>.sh                the script of its jobs
///     <batch>.job               the number that Slurm gave it
///     <batch>.<index>.ending    how a job ended
///     <batch>.<index>.out       what a job printed
extension Store {
  static let jobs = "jobs"

  /// The names of all files in the folder. A listing shows new files on file systems where a look at one name may not.
  func jobFiles() throws(FileError) -> Set<String> { Set(try directory.names(in: Self.jobs)) }

  /// The names of the batches in a listing.
  static func batchNames(in files: Set<String>) -> [String] {
    files.filter { $0.hasSuffix(".batch") }.map { String($0.dropLast(6)) }.sorted()
  }

  /// A batch; nil where there is none, or a damaged one.
  func batch(_ name: String) throws(FileError) -> Batch? {
    try directory.read("\(Self.jobs)/\(name).batch").flatMap { Batch(text: $0, name: name) }
  }

  func write(_ batch: Batch) throws(FileError) {
    try directory.replace("\(Self.jobs)/\(batch.name).batch", with: batch.text)
  }

  /// Removes all that there is of a batch.
  func removeBatch(_ name: String) throws(FileError) {
    let files = try jobFiles().filter { $0.hasPrefix("\(name).") }
    // The batch itself goes first, so that a kill leaves no batch that looks as if it had not ended.
    for file in files.sorted(by: { $0.hasSuffix(".batch") && !$1.hasSuffix(".batch") }) {
      try directory.remove("\(Self.jobs)/\(file)")
    }
  }

  /// The number that Slurm gave to a batch; nil while nobody knows it.
  func job(of batch: String) throws(FileError) -> String? {
    try directory.read("\(Self.jobs)/\(batch).job").map { String(decoding: $0, as: UTF8.self) }
  }

  func setJob(_ job: String, of batch: String) throws(FileError) {
    try directory.replace("\(Self.jobs)/\(batch).job", with: Array(job.utf8))
  }

  /// How a job ended; nil where it has not said so.
  func ending(of batch: String, _ index: Int) throws(FileError) -> Ending? {
    try directory.read("\(Self.jobs)/\(Self.endingName(batch, index))").flatMap { Ending(text: $0) }
  }

  func write(_ ending: Ending, of batch: String, _ index: Int) throws(FileError) {
    try directory.replace("\(Self.jobs)/\(Self.endingName(batch, index))", with: ending.text)
  }

  static func endingName(_ batch: String, _ index: Int) -> String { "\(batch).\(index).ending" }

  /// The last lines that a job printed.
  func printed(by batch: String, _ index: Int) -> [String] {
    let bytes = (try? directory.read("\(Self.jobs)/\(batch).\(index).out")) ?? []
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    return lines.suffix(StageLog.tailLength)
  }
}

/// What a stage needs on another machine, and how far it is there.
extension Store {
  static let actions = "actions"
  static let progress = "progress"
  static let programs = "programs"

  func action(of key: Key) throws(FileError) -> Action? {
    try directory.read(Self.name(Self.actions, key.digest)).flatMap { Action(text: $0) }
  }

  func write(_ action: Action, of key: Key) throws(FileError) {
    try directory.replace(Self.name(Self.actions, key.digest), with: action.text)
  }

  /// How far a stage of another machine is; nil where it has not said so.
  func progress(of key: Key) throws(FileError) -> JobProgress? {
    try directory.read(Self.name(Self.progress, key.digest)).flatMap { JobProgress(text: $0) }
  }

  func write(_ progress: JobProgress, of key: Key) throws(FileError) {
    try directory.replace(Self.name(Self.progress, key.digest), with: progress.text, isFlushed: false)
  }

  func removeProgress(of key: Key) { try? directory.remove(Self.name(Self.progress, key.digest)) }

  /// What tells one state of a checkpoint from the next: it is a new file each time. Empty where there is none.
  func checkpointMark(of key: Key) throws(FileError) -> String {
    guard let signature = try directory.signature(of: Self.name(Self.checkpoints, key.digest)) else { return "" }
    return "\(signature.identity.inode)-\(signature.size)-\(signature.modified)"
  }

  /// A copy of a program that no later build changes, so that jobs which wait for days run what was submitted.
  func keptProgram(_ path: String) throws(FileError) -> String {
    let name = "\(Self.programs)/\(try Digest(ofFile: path).short)"
    if try directory.signature(of: name) == nil {
      try directory.replace(name, with: try OpenFile.contentOnce(path), isExecutable: true)
    }
    return absolutePath(of: name)
  }

  /// A path that means the same in another folder.
  func absolutePath(of name: String = "") -> String {
    let path = realpath(directory.path, nil)
    defer { free(path) }
    let whole = path.map { String(cString: $0) } ?? directory.path
    return name.isEmpty ? whole : "\(whole)/\(name)"
  }
}

/// How far a stage is on another machine.
struct JobProgress: Equatable, Sendable {
  let fraction: Double
  let note: String

  var text: [UInt8] {
    var writer = LineWriter()
    writer.line("\(fraction)", note)
    return writer.sealed()
  }

  init(fraction: Double, note: String) { (self.fraction, self.note) = (fraction, note) }

  init?(text bytes: [UInt8]) {
    guard var reader = LineReader(sealed: bytes), reader.nextLine(), let fraction = Double(reader.text()) else {
      return nil
    }
    self.init(fraction: fraction, note: reader.text())
  }
}
