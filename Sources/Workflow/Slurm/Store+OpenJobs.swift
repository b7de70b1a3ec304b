/// Which jobs a store still waits for.
extension Store {
  /// The jobs that have not ended, by the keys of their stages.
  func openJobs() throws(FileError) -> [Key: Job] {
    let files = try jobFiles()
    var jobs: [Key: Job] = [:]
    for name in Self.batchNames(in: files) {
      guard let batch = try batch(name) else { continue }
      let number = try job(of: name)
      for index in try openMembers(of: batch, files) {
        jobs[batch.members[index].key] = Job(batch, index, number: number)
      }
    }
    return jobs
  }

  /// Removes batches that have ended or cannot be read, and files of batches that are not there. Only for who may submit.
  func sweepJobs() throws(FileError) {
    let files = try jobFiles()
    let names = Set(Self.batchNames(in: files))
    for file in files where !names.contains(String(file.prefix { $0 != "." })) {
      try directory.remove("\(Self.jobs)/\(file)")
    }
    for name in names {
      if let batch = try batch(name), try !openMembers(of: batch, files).isEmpty { continue }
      try removeBatch(name)
    }
  }

  /// The indices of a batch's jobs that have neither left a word nor, where that counts, a record.
  func openMembers(of batch: Batch, _ files: Set<String>) throws(FileError) -> [Int] {
    var open: [Int] = []
    for (index, member) in batch.members.enumerated() where !files.contains(Self.endingName(batch.name, index)) {
      let hasRecord = try recordText(of: member.key) != nil
      if batch.isForced || !hasRecord { open.append(index) }
    }
    return open
  }
}
