/// A plot: a value that can be written as a gnuplot script.
public protocol Plot: Sendable {
  /// The drawing's extent.
  var size: PlotSize { get }
  /// What its caption must say, such as how many points are drawn; empty when there is nothing to say.
  var note: String { get }

  /// Writes the commands that draw it.
  ///
  /// - Throws: ``PlotError/notFinite(_:)`` when a number has no place, ``PlotError/tooSmall(_:)`` for a sliver.
  func write(into script: inout Script) throws(PlotError)
}

extension Plot {
  public var note: String { "" }

  /// The whole script. The same plot gives the same text.
  ///
  /// - Throws: What ``write(into:)`` throws.
  public func script(for terminal: Terminal) throws(PlotError) -> String {
    var script = Script(terminal, size: size)
    try write(into: &script)
    return script.text
  }
}

/// The extent of a drawing, in CSS pixels. A page on GitHub shows about 830 of them across.
public struct PlotSize: Equatable, Sendable {
  /// Across.
  public var width: Double
  /// Down.
  public var height: Double

  /// Creates an extent.
  public init(width: Double, height: Double) {
    self.width = width
    self.height = height
  }
}

/// The widest drawing that is shown unscaled, in pixels.
let pageWidth = 830.0

/// A rectangle of a drawing, in pixels from its top left corner.
public struct Frame: Equatable, Sendable {
  /// From the drawing's left edge.
  public var left: Double
  /// From its top edge.
  public var top: Double
  /// Across.
  public var width: Double
  /// Down.
  public var height: Double

  /// Creates a rectangle.
  public init(left: Double, top: Double, width: Double, height: Double) {
    self.left = left
    self.top = top
    self.width = width
    self.height = height
  }
}
