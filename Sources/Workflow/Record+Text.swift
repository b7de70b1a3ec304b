extension Record {
  /// The format below; a reader that meets another one takes the record as absent.
  private static let format = "workflow-record-1"

  /// The record as text.
  package var text: [UInt8] {
    var writer = LineWriter()
    writer.line(Self.format)
    for file in outputs.files { writer.line("output", file.name, "\(file.digest)", "\(file.size)") }
    writer.line("seconds", "\(seconds)")
    writer.line("started", "\(started)")
    writer.line("stage", stage.notebook, stage.stage, stage.member)
    writer.line("kind", kind)
    writer.line("fingerprint", fingerprint)
    for parameter in parameters {
      writer.line("parameter", parameter.name, parameter.canonical, parameter.origin ?? "")
    }
    for file in files { writer.line("file", file.name, file.shownAs, "\(file.digest)") }
    for input in inputs {
      let upstream = input.upstream
      writer.line("input", input.slot, upstream.notebook, upstream.stage, upstream.member, "\(input.content)")
    }
    for line in environment { writer.line("environment", line) }
    return writer.finished()
  }

  /// Reads a record; nil when it is damaged or of another format.
  package init?(text bytes: [UInt8]) {
    guard var reader = LineReader(checked: bytes), reader.nextLine(), reader.text() == Self.format else { return nil }
    self.init(
      stage: StageID(notebook: "", stage: ""), kind: "", fingerprint: "", parameters: [], files: [], inputs: [],
      outputs: OutputFiles([]), seconds: 0, started: 0, environment: [])
    var outputs: [OutputFiles.File] = []
    while reader.nextLine() {
      let tag = reader.field()
      if reader.isField(tag, "output") {
        guard let file = OutputFiles.File(&reader) else { return nil }
        outputs.append(file)
      } else if !take(tag, &reader) {
        return nil
      }
    }
    self.outputs = OutputFiles(outputs)
  }

  /// Takes what stands in the rest of a line; false when it is not what its first word says.
  private mutating func take(_ tag: Range<Int>, _ reader: inout LineReader) -> Bool {
    if reader.isField(tag, "parameter") {
      let (name, value, origin) = (reader.text(), reader.text(), reader.text())
      parameters.append(KeyedParameter(name: name, canonical: value, origin: origin.isEmpty ? nil : origin))
    } else if reader.isField(tag, "input") {
      let (slot, id) = (reader.text(), StageID(&reader))
      guard let content = reader.digest() else { return false }
      inputs.append(Input(slot: slot, upstream: id, content: content))
    } else if reader.isField(tag, "file") {
      let (name, shownAs) = (reader.text(), reader.text())
      guard let digest = reader.digest() else { return false }
      files.append(File(name: name, shownAs: shownAs, digest: digest))
    } else if reader.isField(tag, "environment") {
      environment.append(reader.text())
    } else if reader.isField(tag, "stage") {
      stage = StageID(&reader)
    } else if reader.isField(tag, "kind") {
      kind = reader.text()
    } else if reader.isField(tag, "fingerprint") {
      fingerprint = reader.text()
    } else if reader.isField(tag, "seconds") {
      guard let seconds = Double(reader.text()) else { return false }
      self.seconds = seconds
    } else if reader.isField(tag, "started") {
      guard let started = reader.integer() else { return false }
      self.started = started
    }
    return true
  }
}

extension OutputFiles.File {
  /// Reads the rest of an `output` line.
  package init?(_ reader: inout LineReader) {
    let name = reader.text()
    guard let digest = reader.digest(), let size = reader.integer() else { return nil }
    self.init(name: name, digest: digest, size: size)
  }
}

extension StageID {
  /// Reads the three fields of an identifier.
  package init(_ reader: inout LineReader) {
    let (notebook, stage, member) = (reader.text(), reader.text(), reader.text())
    self.init(notebook: notebook, stage: stage, member: member)
  }
}
