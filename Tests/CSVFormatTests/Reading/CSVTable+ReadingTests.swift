import CSVFormat
import FormatErrors
import LinearAlgebra
import Testing

@Suite struct CSVTableReadingTests {
  @Test func numbersAndTextsAreToldApart() throws {
    let table = try readCSV("x,name,y\n1,one,-2.5\n3e2,two, .5 \n")
    #expect(table.names == ["x", "name", "y"])
    #expect(table["x"] == .numbers([1, 300]))
    #expect(table["name"] == .texts(["one", "two"]))
    #expect(table["y"] == .numbers([-2.5, 0.5]))
    #expect(table["z"] == nil)
    #expect(table.matrix == Matrix([[1, -2.5], [300, 0.5]]))
  }

  @Test func aColumnOfNumbersAndWordsIsOneOfTexts() throws {
    #expect(try readCSV("x\n1\n2a\n\"\"\n")["x"] == .texts(["1", "2a", ""]))
  }

  @Test func aHeaderAloneIsATableWithoutRows() throws {
    #expect(try readCSV("x,y\n").rows == 0)
    #expect(try readCSV("x,y\n").matrix.shape == "0×2")
  }

  @Test func columnsMayBeCounted() throws {
    #expect(try readCSV("0,1\n5.5,6\n").names == ["0", "1"])
    #expect(try readCSV("1,2,3\n5,6,0.25\n").names == ["1", "2", "3"])
  }

  @Test(arguments: [
    "0.5,1.5\n5,6\n", "0\n1\n0\n", "1\n2\n", "0,0\n1.5,2\n", "1.5,NA\n1,2\n", "0,1\n1,0\n", "2,\n1,2\n", "1,nan\n",
    "-1e3\n", "0\n",
  ])
  func aFirstRowThatMayBeDataIsNoHeader(text: String) {
    #expect(csvError(text).hasPrefix("a.csv:1:"))
    #expect(csvError(text).contains("the header is missing"))
    #expect(csvError(text, .named([])).contains("the header is missing"))
    #expect(csvError(text, .all).contains("the header is missing"))
  }

  @Test func bytesTellNamesApart() throws {
    let table = try readCSV("\u{E9},e\u{301}\n1.5,2\n")
    #expect(table.columns.count == 2)
    #expect(table["\u{E9}"] == .numbers([1.5]) && table["e\u{301}"] == .numbers([2]))
    #expect(csvError("\u{E9},\u{E9}\n1.5,2\n").contains("two columns are named"))
  }

  @Test func whetherAColumnIsTextMayBeSaid() throws {
    #expect(try readCSV("id,x\n7,1\n", .named(["id"]))["id"] == .texts(["7"]))
    #expect(try readCSV("x\n\"7\"\n", .named([]))["x"] == .numbers([7]))
    #expect(
      csvError("x\n7\nseven\n", .named([])) == "a.csv:3:1: 'x' is 'seven' here; it must be a finite number in every row"
    )
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
    (
      "x y\n1.5 2\n",
      "a.csv:2:1: 'x y' is '1.5 2' here; columns are parted by commas here, and numbers have a point, so write no blanks"
    ),
    (
      "# by numpy\n 1e0  -2\n",
      "a.csv:2:1: '# by numpy' is ' 1e0  -2' here; columns are parted by commas here, and numbers have a point, so write no "
        + "blanks"
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
    #expect(csvError(text) == message)
  }

  @Test(arguments: ["name\nJane Doe\nRoom 5\n", "box,size\n1 2 3 4,5\n", "name\n\"1 2\"\n"])
  func textsMayHaveBlanks(text: String) throws {
    let table = try CSVTable(Array(text.utf8), file: "a.csv")
    guard case .texts = table.columns.first else {
      Issue.record("not read as texts: \(text)")
      return
    }
  }
}
