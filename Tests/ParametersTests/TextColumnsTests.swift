import Parameters
import Testing

@Suite struct TextColumnsTests {
  @Test(arguments: [("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("類似", 4), ("한글 x", 6), ("🎉", 2)])
  func wideCharactersTakeTwoColumns(text: String, count: Int) { #expect(columns(of: text) == count) }

  @Test func aCutTextHasRoom() {
    #expect(cut("abcdef", toColumns: 6) == "abcdef")
    #expect(cut("abcdefg", toColumns: 6) == "abcde…")
    #expect(cut("類似類似", toColumns: 6) == "類似…")
    #expect(cut("abc", toColumns: 0) == "")
    for limit in 0..<9 { #expect(columns(of: cut("a類b似c", toColumns: limit)) <= limit) }
  }
}
