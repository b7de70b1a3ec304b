/// Stages that were handed to Slurm as one array of jobs. It is written before `sbatch` is called, so that whatever
/// becomes of the answer and of this process, the jobs can be found again: by their name, which no other has.
struct Batch: Equatable, Sendable {
  /// A stage of the array; its place is its index.
  struct Member: Equatable, Sendable {
    let key: Key
    let id: StageID
    /// The mark of its checkpoint when it was submitted, which tells later whether it has got any further.
    let checkpoint: String
  }

  /// The name, of the batch and of its jobs.
  let name: String
  /// Which process submitted it.
  let owner: String
  /// What each job asks for.
  let request: Request
  /// Whether its stages run although they have a record.
  let isForced: Bool
  /// The stages.
  let members: [Member]

  /// A batch with a name of its own.
  init(_ members: [Member], request: Request, isForced: Bool) {
    self.members = members
    self.request = request
    self.isForced = isForced
    owner = "\(ProcessIdentity.this)"
    let words = members.first.map { "\($0.id.notebook)-\($0.id.stage)" } ?? ""
    let plain = words.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    name = "\(plain.prefix(40))-\(Digest(of: UniqueName.next()).short)"
  }
}

extension Batch {
  private static let format = "workflow-batch-1"

  /// The batch as text.
  var text: [UInt8] {
    var writer = LineWriter()
    writer.line(Self.format)
    writer.line("owner", owner)
    for (name, number) in [("memory", request.memory), ("seconds", request.seconds), ("cpus", request.cpus)] {
      if let number { writer.line(name, "\(number)") }
    }
    if let partition = request.partition { writer.line("partition", partition) }
    if isForced { writer.line("forced") }
    for member in members {
      writer.line("member", "\(member.key)", member.checkpoint, member.id.notebook, member.id.stage, member.id.member)
    }
    return writer.sealed()
  }

  /// Reads a batch; nil when it is damaged or of another format.
  init?(text bytes: [UInt8], name: String) {
    guard var reader = LineReader(sealed: bytes), reader.nextLine(), reader.text() == Self.format else { return nil }
    var (owner, request, isForced) = ("", Request(), false)
    var members: [Member] = []
    while reader.nextLine() {
      switch reader.text() {
      case "owner": owner = reader.text()
      case "memory": request.memory = reader.integer()
      case "seconds": request.seconds = reader.integer()
      case "cpus": request.cpus = reader.integer()
      case "partition": request.partition = reader.text()
      case "forced": isForced = true
      case "member":
        guard let digest = reader.digest() else { return nil }
        let mark = reader.text()
        members.append(Member(key: Key(digest), id: StageID(&reader), checkpoint: mark))
      default: return nil
      }
    }
    (self.name, self.owner, self.request, self.isForced) = (name, owner, request, isForced)
    self.members = members
  }
}
