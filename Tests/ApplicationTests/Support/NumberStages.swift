import Application
import Parameters
import Stages

/// An artifact of one number, for tests of what connects stages.
struct Number: Artifact, Equatable {
  static let typeName = "number"
  static let valueNames = ["value", "note"]
  let value: Double

  init(_ value: Double) { self.value = value }

  var values: [String: ReportValue] { ["value": .number(value), "note": .text("a | b")] }

  func files() -> ArtifactFiles { ArtifactFiles(["number.txt": Array("\(value)".utf8)]) }

  init(files: ArtifactFiles) throws {
    guard let value = Double(String(decoding: try files["number.txt"], as: UTF8.self)) else {
      throw ArtifactError("'number.txt' holds no number")
    }
    self.init(value)
  }
}

/// Makes a number; 13 is refused.
struct MakeNumber: Stage {
  static let name = "make-number"
  static let summary = "Makes a number."
  let value: Double
  let digits: Int

  init(from reader: inout ParameterReader) throws(NotebookError) {
    value = try reader.number("value", in: -100...100)
    digits = try reader.integer("digits", in: 0...9, default: 3)
  }

  func run(_ input: Nothing, in context: StageContext) throws -> Number {
    context.log("making \(value)")
    if value == 13 { throw ArtifactError("13 is refused; take another number") }
    return Number(value)
  }
}

/// Multiplies a number, so that it maps over a sweep.
struct ScaleNumber: Stage {
  static let name = "scale-number"
  static let summary = "Multiplies a number."
  let factor: Double

  init(from reader: inout ParameterReader) throws(NotebookError) {
    factor = try reader.number("factor", in: -100...100, default: 2)
  }

  func run(_ input: Number, in context: StageContext) -> Number { Number(input.value * factor) }
}

/// Adds numbers, so that it gathers a sweep.
struct AddNumbers: Stage {
  static let name = "add-numbers"
  static let summary = "Adds numbers."

  init(from reader: inout ParameterReader) throws(NotebookError) {}

  func run(_ input: [Number], in context: StageContext) -> Number { Number(input.reduce(0) { $0 + $1.value }) }
}

/// Multiplies two numbers, so that it joins two sweeps.
struct MultiplyNumbers: Stage {
  static let name = "multiply-numbers"
  static let summary = "Multiplies two numbers."

  init(from reader: inout ParameterReader) throws(NotebookError) {}

  func run(_ input: Pair<Number, Number>, in context: StageContext) -> Number {
    Number(input.first.value * input.second.value)
  }
}

/// Reads a number from a file.
struct ReadNumber: Stage {
  static let name = "read-number"
  static let summary = "Reads a number from a file."
  let file: ParameterReader.File

  init(from reader: inout ParameterReader) throws(NotebookError) { file = try reader.file("file") }

  func run(_ input: Nothing, in context: StageContext) throws -> Number {
    try Number(files: ArtifactFiles(["number.txt": context.read(file).bytes]))
  }
}

extension Registry {
  /// The kinds above.
  static let numbers = numbers(fingerprint: "code-1")

  /// The kinds above, as an edit of their sources leaves them.
  static func numbers(fingerprint: String) -> Registry {
    Registry([
      StageFamily(
        fingerprint: fingerprint,
        [MakeNumber.self, ScaleNumber.self, AddNumbers.self, MultiplyNumbers.self, ReadNumber.self])
    ])
  }
}
