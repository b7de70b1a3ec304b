import Parameters
import Testing

/// What a value is not: a number where it is a word, a word where it is a list.
@Suite struct ParameterValueTypesTests {
  @Test(arguments: ["1.5", "two", "", "1e3", "99999999999999999999"])
  func whatIsNoWholeNumberIsAnError(text: String) {
    #expect(
      message(reader(("n", plain(text)))) { _ = try $0.integer("n", in: 0...9) }
        == "a.md:2:9: 'n' must be a whole number, not '\(text)'")
  }

  @Test(arguments: ["nan", "inf", "1e999", "1,5", "half"])
  func whatIsNoFiniteNumberIsAnError(text: String) {
    #expect(
      message(reader(("x", plain(text)))) { _ = try $0.number("x", in: -.infinity ... .infinity) }
        == "a.md:2:9: 'x' must be a number, not '\(text)'")
  }

  @Test func aNumberInQuotationMarksIsNoNumber() {
    #expect(message(reader(("n", quoted("1")))) { _ = try $0.integer("n", in: 0...9) } != "no error")
    #expect(message(reader(("x", quoted("1")))) { _ = try $0.number("x", in: 0...9) } != "no error")
    #expect(message(reader(("f", quoted("true")))) { _ = try $0.flag("f") } != "no error")
  }

  @Test func listsAndWordsAreToldApart() {
    #expect(
      message(reader(("a", plain("1")))) { _ = try $0.integers("a", in: 0...9) }
        == "a.md:2:9: 'a' must be a list, such as [1, 2], not '1'")
    #expect(
      message(reader(("a", list("1")))) { _ = try $0.integer("a", in: 0...9) }
        == "a.md:2:9: 'a' must be a whole number, not a list")
    #expect(message(reader(("a", .map([])))) { _ = try $0.text("a") } == "a.md:2:9: 'a' must be a word, not a map")
  }
}
