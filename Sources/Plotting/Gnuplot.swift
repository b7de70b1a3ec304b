private import CGnuplot
private import Foundation

/// The program gnuplot.
public struct Gnuplot: Sendable {
  /// A drawing with what gnuplot said about it.
  public struct Drawing: Equatable, Sendable {
    /// The file's content.
    public let bytes: [UInt8]
    /// Warnings; mostly empty.
    public let words: String
  }

  /// Its path, or its name in PATH.
  public let program: String

  /// Creates it.
  public init(program: String = "gnuplot") { self.program = program }

  /// Draws a plot. The same plot gives the same bytes.
  ///
  /// - Throws: ``PlotError``.
  public func draw(_ plot: some Plot, on terminal: Terminal) throws(PlotError) -> Drawing {
    let drawing = try run(try plot.script(for: terminal))
    guard terminal.isWhole(drawing.bytes) else { throw .notWhole(program: program, format: terminal.format) }
    guard case .svg = terminal else { return drawing }
    return Drawing(bytes: withSharpPixels(drawing.bytes), words: drawing.words)
  }

  /// Runs a script and takes what it writes to its standard output.
  ///
  /// - Throws: ``PlotError/notStarted(program:reason:)``, ``PlotError/failed(status:line:command:words:)``.
  public func run(_ script: String) throws(PlotError) -> Drawing {
    let text = Array(script.utf8).map { CChar(bitPattern: $0) }
    var result = cgnuplot_run(program, text, text.count)
    defer { cgnuplot_free(&result) }
    guard result.error == 0 else {
      throw .notStarted(program: program, reason: String(cString: strerror(result.error)))
    }
    let words = String(decoding: UnsafeBufferPointer(start: result.words, count: result.words_size), as: UTF8.self)
    let bytes = Array(UnsafeBufferPointer(start: result.output, count: result.output_size))
    guard result.status == 0, !bytes.isEmpty else {
      throw failure(status: Int(result.status), words: words, script: script)
    }
    return Drawing(bytes: bytes, words: words)
  }
}
