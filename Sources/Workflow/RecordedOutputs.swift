/// The part of a record that a hit needs, which is read some ten thousand times in a large plan.
package struct RecordedOutputs: Sendable {
  /// The files.
  package let outputs: OutputFiles
  /// How long the stage ran.
  package let seconds: Double
}

extension RecordedOutputs {
  /// Reads the head of a record; nil when the record is damaged or of another format.
  init?(text bytes: [UInt8]) {
    guard var reader = LineReader(checked: bytes), reader.nextLine(), reader.fieldIs("workflow-record-1") else {
      return nil
    }
    var files: [OutputFiles.File] = []
    while reader.nextLine() {
      let tag = reader.field()
      if reader.isField(tag, "output") {
        guard let file = OutputFiles.File(&reader) else { return nil }
        files.append(file)
      } else {
        guard reader.isField(tag, "seconds"), let seconds = Double(reader.text()) else { return nil }
        self.outputs = OutputFiles(files)
        self.seconds = seconds
        return
      }
    }
    return nil
  }
}
