import Notebooks
import Testing

@Suite struct NumberFormatTextTests {
  @Test(arguments: [
    (NumberFormat.fixed(2), 0.125, "0.12"), (.fixed(2), 0.375, "0.38"), (.fixed(0), 2.5, "2"), (.fixed(0), 3.5, "4"),
    (.fixed(2), -0.001, "0.00"), (.fixed(2), -0.0, "0.00"), (.fixed(2), -1.005, "−1.00"),
    (.fixed(1), 1e21, "1000000000000000000000.0"),
    (.percent(1), 0.95125, "95.1%"), (.percent(0), 0.285, "28%"), (.percent(2), 1, "100.00%"),
    (.percent(0), 0.004, "0%"),
    (.percent(1), -0.0312, "−3.1%"), (.percent(1), 12.3456, "1234.6%"),
    (.integer, 2.5, "2"), (.integer, -0.4, "0"), (.thousands, 59999.7, "60,000"), (.thousands, 999, "999"),
    (.thousands, -1234567, "−1,234,567"),
    (.significant(3), 1234567, "1230000"), (.significant(3), 0.00012345, "0.000123"), (.significant(4), 1, "1.000"),
    (.significant(2), 9.96, "10"), (.significant(3), 99.95, "100"), (.significant(3), 0, "0"),
    (.significant(2), 1e-10, "1.0 × 10⁻¹⁰"), (.significant(1), -3e20, "−3 × 10²⁰"), (.significant(4), 12.3456, "12.35"),
  ])
  func tiesGoToEvenAndZeroHasNoSign(format: NumberFormat, number: Double, text: String) throws {
    #expect(try format.text(of: .number(number)) == text)
  }

  @Test func countsAreExact() throws {
    #expect(try NumberFormat.integer.text(of: .integer(.max)) == "9223372036854775807")
    #expect(try NumberFormat.thousands.text(of: .integer(-1_234_567)) == "−1,234,567")
    #expect(try NumberFormat.fixed(1).text(of: .integer(3)) == "3.0")
  }

  @Test func withoutAFormatNumbersHaveFourDigitsAndTheRestIsAsItIs() throws {
    #expect(try NotebookValue.number(0.123456).text() == "0.1235")
    #expect(try NotebookValue.integer(60000).text() == "60000")
    #expect(try NotebookValue.text("affine").text() == "affine")
    #expect(try NotebookValue.flag(true).text() == "true")
    #expect(try NotebookValue.interval(-0.5, 0.25).text() == "−0.5000 to 0.2500")
    #expect(try NotebookValue.list([.integer(1), .text("a")]).text() == "1, a")
  }

  @Test func intervalsAndListsAreFormattedInParts() throws {
    #expect(try NumberFormat.interval(2).text(of: .interval(0.951, 0.999)) == "0.95 to 1.00")
    #expect(try NumberFormat.fixed(1).text(of: .list([.number(1), .number(2.25)])) == "1.0, 2.2")
  }

  @Test(arguments: [
    (NumberFormat.fixed(2), NotebookValue.number(.nan), "a number that is not finite cannot be shown"),
    (.significant(2), .number(.infinity), "a number that is not finite cannot be shown"),
    (.fixed(2), .text("affine"), "the word 'affine' has no digits to format"),
    (.fixed(2), .flag(true), "true has no digits to format"),
    (.fixed(2), .interval(0, 1), "an interval is shown with 'interval(3)', not as a number"),
    (.interval(2), .number(1), "'interval' shows intervals, not a number"),
  ])
  func aFormatThatDoesNotFitIsAnError(format: NumberFormat, value: NotebookValue, message: String) {
    #expect {
      try format.text(of: value)
    } throws: {
      "\($0)" == message
    }
  }
}
