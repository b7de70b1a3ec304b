import CSVFormat
import FormatErrors
import LinearAlgebra
import Testing

/// Records and fields, with their places.
@Suite struct CSVScannerTests {
  @Test func quotedFieldsHoldCommasQuotesAndLines() throws {
    let table = try readCSV("\"a,b\",c\n\"say \"\"yes\"\"\",\"two\r\nlines\"\n")
    #expect(table.names == ["a,b", "c"])
    #expect(table["a,b"] == .texts(["say \"yes\""]))
    #expect(table["c"] == .texts(["two\r\nlines"]))
  }

  @Test(arguments: ["x,y\r\n1,2\r\n", "x,y\n1,2", "\u{feff}x,y\n1,2\n"])
  func lineEndsAndByteOrderMarksDoNotMatter(text: String) throws {
    #expect(try readCSV(text) == CSVTable(names: ["x", "y"], columns: [.numbers([1]), .numbers([2])]))
  }

  @Test func whatIsNotUTF8IsAnError() {
    let error = #expect(throws: FormatError.self) { try CSVTable([0x78, 10, 0xff, 10], file: "a.csv") }
    #expect(error?.place == .text(line: 2, column: 1))
  }

  @Test(arguments: [[0xff, 0xfe, 0x78, 0, 10, 0], [0xfe, 0xff, 0, 0x78, 0, 10]] as [[UInt8]])
  func whatIsUTF16IsToldSo(bytes: [UInt8]) {
    let error = #expect(throws: FormatError.self) { try CSVTable(bytes, file: "a.csv") }
    #expect(error?.message == "is not UTF-8, but UTF-16; save it as UTF-8")
  }

  /// Columns count characters, not bytes, and lines those of the file, within quoted fields too.
  @Test(arguments: [
    ("é,ü\n1,x\"\n", "2:4"), ("\"a\nb\",c\n1,x\"\n", "3:4"), ("a,b\n\"é\"x,1\n", "2:4"), ("a,b\r\n1,2\r3\n", "2:5"),
  ])
  func aFaultStandsInItsLineAndColumn(text: String, place: String) {
    #expect(csvError(text).hasPrefix("a.csv:\(place): "), "\(csvError(text))")
  }

  @Test func emptyFieldsAreFields() throws {
    let table = try readCSV("a,b,c\nx,,\"\"\ny,z,w\n")
    #expect(table["b"] == .texts(["", "z"]) && table["c"] == .texts(["", "w"]))
    #expect(csvError("a,b\n1\n") == "a.csv:2:1: fields in this row: 1; in the header: 2")
  }

  @Test func aQuoteThatNeverEndsIsNamedWhereItBegins() {
    #expect(csvError("a,b\nx,\"y\nz,w\n") == "a.csv:2:3: a quoted field does not end")
  }
}
