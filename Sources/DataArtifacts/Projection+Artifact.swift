private import LinearAlgebra
private import NumpyFormat
public import Stages

extension Projection {
  public static var typeName: String { "projection" }
  public static var valueNames: [String] { ["features", "pixels", "explained"] }

  /// The numbers of features and pixels, and the part of all variance that the features hold.
  public var values: [String: ReportValue] {
    [
      "features": .integer(components.rows), "pixels": .integer(mean.count),
      "explained": .number(totalVariance > 0 ? explainedVariance.reduce(0, +) / totalVariance : 1),
    ]
  }

  public func files() -> ArtifactFiles {
    ArtifactFiles([
      "mean.npy": Npy.bytes(mean, shape: [height, width]),
      "components.npy": Npy.bytes(components.elements, shape: [components.rows, height, width]),
      "scales.npy": Npy.bytes(scales),
      "explained-variance.npy": Npy.bytes(explainedVariance),
      "total-variance.npy": Npy.bytes([totalVariance]),
    ])
  }

  public init(files: ArtifactFiles) throws {
    let mean = try NumpyFile(files["mean.npy"], name: "mean.npy")
    try mean.expectDimensions(2, "it is a mean image, height×width")
    let components = try NumpyFile(files["components.npy"], name: "components.npy")
    try components.expectDimensions(3, "it holds images, features×height×width")
    let scales = try NumpyFile(files["scales.npy"], name: "scales.npy").vector()
    let explained = try NumpyFile(files["explained-variance.npy"], name: "explained-variance.npy").vector()
    let total = try NumpyFile(files["total-variance.npy"], name: "total-variance.npy").vector()
    let features = components.shape[0]
    guard components.shape == [features] + mean.shape, scales.count == features, explained.count == features,
      total.count == 1
    else {
      throw ArtifactError(
        "the files of a projection disagree: mean \(mean.shape), components \(components.shape), scales "
          + "[\(scales.count)], explained variance [\(explained.count)], total variance [\(total.count)]")
    }
    self.init(
      height: mean.shape[0], width: mean.shape[1], mean: try mean.numbers(),
      components: Matrix(
        rows: features, columns: mean.shape[0] * mean.shape[1], elements: try components.numbers()),
      scales: scales, explainedVariance: explained, totalVariance: total[0])
  }
}
