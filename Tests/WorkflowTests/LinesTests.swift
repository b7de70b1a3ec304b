import Testing
import Workflow

struct LinesTests {
  private func written(_ lines: [[String]]) -> [UInt8] {
    var writer = LineWriter()
    for fields in lines {
      switch fields.count {
      case 1: writer.line(fields[0])
      case 2: writer.line(fields[0], fields[1])
      default: writer.line(fields[0], fields[1], fields[2])
      }
    }
    return writer.finished()
  }

  private func read(_ bytes: [UInt8]) -> [[String]]? {
    guard var reader = LineReader(checked: bytes) else { return nil }
    var lines: [[String]] = []
    while reader.nextLine() {
      var fields: [String] = []
      while !reader.isAtEndOfLine { fields.append(reader.text()) }
      lines.append(fields)
    }
    return lines
  }

  @Test(arguments: [
    [], [["a"]], [[""]], [["a", ""], ["", "b", ""]], [["tab\there", "new\nline", "back\\slash"]], [["\\t\\n\\\\"]],
    [["e\u{301}漢字\u{0}\r"], ["sha256", "0000"]],
  ])
  func whatWasWrittenReadsBack(lines: [[String]]) {
    #expect(read(written(lines)) == lines)
  }

  @Test func noChangeAndNoCutGoesUnnoticed() {
    let bytes = written([["kind", "fit"], ["seconds", "3"]])
    for length in 0..<bytes.count { #expect(LineReader(checked: Array(bytes[..<length])) == nil) }
    for place in bytes.indices {
      var changed = bytes
      changed[place] ^= 1
      #expect(LineReader(checked: changed) == nil)
    }
    #expect(LineReader(checked: bytes + bytes) == nil)
    #expect(LineReader(checked: []) == nil)
  }

  @Test func fieldsAreReadByTheirTypes() throws {
    let digest = Digest(of: "x")
    var reader = try #require(LineReader(checked: written([["word", "\(digest)", "-12"], ["12x", "ab"]])))
    let (hasFirst, isWord, found, number) = (
      reader.nextLine(), reader.fieldIs("word"), reader.digest(), reader.integer()
    )
    #expect(hasFirst && isWord && found == digest && number == -12)
    #expect(reader.isAtEndOfLine)
    // Beyond the end of a line there is nothing, however often one asks.
    let (text, field, isAgain) = (reader.text(), reader.field(), reader.fieldIs("word"))
    #expect(text.isEmpty && field.isEmpty && !isAgain)
    let (hasSecond, noNumber, noDigest, hasThird) = (
      reader.nextLine(), reader.integer(), reader.digest(), reader.nextLine()
    )
    #expect(hasSecond && noNumber == nil && noDigest == nil && !hasThird)
  }
}
