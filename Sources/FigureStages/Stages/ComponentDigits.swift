public import DataArtifacts
public import Interchange
import LinearAlgebra
public import Parameters
package import Plotting
package import Probability
public import Stages

/// Draws the means of a mixture's components as images, the heaviest first, each over its weight.
public struct ComponentDigits: Stage {
  public static let name = "component-digits"
  public static let summary = "Draws the means of a mixture's components as images, the heaviest component first."

  let columns: Int

  public init(from reader: inout ParameterReader) throws(NotebookError) {
    columns = try reader.integer("columns", "How many images stand side by side.", in: 1...20, default: 10)
  }

  public func run(_ input: Pair<FittedMixture, Projection>, in context: StageContext) throws -> Figure {
    try Figure(plot(input.first.model, input.second), in: context)
  }

  /// The plot of the means as the projection decodes them.
  package func plot(_ mixture: GaussianMixture, _ projection: Projection) throws -> ImageGrid {
    guard mixture.features == projection.scales.count else {
      throw FigureError.features(
        mixture: mixture.features, other: projection.scales.count, what: "the projection gives")
    }
    let pixels = projection.decode(mixture.means)
    let order = (0..<mixture.components).sorted { (-mixture.weights[$0], $0) < (-mixture.weights[$1], $1) }
    let images = order.map { k in
      ImageGrid.Image(
        pixels: Matrix(rows: projection.height, columns: projection.width, elements: pixels.row(k)),
        caption: fixed(100 * mixture.weights[k], 1) + "%")
    }
    return ImageGrid(images: images, columns: columns)
  }
}
