import Plotting
import Testing

@Suite struct TextTests {
  @Test func wideCharactersTakeMoreRoom() {
    #expect(textWidth("類", size: 10) > textWidth("a", size: 10))
    #expect(textWidth("é", size: 10) == textWidth("e", size: 10))
    #expect(textWidth("", size: 10) == 0)
  }

  @Test func aLongTextEndsInAnEllipsis() {
    #expect(shortened("abcdef", to: 6) == "abcdef")
    #expect(shortened("abcdefg", to: 6) == "abcde…")
  }
}
