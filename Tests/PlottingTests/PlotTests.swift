import LinearAlgebra
import Plotting
import Testing

/// What every plot has without a word of its own.
@Suite struct PlotTests {
  /// Draws nothing.
  private struct Empty: Plot {
    var size = PlotSize(width: 300, height: 200)
    func write(into script: inout Script) throws(PlotError) {}
  }

  @Test func aPlotHasNothingToSayUnlessItSaysIt() { #expect(Empty().note.isEmpty) }

  @Test func theSamePlotGivesTheSameTextOnEachTerminal() throws {
    let terminals: [Terminal] = [.svg(.light), .svg(.dark), .png]
    let scripts = try terminals.map { try Empty().script(for: $0) }
    #expect(try scripts == terminals.map { try Empty().script(for: $0) })
    #expect(Set(scripts).count == 3 && scripts.allSatisfy { !$0.isEmpty })
  }

  @Test func theExtentIsInTheScript() throws {
    let (small, large) = (Empty(), Empty(size: PlotSize(width: 640, height: 480)))
    #expect(try small.script(for: .svg(.light)).contains("300"))
    #expect(try large.script(for: .svg(.light)).contains("640") && large.script(for: .svg(.light)).contains("480"))
  }
}
