import FigureStages
import LinearAlgebra
import Plotting
import StageTestSupport
import Stages
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

  @Test func noImagesAreAnError() throws {
    let none = Images(count: 0, height: 1, width: 2, pixels: [])
    #expect(throws: FigureError.nothing("images")) { try stage(DigitGrid.self).plot(none) }
  }

  @Test func imagesBecomeAFigure() throws {
    let figure = try stage(DigitGrid.self).run(images, in: .silent)
    #expect(String(decoding: figure.dark, as: UTF8.self).contains("<image "))
  }
}
