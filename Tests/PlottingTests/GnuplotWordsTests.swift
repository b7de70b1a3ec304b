import LinearAlgebra
import Plotting
import TestSupport
import Testing

/// What gnuplot's own words and pictures become.
@Suite struct GnuplotWordsTests {
  @Test func aFailureSaysWhatGnuplotSaysAndWhere() {
    let script = "set terminal svg\n$data << END\n1 2\nEND\nplto $data\n"
    #expect(throws: PlotError.failed(status: 1, line: 5, command: "plto $data", words: "invalid command")) {
      try Gnuplot().run(script)
    }
    let error = PlotError.failed(status: 1, line: 5, command: "plto $data", words: "invalid command")
    #expect(error.description == "gnuplot stopped at line 5 of its script, 'plto $data': invalid command")
  }

  @Test(arguments: [10, 1010, 1024, 1030, 2100, 5000])
  func theLineIsRightAfterLongCommands(length: Int) {
    let long = "x = 0" + String(repeating: " ", count: length) + "+ 1\n"
    let joined = "plot x, \\\n  2*x" + String(repeating: " ", count: length) + ", \\\n  nosuch(x)\n"
    let script = "set terminal svg\n" + long + long + joined
    #expect {
      try Gnuplot().run(script)
    } throws: { error in
      guard case PlotError.failed(status: 1, line: 4, let command, words: "undefined function: nosuch") = error else {
        return false
      }
      return command.hasPrefix("plot x,")
    }
  }

  @Test func aRasterKeepsItsPixels() throws {
    let svg = String(decoding: try Gnuplot().draw(Sample.images, on: .svg(.dark)).bytes, as: UTF8.self)
    #expect(svg.components("<image image-rendering='pixelated' ") == 2)
    #expect(svg.components("<image ") == 2)
    #expect(svg.contains("data:image/png;base64,"))
  }

  @Test(arguments: [
    ("set bogus\n", 1, "set bogus"), ("x = 1\n\n\nset bogus\n", 4, "set bogus"),
    ("  plot   nosuch(x)  \n", 1, "plot   nosuch(x)"),
  ])
  func theCommandIsShownAsItStandsThere(script: String, line: Int, command: String) {
    #expect {
      try Gnuplot().run("set terminal svg\n" + script)
    } throws: {
      guard case PlotError.failed(status: 1, let found, let said, let words) = $0 else { return false }
      return found == line + 1 && said == command && !words.isEmpty
    }
  }

  /// A command of thousands of characters is cut, so that the message can be read.
  @Test func aLongCommandIsCut() {
    let script = "set terminal svg\nplto " + String(repeating: "x", count: 3000) + "\n"
    #expect {
      try Gnuplot().run(script)
    } throws: {
      guard case PlotError.failed(_, line: 2, let command, _) = $0 else { return false }
      return command.count == 160 && command.hasPrefix("plto xxx")
    }
  }
}

extension String {
  /// How often a text occurs.
  fileprivate func components(_ text: String) -> Int {
    split(separator: text, omittingEmptySubsequences: false).count - 1
  }
}
