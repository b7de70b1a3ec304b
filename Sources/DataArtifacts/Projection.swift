public import LinearAlgebra
private import NumpyFormat
private import Requirements
public import Stages

/// An affine map between images of P pixels and codes of L features, as principal components give it.
///
/// | symbol | property | file | shape |
/// | --- | --- | --- | --- |
/// | μ | `mean` | `mean.npy` | P, in the file height×width |
/// | C | `components` | `components.npy` | L×P, in the file L×height×width |
/// | s | `scales` | `scales.npy` | L |
/// | λ | `explainedVariance` | `explained-variance.npy` | L |
/// | | `totalVariance` | `total-variance.npy` | 1 |
///
/// A code is z = (C·(x − μ)) / s; s is one, or the square root of λ where codes are whitened.
public struct Projection: Artifact, Equatable {
  /// Rows of pixels.
  public let height: Int
  /// Columns of pixels.
  public let width: Int
  /// μ, the mean of each pixel, as an intensity from 0 to 1.
  public let mean: [Double]
  /// C, orthonormal rows, the one of the largest variance first.
  public let components: Matrix<Double>
  /// s, what each feature is divided by.
  public let scales: [Double]
  /// λ, the variance of each feature before division, descending.
  public let explainedVariance: [Double]
  /// The sum of the variances of all pixels.
  public let totalVariance: Double

  /// Creates a projection.
  public init(
    height: Int, width: Int, mean: [Double], components: Matrix<Double>, scales: [Double],
    explainedVariance: [Double], totalVariance: Double
  ) {
    require(mean.count == height * width, "\(mean.count) means for \(height)×\(width) pixels")
    require(components.columns == mean.count, "components of \(components.shape) for \(mean.count) pixels")
    require(
      scales.count == components.rows && explainedVariance.count == components.rows,
      "\(scales.count) scales and \(explainedVariance.count) variances for components of \(components.shape)")
    self.height = height
    self.width = width
    self.mean = mean
    self.components = components
    self.scales = scales
    self.explainedVariance = explainedVariance
    self.totalVariance = totalVariance
  }

  /// Returns the codes of images, z = (C·(x − μ)) / s.
  ///
  /// - Parameter images: Intensities, N×P.
  /// - Returns: Codes, N×L.
  public func encode(_ images: Matrix<Double>) -> Matrix<Double> {
    require(images.columns == mean.count, "images of \(images.columns) pixels, but the projection has \(mean.count)")
    var codes = matmulTransposedSecond(images.addingToRows(mean.map { -$0 }), components)
    for i in 0..<codes.rows { for j in 0..<codes.columns { codes[i, j] /= scales[j] } }
    return codes
  }

  /// Returns the images nearest to codes' pre-images, x = Cᵀ·(s·z) + μ.
  ///
  /// - Parameter codes: N×L.
  /// - Returns: Intensities, N×P; a little below 0 or above 1 here and there.
  public func decode(_ codes: Matrix<Double>) -> Matrix<Double> {
    require(
      codes.columns == scales.count, "codes of \(codes.columns) features, but the projection has \(scales.count)")
    var scaled = codes
    for i in 0..<scaled.rows { for j in 0..<scaled.columns { scaled[i, j] *= scales[j] } }
    return matmul(scaled, components).addingToRows(mean)
  }
}

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
