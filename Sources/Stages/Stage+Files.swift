extension Stage {
  /// Runs the stage on the files of its inputs; returns those of its output, with its values beside them.
  ///
  /// All that turns a stage's work into what is stored stands here, below every family, so that it is in their keys.
  ///
  /// - Parameters:
  ///   - slots: For each slot, the files of each member; where there is one slot of many, one for each stage that is read.
  ///   - context: What the stage may ask of the world.
  /// - Returns: The files of the output, with `values.json`, and `warnings.txt` where there are any.
  /// - Throws: ``ArtifactError`` for inputs that cannot be read and for values that no report could show.
  package func files(from slots: [[ArtifactFiles]], in context: StageContext) throws -> ArtifactFiles {
    let output = try run(Input(slots: try Self.artifacts(from: slots)), in: context)
    var files = try output.files()
    try Self.check(output.values)
    files.contents[ValuesFile.name] = try ValuesFile.encode(output.values)
    if !output.warnings.isEmpty { files.contents[WarningsFile.name] = WarningsFile.encode(output.warnings) }
    return files
  }

  /// The artifacts that fill each slot; where there is one slot of many, those of all stages that are read.
  private static func artifacts(from slots: [[ArtifactFiles]]) throws -> [[any Artifact]] {
    let types = Input.slots.map(\.type)
    let read = try slots.enumerated().map { place, members in
      try members.map { try artifact(types[min(place, types.count - 1)], from: $0) }
    }
    return types.count == 1 ? [read.flatMap { $0 }] : read
  }

  /// Reads an artifact, and holds it against what it is read from.
  ///
  /// Written again it must be the same bytes. So the bytes alone determine what any reader makes of them, and code that
  /// only reads need not be in a key: a reader that understood a file in another way would not get past this.
  private static func artifact(_ type: any Artifact.Type, from files: ArtifactFiles) throws -> any Artifact {
    let artifact = try type.init(files: files)
    for (name, bytes) in try artifact.files().contents.sorted(by: { $0.key < $1.key })
    where files.contents[name] != bytes {
      throw ArtifactError(
        "'\(name)' of '\(type.typeName)' is not as it would be written again; force the stage that put it out to run")
    }
    return artifact
  }

  /// A value that is not a number, or that no notebook could have referred to, is a mistake of the stage.
  private static func check(_ values: [String: ReportValue]) throws {
    for (name, value) in values.sorted(by: { $0.key < $1.key }) {
      guard Output.valueNames.contains(name) else {
        throw ArtifactError("'\(Self.name)' puts out a value '\(name)' that '\(Output.typeName)' does not declare")
      }
      let numbers =
        switch value {
        case .number(let number): [number]
        case .interval(let lower, let upper): [lower, upper]
        case .integer, .text, .flag: [Double]()
        }
      if let number = numbers.first(where: { !$0.isFinite }) {
        throw ArtifactError("'\(Self.name)' found \(number) for '\(name)'; find out where it arose")
      }
    }
  }
}
