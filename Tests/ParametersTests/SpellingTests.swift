import Parameters
import Testing

@Suite struct SpellingTests {
  @Test func bytesDecide() {
    let (one, two) = ("\u{E9}", "e\u{301}")
    #expect(one == two)
    #expect(Spelling(one) != Spelling(two) && Spelling(one) == Spelling(one))
    #expect(Set([Spelling(one), Spelling(two), Spelling(one)]).count == 2)
    #expect(Spelling("b") > Spelling("a") && Spelling("é") > Spelling("z"))
    #expect([Spelling(one), Spelling("z"), Spelling(two)].sorted().map(\.text.utf8.count) == [3, 1, 2])
  }
}
