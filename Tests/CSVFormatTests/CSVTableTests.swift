import CSVFormat
import FormatErrors
import LinearAlgebra
import Testing

/// Tables, and the files that they become.
@Suite struct CSVTableTests {
  @Test func whatIsWrittenIsReadBack() throws {
    let table = CSVTable(
      names: ["x", "a \"b\", c"],
      columns: [.numbers([0.1, -1e-300, 12345678901234568]), .texts(["1", "", "line\nline"])])
    #expect(try CSVTable(table.bytes, file: "a.csv") == table)
  }

  @Test func theFileIsPlain() {
    let table = CSVTable(names: ["x", "y"], Matrix([[1, 0.5], [2, 1e-7]]))
    #expect(String(decoding: table.bytes, as: UTF8.self) == "x,y\n1.0,0.5\n2.0,1e-07\n")
  }

  @Test func columnsOfDifferentLengthStopTheProgram() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = CSVTable(names: ["x", "y"], columns: [.numbers([1]), .numbers([])])
    }
    let message = result.map { String(decoding: $0.standardErrorContent, as: UTF8.self) } ?? ""
    #expect(message.contains("the columns of a table must be equally long"))
  }

  /// Whatever can be read can be written so that it reads back the same.
  @Test(arguments: [
    "\"\u{301}", "a\"\u{301}b", "\u{feff}x", " x", "x\t", "\t5", "a\r\nb", "a\rb", "\u{2028}", "\u{301}", " \u{301}",
    ",\u{301}",
    "nan", "-inf", "0x1p3",
  ])
  func everyTextReadsBack(text: String) throws {
    let table = CSVTable(names: [text, "n"], columns: [.texts([text, "", text]), .numbers([1, -0.0, 1e300])])
    let read = try CSVTable(table.bytes, file: "a.csv")
    #expect(read.names.map { Array($0.utf8) } == table.names.map { Array($0.utf8) })
    guard case .texts(let texts) = read.columns[0] else { return #expect(Bool(false), "texts became numbers") }
    #expect(texts.map { Array($0.utf8) } == [text, "", text].map { Array($0.utf8) })
    #expect(read.bytes == table.bytes)
  }

  /// Numbers are written with all the digits that tell them from their neighbours.
  @Test(arguments: [0.1, 1 / 3.0, .leastNonzeroMagnitude, .greatestFiniteMagnitude, -0.0, 1e22, 123_456_789.125])
  func numbersKeepTheirLastBit(value: Double) throws {
    let read = try CSVTable(CSVTable(names: ["x"], columns: [.numbers([value])]).bytes, file: "a.csv")
    guard case .numbers(let numbers) = try #require(read["x"]) else { return #expect(Bool(false), "no numbers") }
    #expect(numbers.map(\.bitPattern) == [value.bitPattern])
  }
}
