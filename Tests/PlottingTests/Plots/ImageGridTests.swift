import LinearAlgebra
import Plotting
import Testing

@Suite struct ImageGridTests {
  @Test func theScriptIsTheReference() throws { try expectReference(Sample.images, "images") }

  @Test func theGridFitsOnThePage() {
    let image = ImageGrid.Image(pixels: Matrix(rows: 28, columns: 28))
    #expect(ImageGrid(images: [ImageGrid.Image](repeating: image, count: 100), columns: 20).size.width <= 830)
  }

  @Test func aPixelWithoutAShadeIsAnError() {
    var plot = Sample.images
    plot.images[1].pixels[0, 0] = .nan
    #expect(throws: PlotError.notFinite("image 2")) { try plot.script(for: .png) }
    plot.images[0].pixels = Matrix([[0, 1]])
    #expect(throws: PlotError.tooSmall("image 1")) { try plot.script(for: .png) }
  }
}
