private import CSVFormat
import Stages

/// Numbers by name, as a table of two columns holds them: `value,number`.
struct NamedNumbers: Equatable, Sendable {
  private var names: [String] = []
  private var numbers: [Double] = []

  init() {}

  /// The number of a name; setting nil leaves it out.
  subscript(name: String) -> Double? {
    get { names.firstIndex(of: name).map { numbers[$0] } }
    set {
      guard let newValue else { return }
      names.append(name)
      numbers.append(newValue)
    }
  }

  /// The number of a name that must be there.
  func required(_ name: String) throws(ArtifactError) -> Double {
    guard let number = self[name] else { throw ArtifactError("the summary holds no '\(name)'") }
    return number
  }

  /// A whole number, none negative, that must be there.
  func requiredCount(_ name: String) throws(ArtifactError) -> Int {
    let number = try required(name)
    return try ArtifactError.checkedCounts([number], name)[0]
  }

  /// The file.
  var bytes: [UInt8] { CSVTable(names: ["value", "number"], columns: [.texts(names), .numbers(numbers)]).bytes }

  /// Reads the file.
  init(_ bytes: [UInt8], file: String) throws {
    let table = try CSVTable(bytes, file: file, textColumns: .named(["value"]))
    guard case .texts(let names)? = table["value"], case .numbers(let numbers)? = table["number"] else {
      throw ArtifactError("'\(file)' should have the columns 'value' and 'number', not \(table.names)")
    }
    self.names = names
    self.numbers = numbers
  }
}

extension ArtifactFiles {
  /// The sentences of a file of one column of texts.
  func sentences(_ file: String) throws -> [String] {
    let table = try CSVTable(self[file], file: file, textColumns: .named(["sentence"]))
    guard case .texts(let sentences)? = table["sentence"] else {
      throw ArtifactError("'\(file)' should have the column 'sentence', not \(table.names)")
    }
    return sentences
  }

  /// A file of one column of texts.
  static func bytes(sentences: [String]) -> [UInt8] {
    CSVTable(names: ["sentence"], columns: [.texts(sentences)]).bytes
  }
}
