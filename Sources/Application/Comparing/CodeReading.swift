private import ArrayStages
private import DataStages
private import Parameters

/// How the files of a comparison are read: by which stage, and with which parameters beside the file.
struct CodeReading {
  /// The kind of stage.
  let stage: String
  /// What names rows, nil where they are in one order.
  let id: String?
  private let array: String?
  private let classesArray: String?

  /// Chooses the stage: that of tables where all files are, and that of arrays where one may hold several.
  ///
  /// - Throws: ``UsageError`` where an array is named, but no file holds arrays with names.
  init(_ request: ComparisonRequest, _ files: CodeFiles) throws(UsageError) {
    func hasNames(_ file: String) -> Bool { CodeFormat(of: file)?.hasNames ?? false }
    id = request.id
    array = request.array
    classesArray = request.classesArray
    if let array, !files.codes.contains(where: hasNames) {
      throw UsageError(
        "'--array \(array)': no file of codes holds arrays with names; that takes a .npz or a .safetensors file")
    }
    if let classesArray, files.classes == nil {
      throw UsageError("'--classes-array \(classesArray)' is an array of no file; name one with '--classes'")
    }
    let takesArrays =
      classesArray != nil || (files.codes + (files.classes.map { [$0] } ?? [])).contains(where: hasNames)
    stage = takesArrays ? ReadArrays.name : ReadCodes.name
  }

  /// The parameters beside the file of codes, in the order of notebooks.
  func parameters(_ files: CodeFiles) -> [(name: String, value: String)] {
    [("array", array), ("classes", files.classes), ("classes-array", classesArray), ("id", id)].compactMap {
      name, value in
      value.map { (name: name, value: $0) }
    }
  }
}
