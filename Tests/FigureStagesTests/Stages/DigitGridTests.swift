import FigureStages
import Interchange
import LinearAlgebra
import Plotting
import StageTestSupport
import Stages
import TestSupport
import Testing

@Suite struct DigitGridTests {
  private let images = Images(
    count: 3, height: 2, width: 2, pixels: [0, 255, 51, 102, 255, 0, 102, 51, 0, 0, 0, 0], labels: [7, 2, 1])

  @Test func theFirstImagesStandOverTheirClasses() throws {
    let plot = try stage(DigitGrid.self, [("count", "2"), ("columns", "1")]).plot(images)
    #expect(plot.images.map(\.caption) == ["7", "2"])
    #expect(plot.images[1].pixels == Matrix([[1, 0], [0.4, 0.2]]))
    #expect(plot.columns == 1)
  }

  @Test func captionsCanBeLeftOut() throws {
    #expect(try stage(DigitGrid.self, [("captions", "false")]).plot(images).images.map(\.caption) == ["", "", ""])
    let unlabelled = Images(count: 1, height: 2, width: 2, pixels: [0, 1, 2, 3])
    #expect(try stage(DigitGrid.self).plot(unlabelled).images.map(\.caption) == [""])
  }

  @Test func eachClassCanHaveARow() throws {
    let many = Images(
      count: 4, height: 2, width: 2, pixels: (0..<16).map { UInt8(17 * $0) }, labels: [7, 2, 7, 1])
    let grid = try stage(
      DigitGrid.self, [("class-rows", "true"), ("columns", "2"), ("count", "4"), ("row-label", "kind"), ("side", "20")])
    let plot = try grid.plot(many)
    #expect(plot.rowNames == ["kind 7", "kind 2"])
    // The second 7 stands beside the first; beside the only 2 nothing stands.
    let shades = plot.images.map { $0.pixels.elements[0] * 255 }
    expectClose(shades, [0, 136, 68, 0], absolute: 1e-12)  // a product of a quotient: rounding
    #expect(plot.images[3].pixels == Matrix(rows: 2, columns: 2))
    #expect(plot.side == 20)
  }

  @Test func noImagesAreAnError() throws {
    let none = Images(count: 0, height: 1, width: 2, pixels: [])
    #expect(throws: FigureError.nothing("images")) { try stage(DigitGrid.self).plot(none) }
  }

  @Test func imagesBecomeAFigure() throws {
    let figure = try stage(DigitGrid.self).run(images, in: .silent)
    #expect(String(decoding: figure.dark, as: UTF8.self).contains("<image "))
  }
}
