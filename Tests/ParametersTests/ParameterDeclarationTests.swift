import Parameters
import Testing

/// What a kind says of its parameters, as lists show it.
@Suite struct ParameterDeclarationTests {
  private enum Colour: String, CaseIterable { case red, green }

  /// The declarations of one reading.
  private func declared(_ read: (inout ParameterReader) throws -> Void) throws -> [ParameterDeclaration] {
    var reader = ParameterReader.describing()
    try read(&reader)
    return reader.declarations
  }

  @Test func readingIsTheDeclaration() throws {
    let declared = try declared { reader in
      _ = try reader.integer("epochs", "The passes over the points.", in: 1...Int.max, default: 400)
      _ = try reader.number("rate", "How fast it climbs.", in: 0...1)
      _ = try reader.number("tolerance", "Where it ends.", in: 1e-12...1e6, default: 1e-06)
      _ = try reader.choice("colour", "What it looks like.", of: Colour.self)
      _ = try reader.text("label", "What it is called.", default: "")
      _ = try reader.file("points", "Where the points are.", endings: [".npy", ".csv"])
    }
    #expect(
      declared.map(\.line) == [
        "epochs: a whole number, at least 1; by default 400", "rate: a number, between 0 and 1",
        "tolerance: a number, between 1e-12 and 1000000; by default 1e-6",
        "colour: one of 'red', 'green'", "label: a text; by default ''",
        "points: a .npy or .csv file, relative to the notebook",
      ])
    #expect(declared[0].about == "The passes over the points.")
  }

  @Test func whatMayBeLeftOutIsDeclared() throws {
    let declared = try declared { reader in
      if reader.has("seed") { _ = try reader.integer("seed", "The seed.", in: 0...9) }
    }
    #expect(declared.map(\.line) == ["seed: a whole number, between 0 and 9; may be left out"])
  }

  @Test func whatIsTakenBesideOthersOnlyIsDeclaredAndReadThereOnly() throws {
    func slope(_ reader: inout ParameterReader, if isAsked: Bool) throws -> Int? {
      try reader.only(if: isAsked, "where 'activation' is 'leaky-relu'") { (reader) throws(NotebookError) in
        try reader.integer("slope", in: 0...9, default: 2)
      }
    }
    let declared = try declared { reader in
      let slope = try slope(&reader, if: false)
      #expect(slope == nil)
    }
    #expect(
      declared.map(\.line) == [
        "slope: a whole number, between 0 and 9; by default 2; only where 'activation' is 'leaky-relu'"
      ])
    var reader = ParameterReader(entries: [], subject: "a", at: SourceLocation(file: "a.md", line: 1, column: 1))
    #expect(try slope(&reader, if: false) == nil && reader.resolved.isEmpty)
    #expect(try slope(&reader, if: true) == 2 && reader.resolved.map(\.name) == ["slope"])
  }
}
