private import Glibc
internal import Workflow

/// What jobs and the runs that wait for them tell each other, all of it in files of the folder `jobs`:
///
///     <array>.array             which stages were submitted, written before `sbatch` is called
///     <array>.sh                the script of its jobs
///     <array>.job               the number that Slurm gave it
///     <array>.<index>.result    how a job ended
///     <array>.<index>.setup     the status with which the site's setup failed, so that the program never started
///     <array>.<index>.out       what a job printed
extension Store {
  static let jobs = "jobs"

  /// The names of all files in the folder. A listing shows new files on file systems where a look at one name may not.
  func jobFiles() throws(FileError) -> Set<String> { Set(try directory.names(in: Self.jobs)) }

  /// The names of the arrays in a listing.
  static func arrayNames(in files: Set<String>) -> [String] {
    files.filter { $0.hasSuffix(".array") }.map { String($0.dropLast(6)) }.sorted()
  }

  /// An array; nil where there is none, or a damaged one.
  func jobArray(_ name: String) throws(FileError) -> JobArray? {
    try directory.read("\(Self.jobs)/\(name).array").flatMap { JobArray(text: $0, name: name) }
  }

  /// Writes an array after its script, so that whoever sees the array has the script.
  func write(_ array: JobArray, script: String) throws(FileError) {
    try directory.replace("\(Self.jobs)/\(array.name).sh", with: Array(script.utf8))
    try directory.replace("\(Self.jobs)/\(array.name).array", with: array.text)
  }

  /// Removes all that there is of an array.
  func removeArray(_ name: String) throws(FileError) {
    let files = try jobFiles().filter { $0.hasPrefix("\(name).") }
    // The array itself goes first, so that a kill leaves none that looks as if it had not ended.
    for file in files.sorted(by: { $0.hasSuffix(".array") && !$1.hasSuffix(".array") }) {
      try directory.remove("\(Self.jobs)/\(file)")
    }
  }

  /// The number that Slurm gave to an array; nil while nobody knows it.
  func jobNumber(of array: String) throws(FileError) -> String? {
    try directory.read("\(Self.jobs)/\(array).job").map { String(decoding: $0, as: UTF8.self) }
  }

  func setJobNumber(_ number: String, of array: String) throws(FileError) {
    try directory.replace("\(Self.jobs)/\(array).job", with: Array(number.utf8))
  }

  /// How a job ended; nil where that is not written.
  func jobResult(of array: String, _ index: Int) throws(FileError) -> JobResult? {
    try directory.read("\(Self.jobs)/\(Self.resultName(array, index))").flatMap { JobResult(text: $0) }
  }

  func write(_ result: JobResult, of array: String, _ index: Int) throws(FileError) {
    try directory.replace("\(Self.jobs)/\(Self.resultName(array, index))", with: result.text)
  }

  static func resultName(_ array: String, _ index: Int) -> String { "\(array).\(index).result" }

  /// The status with which the setup of a job failed.
  func setupStatus(of array: String, _ index: Int) throws(FileError) -> String {
    let bytes = try directory.read("\(Self.jobs)/\(Self.setupName(array, index))") ?? []
    return String(decoding: bytes.filter { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
  }

  static func setupName(_ array: String, _ index: Int) -> String { "\(array).\(index).setup" }

  /// The last lines that a job printed.
  func printed(by array: String, _ index: Int) -> [String] {
    let bytes = (try? directory.read("\(Self.jobs)/\(array).\(index).out")) ?? []
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    return lines.suffix(StageLog.tailLength)
  }
}

// MARK: Jobs that have not ended

extension Store {
  /// The jobs that have not ended, by the keys of their stages: the array, the index in it, and its number.
  func openJobs() throws(FileError) -> [Key: OpenJob] {
    let files = try jobFiles()
    var jobs: [Key: OpenJob] = [:]
    for name in Self.arrayNames(in: files) {
      guard let array = try jobArray(name) else { continue }
      let number = try jobNumber(of: name)
      for index in try openIndices(of: array, files) {
        jobs[array.members[index].key] = OpenJob(array: array, index: index, number: number)
      }
    }
    return jobs
  }

  /// Removes arrays that have ended or cannot be read, and files of arrays that are not there. Only for who may submit.
  func removeEndedJobs() throws(FileError) {
    let files = try jobFiles()
    let names = Set(Self.arrayNames(in: files))
    for file in files where !names.contains(String(file.prefix { $0 != "." })) {
      try directory.remove("\(Self.jobs)/\(file)")
    }
    for name in names {
      if let array = try jobArray(name), try !openIndices(of: array, files).isEmpty { continue }
      try removeArray(name)
    }
  }

  /// The indices of an array's jobs that have left neither a result, nor a setup that failed, nor, where that counts, a record.
  func openIndices(of array: JobArray, _ files: Set<String>) throws(FileError) -> [Int] {
    var open: [Int] = []
    for (index, member) in array.members.enumerated() {
      let hasEnded =
        files.contains(Self.resultName(array.name, index)) || files.contains(Self.setupName(array.name, index))
      if hasEnded { continue }
      let hasRecord = try recordText(of: member.key) != nil
      if array.isForced || !hasRecord { open.append(index) }
    }
    return open
  }
}

/// A job that has not ended, as the store knows it.
struct OpenJob {
  let array: JobArray
  let index: Int
  /// The number that Slurm gave to the array; nil while nobody knows it.
  let number: String?
}

// MARK: What a stage needs on another machine, and how far it is there

extension Store {
  static let descriptions = "descriptions"
  static let progress = "progress"
  static let programs = "programs"

  func jobDescription(of key: Key) throws(FileError) -> JobDescription? {
    try directory.read(Self.name(Self.descriptions, key.digest)).flatMap { JobDescription(text: $0) }
  }

  func write(_ description: JobDescription, of key: Key) throws(FileError) {
    try directory.replace(Self.name(Self.descriptions, key.digest), with: description.text)
  }

  /// How far a job is; nil where it has not said so.
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

/// How far a job is with its stage.
struct JobProgress: Equatable, Sendable {
  let fraction: Double
  let note: String

  var text: [UInt8] {
    var writer = LineWriter()
    writer.line("\(fraction)", note)
    return writer.finished()
  }

  init(fraction: Double, note: String) { (self.fraction, self.note) = (fraction, note) }

  init?(text bytes: [UInt8]) {
    guard var reader = LineReader(checked: bytes), reader.nextLine(), let fraction = Double(reader.text()) else {
      return nil
    }
    self.init(fraction: fraction, note: reader.text())
  }
}
