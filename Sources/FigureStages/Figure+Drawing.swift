import Plotting
import Stages

extension Figure {
  /// Draws a plot for light and dark pages and as a picture; what gnuplot says goes to the log.
  init(_ plot: some Plot, in context: StageContext) throws {
    let gnuplot = Gnuplot()
    func drawn(_ terminal: Terminal) throws -> [UInt8] {
      let drawing = try gnuplot.draw(plot, on: terminal)
      if !drawing.words.isEmpty { context.log(drawing.words) }
      return drawing.bytes
    }
    self.init(
      light: try drawn(.svg(.light)), dark: try drawn(.svg(.dark)), picture: try drawn(.png), note: plot.note)
  }
}
