import Plotting
import Testing

@Suite struct CommandTests {
  @Test func aTextIsQuoted() {
    let title = "it's so"
    #expect(("set title \(title)" as Command).text == "set title \"it's so\"")
  }

  @Test func whatMeansSomethingInQuotationMarksIsACode() {
    let title = #"" \ ` @"#
    #expect(("\(title)" as Command).text == #""\042 \134 \140 \100""#)
  }

  @Test(arguments: ["\n", "\r\n", "\0", "\u{1B}", "\u{85}"])
  func aControlCharacterBecomesASpace(control: String) {
    let text = "a" + control + "b"
    let spaces = String(repeating: " ", count: control.unicodeScalars.count)
    #expect(("\(text)" as Command).text == "\"a\(spaces)b\"")
  }

  @Test func theTextOfATickHoldsNoFormat() {
    let command: Command = "set xtics (\(tick: "50% of %d") 1)"
    #expect(command.text == "set xtics (\"50%% of %%d\" 1)")
  }

  @Test func theTextOfATickHasAnEllipsisWhereGnuplotWouldCutIt() {
    let long = String(repeating: "ä", count: 25)
    let kept = String(repeating: "ä", count: 22)
    #expect(("\(tick: long)" as Command).text == "\"\(kept)…\"")
    let short = String(repeating: "ä", count: 24)
    #expect(("\(tick: short)" as Command).text == "\"\(short)\"")
  }

  @Test func numbersAreShort() {
    let command: Command = "\(3.0) \(-0.5) \(1e-7) \(7) \(1e300)"
    #expect(command.text == "3 -0.5 1e-07 7 1e+300")
  }

  @Test func aColourCarriesItsTransparency() {
    let command: Command = "lc \(Color(0x0072B2)) fc \(Color(0x0072B2, transparency: 0.5))"
    #expect(command.text == "lc rgb '#0072b2' fc rgb '#800072b2'")
  }

  @Test func aCommandGoesInAsItIs() {
    let style: Command = "with lines"
    let command: Command = "plot x \(style)"
    #expect(command.text == "plot x with lines")
    #expect(Command.list(["x", "2*x"]).text == "x, 2*x")
  }
}
