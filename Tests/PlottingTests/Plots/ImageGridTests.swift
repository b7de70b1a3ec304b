import LinearAlgebra
import Plotting
import Testing

@Suite struct ImageGridTests {
  @Test func theScriptIsTheReference() throws { try expectReference(Sample.images, "images") }

  @Test func theGridFitsOnThePage() {
    let image = ImageGrid.Image(pixels: Matrix(rows: 28, columns: 28))
    #expect(ImageGrid(images: [ImageGrid.Image](repeating: image, count: 100), columns: 20).size.width <= 830)
  }

  @Test func aRowStandsBesideItsName() throws {
    var plot = Sample.images
    plot.columns = 1
    plot.rowNames = ["a", "cluster 12"]
    let script = try plot.script(for: .png)
    #expect(script.contains("set label \"a\" at screen"))
    #expect(script.contains("set label \"cluster 12\" at screen"))
    #expect(plot.size.width > Sample.images.size.width / 2 + 60)
    plot.columns = 20
    #expect(plot.size.width <= 830)
  }

  @Test func theSideOfAnImageCanBeChosen() {
    let image = ImageGrid.Image(pixels: Matrix(rows: 28, columns: 28))
    #expect(ImageGrid(images: [image, image], columns: 2, side: 20).size.width == 64)
  }

  @Test func manyImagesStaySmall() throws {
    var state: UInt32 = 1
    let pixels = (0..<784).map { i -> Double in
      state = state &* 1_664_525 &+ 1_013_904_223
      let isInk = abs(i % 28 - 14) + abs(i / 28 - 14) < 9
      return isInk ? Double(state >> 24) / 255 : 0
    }
    let image = ImageGrid.Image(pixels: Matrix(rows: 28, columns: 28, elements: pixels))
    let plot = ImageGrid(images: [ImageGrid.Image](repeating: image, count: 250), columns: 10, side: 34)
    #expect(try Gnuplot().draw(plot, on: .svg(.light)).bytes.count < 500_000)
  }

  @Test func aPixelWithoutAShadeIsAnError() {
    var plot = Sample.images
    plot.images[1].pixels[0, 0] = .nan
    #expect(throws: PlotError.notFinite("image 2")) { try plot.script(for: .png) }
    plot.images[0].pixels = Matrix([[0, 1]])
    #expect(throws: PlotError.tooSmall("image 1")) { try plot.script(for: .png) }
  }
}
