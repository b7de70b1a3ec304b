import Plotting
import Testing

@Suite struct NullStripsTests {
  @Test func theScriptIsTheReference() throws { try expectReference(Sample.nullStrips, "null-strips") }

  @Test func theHighestBinIsTheOneWithMostDraws() throws {
    let script = try Sample.nullStrips.script(for: .png)
    // Of 200 bins' width 0.01 from zero, two draws lie in the one from 0.75 and one in that from 0.5.
    let rows = script.split(separator: "$null_0 << END\n").last?.split(separator: "END").first?.split(separator: "\n")
    #expect(rows?.count == 2)
    #expect(rows?.last?.hasPrefix("0.75 0.76 0.7 ") == true)
  }

  @Test func theAxisReachesBeyondOneOrBelowZeroWhereItMust() throws {
    var plot = Sample.nullStrips
    #expect(try plot.script(for: .png).contains("set xrange [-0.01:1.01]"))
    plot.strips[0].observed.append(-0.5)
    #expect(try plot.script(for: .png).contains("set xrange [-0.54"))
  }

  @Test func aValueWithoutAPlaceIsAnError() {
    var plot = Sample.nullStrips
    plot.strips[1].mean = .nan
    #expect(throws: PlotError.notFinite("the strip 'one to one'")) { try plot.script(for: .png) }
  }
}
