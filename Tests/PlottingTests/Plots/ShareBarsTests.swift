import Plotting
import Testing

@Suite struct ShareBarsTests {
  @Test func theScriptIsTheReference() throws { try expectReference(Sample.shareBars, "share-bars") }

  @Test func aPartWithoutAShareIsNotDrawn() throws {
    var plot = Sample.shareBars
    plot.bars = [.init("all of one", [1, 0, 0])]
    let script = try plot.script(for: .png)
    #expect(script.contains("$part_0 << END\n0.5 0 0.5 0.38\nEND"))
    #expect(script.contains("$part_1 << END\nEND"))
  }

  @Test func manyBarsAreBoundedWithAWord() throws {
    var plot = Sample.shareBars
    plot.bars = (0..<2_000).map { .init("kind \($0)", [0.5, 0.25, 0.25]) }
    #expect(plot.size.height < 2_000 && plot.size.width <= 830)
    #expect(plot.note.contains("the first 60 of 2,000 bars are drawn"))
  }

  @Test func aValueWithoutAPlaceIsAnError() {
    var plot = Sample.shareBars
    plot.bars[1].shares[0] = .nan
    #expect(throws: PlotError.notFinite("the shares of 'turned, 50%'")) { try plot.script(for: .png) }
  }
}
