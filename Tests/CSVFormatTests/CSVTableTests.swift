import CSVFormat
import FormatErrors
import LinearAlgebra
import Testing

private func read(_ text: String, _ textColumns: CSVTable.TextColumns = .inferred) throws -> CSVTable {
  try CSVTable(Array(text.utf8), file: "a.csv", textColumns: textColumns)
}

private func error(_ text: String, _ textColumns: CSVTable.TextColumns = .inferred) -> String {
  do {
    _ = try read(text, textColumns)
    return "no error"
  } catch {
    return "\(error)"
  }
}

@Suite struct CSVTableTests {
  @Test func numbersAndTextsAreToldApart() throws {
    let table = try read("x,name,y\n1,one,-2.5\n3e2,two, .5 \n")
    #expect(table.names == ["x", "name", "y"])
    #expect(table["x"] == .numbers([1, 300]))
    #expect(table["name"] == .texts(["one", "two"]))
    #expect(table["y"] == .numbers([-2.5, 0.5]))
    #expect(table["z"] == nil)
    #expect(table.matrix == Matrix([[1, -2.5], [300, 0.5]]))
  }

  @Test func aColumnOfNumbersAndWordsIsOneOfTexts() throws {
    #expect(try read("x\n1\n2a\n\"\"\n")["x"] == .texts(["1", "2a", ""]))
  }

  @Test func quotedFieldsHoldCommasQuotesAndLines() throws {
    let table = try read("\"a,b\",c\n\"say \"\"yes\"\"\",\"two\r\nlines\"\n")
    #expect(table.names == ["a,b", "c"])
    #expect(table["a,b"] == .texts(["say \"yes\""]))
    #expect(table["c"] == .texts(["two\r\nlines"]))
  }

  @Test(arguments: ["x,y\r\n1,2\r\n", "x,y\n1,2", "\u{feff}x,y\n1,2\n"])
  func lineEndsAndByteOrderMarksDoNotMatter(text: String) throws {
    #expect(try read(text) == CSVTable(names: ["x", "y"], columns: [.numbers([1]), .numbers([2])]))
  }

  @Test func aHeaderAloneIsATableWithoutRows() throws {
    #expect(try read("x,y\n").rows == 0)
    #expect(try read("x,y\n").matrix.shape == "0×2")
  }

  @Test func columnsMayBeCounted() throws {
    #expect(try read("0,1\n5.5,6\n").names == ["0", "1"])
    #expect(try read("1,2,3\n5,6,0.25\n").names == ["1", "2", "3"])
  }

  @Test(arguments: [
    "0.5,1.5\n5,6\n", "0\n1\n0\n", "1\n2\n", "0,0\n1.5,2\n", "1.5,NA\n1,2\n", "0,1\n1,0\n", "2,\n1,2\n", "1,nan\n",
    "-1e3\n", "0\n",
  ])
  func aFirstRowThatMayBeDataIsNoHeader(text: String) {
    #expect(error(text).hasPrefix("a.csv:1:"))
    #expect(error(text).contains("the header is missing"))
    #expect(error(text, .named([])).contains("the header is missing"))
    #expect(error(text, .all).contains("the header is missing"))
  }

  @Test func bytesTellNamesApart() throws {
    let table = try read("\u{E9},e\u{301}\n1.5,2\n")
    #expect(table.columns.count == 2)
    #expect(table["\u{E9}"] == .numbers([1.5]) && table["e\u{301}"] == .numbers([2]))
    #expect(error("\u{E9},\u{E9}\n1.5,2\n").contains("two columns are named"))
  }

  @Test func whetherAColumnIsTextMayBeSaid() throws {
    #expect(try read("id,x\n7,1\n", .named(["id"]))["id"] == .texts(["7"]))
    #expect(try read("x\n\"7\"\n", .named([]))["x"] == .numbers([7]))
    #expect(
      error("x\n7\nseven\n", .named([])) == "a.csv:3:1: 'x' is 'seven' here; it must be a finite number in every row")
  }

  @Test(arguments: [
    ("x,y\n1,2\n3,nan\n", "a.csv:3:3: 'y' is 'nan' here; it must be a finite number in every row"),
    ("x,y\n1,2\n,4\n", "a.csv:3:1: 'x' is empty here; it must be a finite number in every row"),
    ("x,y\n1,2\n1e999,4\n", "a.csv:3:1: 'x' is '1e999' here; it must be a finite number in every row"),
    ("x,y\n1,2\n3\n", "a.csv:3:1: fields in this row: 1; in the header: 2"),
    ("x,y\n1,2\n\n", "a.csv:3:1: an empty line; take it out"),
    (
      "x;y\n1,5;2,5\n",
      "a.csv:2:1: fields in this row: 3; in the header: 1; columns are parted by commas here, and numbers have a point, so "
        + "write no semicolons"
    ),
    (
      "# made by a program\nx,y\n1,2\n",
      "a.csv:2:1: fields in this row: 2; in the header: 1, '# made by a program'; a table begins with the names of its columns"
    ),
    (
      "x\ty\n1\t2\n",
      "a.csv:2:1: 'x\ty' is '1\t2' here; columns are parted by commas here, and numbers have a point, so write no tabs"
    ),
    ("x,y\n1,2,3\n", "a.csv:2:1: fields in this row: 3; in the header: 2"),
    ("x,x\n", "a.csv:1:3: two columns are named 'x'"),
    (",x\n", "a.csv:1:1: a column has no name; an index column does not belong here"),
    ("", "a.csv: byte 0: is empty; it should begin with the names of its columns"),
    ("x\n\"1\n2\n", "a.csv:2:1: a quoted field does not end"),
    ("x\n\"1\"2\n", "a.csv:2:4: a comma or the end of the line should stand here"),
    (
      "é,y\nå,b\"c\n",
      "a.csv:2:4: a quotation mark within a field; put the whole field in quotation marks and double it"
    ),
  ])
  func aMalformedFileIsAnErrorWithLineAndColumn(text: String, message: String) {
    #expect(error(text) == message)
  }

  @Test func whatIsNotUTF8IsAnError() {
    let error = #expect(throws: FormatError.self) { try CSVTable([0x78, 10, 0xff, 10], file: "a.csv") }
    #expect(error?.place == .text(line: 2, column: 1))
  }

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
}
