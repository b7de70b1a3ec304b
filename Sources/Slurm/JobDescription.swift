public import Workflow

/// All that a job needs to know of its stage: nothing else is read but the objects and files that it names.
public struct JobDescription: Equatable, Sendable {
  /// What a member of a slot has put out.
  public struct Input: Equatable, Sendable {
    /// Which stage.
    public let upstream: StageID
    /// Its files.
    public let outputs: OutputFiles
  }

  /// Which stage.
  public let id: StageID
  /// The kind.
  public let kind: String
  /// The digest of the sources that its code is made of.
  public let fingerprint: String
  /// The parameters, as the stage's job request has them.
  public let parameters: String
  /// The files that it reads, by absolute paths.
  public let files: [FileInput]
  /// Their digests.
  public let digests: [Digest]
  /// The names of the slots.
  public let slots: [String]
  /// What fills them.
  public let inputs: [[Input]]

  /// The description of a stage that must run; nil for one that is no job.
  init?(_ stage: DueStage) {
    let node = stage.node
    guard let job = node.job else { return nil }
    id = node.id
    kind = node.kind
    fingerprint = node.fingerprint
    parameters = job.parameters
    files = node.files
    digests = stage.files
    slots = node.inputs.map(\.slot)
    inputs = zip(node.inputs, stage.inputs).map { edge, members in
      zip(edge.upstream, members).map { Input(upstream: $0, outputs: $1) }
    }
  }

  /// The slots as a node has them.
  public var edges: [InputEdge] { zip(slots, inputs).map { InputEdge(slot: $0, upstream: $1.map(\.upstream)) } }
}

extension JobDescription {
  private static let format = "workflow-job-1"

  /// The description as text.
  package var text: [UInt8] {
    var writer = LineWriter()
    writer.line(Self.format)
    writer.line("stage", id.notebook, id.stage, id.member)
    writer.line("kind", kind)
    writer.line("fingerprint", fingerprint)
    writer.line("parameters", parameters)
    for (file, digest) in zip(files, digests) { writer.line("file", file.name, file.path, file.shownAs, "\(digest)") }
    for (slot, members) in zip(slots, inputs) {
      writer.line("slot", slot)
      for input in members {
        writer.line("input", input.upstream.notebook, input.upstream.stage, input.upstream.member)
        for file in input.outputs.files { writer.line("output", file.name, "\(file.digest)", "\(file.size)") }
      }
    }
    return writer.finished()
  }

  /// Reads a description; nil when it is damaged or of another format.
  package init?(text bytes: [UInt8]) {
    guard var reader = LineReader(checked: bytes), reader.nextLine(), reader.text() == Self.format else { return nil }
    var parts = Parts()
    while reader.nextLine() {
      guard parts.take(reader.text(), &reader) else { return nil }
    }
    parts.closeInput()
    (id, kind, fingerprint, parameters) = (parts.id, parts.kind, parts.fingerprint, parts.parameters)
    (files, digests, slots, inputs) = (parts.files, parts.digests, parts.slots, parts.inputs)
  }

  /// What has been read so far.
  private struct Parts {
    var id = StageID(notebook: "", stage: "")
    var (kind, fingerprint, parameters) = ("", "", "")
    var files: [FileInput] = []
    var digests: [Digest] = []
    var slots: [String] = []
    var inputs: [[Input]] = []
    private var open: (upstream: StageID, files: [OutputFiles.File])?

    mutating func take(_ tag: String, _ reader: inout LineReader) -> Bool {
      switch tag {
      case "stage": id = StageID(&reader)
      case "kind": kind = reader.text()
      case "fingerprint": fingerprint = reader.text()
      case "parameters": parameters = reader.text()
      case "file":
        files.append(FileInput(name: reader.text(), path: reader.text(), shownAs: reader.text()))
        guard let digest = reader.digest() else { return false }
        digests.append(digest)
      case "slot":
        closeInput()
        slots.append(reader.text())
        inputs.append([])
      case "input":
        closeInput()
        open = (StageID(&reader), [])
      case "output":
        guard let file = OutputFiles.File(&reader), open != nil else { return false }
        open?.files.append(file)
      default: return false
      }
      return true
    }

    mutating func closeInput() {
      guard let input = open, let slot = inputs.indices.last else { return }
      inputs[slot].append(Input(upstream: input.upstream, outputs: OutputFiles(input.files)))
      open = nil
    }
  }
}
