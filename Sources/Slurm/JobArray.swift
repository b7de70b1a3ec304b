package import Workflow

/// Stages that were submitted to Slurm as one array of jobs. It is written before `sbatch` is called, so that whatever
/// becomes of the answer and of this process, the jobs can be found again: by their name, which no other has.
package struct JobArray: Equatable, Sendable {
  /// A stage of the array; its place is its index.
  package struct Member: Equatable, Sendable {
    let key: Key
    let id: StageID
    /// What told its checkpoint from others when it was submitted, so that it can be seen whether it got any further.
    let checkpoint: String

    package init(key: Key, id: StageID, checkpoint: String) {
      (self.key, self.id, self.checkpoint) = (key, id, checkpoint)
    }
  }

  /// The name, of the array and of its jobs.
  package let name: String
  /// Which process submitted it.
  let owner: String
  /// What each job asks for.
  let resources: JobResources
  /// Whether its stages run although they have a record.
  let isForced: Bool
  /// The stages.
  let members: [Member]

  /// An array with a name of its own.
  package init(_ members: [Member], resources: JobResources, isForced: Bool) {
    self.members = members
    self.resources = resources
    self.isForced = isForced
    owner = "\(ProcessIdentity.this)"
    let words = members.first.map { "\($0.id.notebook)-\($0.id.stage)" } ?? ""
    let plain = words.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    name = "\(plain.prefix(40))-\(Digest(of: UniqueName.next()).short)"
  }

  /// Whether another process that lives is about to hear its number.
  var isBeingSubmittedElsewhere: Bool {
    guard let process = ProcessIdentity(owner), process != .this else { return false }
    return process.liveness == .alive
  }
}

extension JobArray {
  private static let format = "workflow-array-1"

  /// The array as text.
  package var text: [UInt8] {
    var writer = LineWriter()
    writer.line(Self.format)
    writer.line("owner", owner)
    for (name, number) in [("memory", resources.memory), ("seconds", resources.seconds), ("cpus", resources.cpus)] {
      if let number { writer.line(name, "\(number)") }
    }
    if let partition = resources.partition { writer.line("partition", partition) }
    if isForced { writer.line("forced") }
    for member in members {
      writer.line("member", "\(member.key)", member.checkpoint, member.id.notebook, member.id.stage, member.id.member)
    }
    return writer.finished()
  }

  /// Reads an array; nil when it is damaged or of another format.
  package init?(text bytes: [UInt8], name: String) {
    guard var reader = LineReader(checked: bytes), reader.nextLine(), reader.text() == Self.format else { return nil }
    var (owner, resources, isForced) = ("", JobResources(), false)
    var members: [Member] = []
    while reader.nextLine() {
      switch reader.text() {
      case "owner": owner = reader.text()
      case "memory": resources.memory = reader.integer()
      case "seconds": resources.seconds = reader.integer()
      case "cpus": resources.cpus = reader.integer()
      case "partition": resources.partition = reader.text()
      case "forced": isForced = true
      case "member":
        guard let digest = reader.digest() else { return nil }
        let checkpoint = reader.text()
        members.append(Member(key: Key(digest), id: StageID(&reader), checkpoint: checkpoint))
      default: return nil
      }
    }
    (self.name, self.owner, self.resources, self.isForced) = (name, owner, resources, isForced)
    self.members = members
  }
}
