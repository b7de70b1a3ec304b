public import LinearAlgebra
private import NumpyFormat
private import Requirements
public import Stages

/// Grey images of one size, a byte a pixel, with the classes they are known to be of, if they are.
///
/// | file | entries | shape |
/// | --- | --- | --- |
/// | `images.npy` | `\|u1` | N×height×width |
/// | `labels.npy`, if there are labels | `<i8` | N |
public struct Images: Artifact, Equatable {
  /// The number of images.
  public let count: Int
  /// Rows of pixels.
  public let height: Int
  /// Columns of pixels.
  public let width: Int
  /// Image by image, row by row: 0 is black, 255 white.
  public let pixels: [UInt8]
  /// The class of each image.
  public let labels: [Int]?

  /// Creates images; there are as many labels as images, or none.
  public init(count: Int, height: Int, width: Int, pixels: [UInt8], labels: [Int]? = nil) {
    require(
      pixels.count == count * height * width, "\(pixels.count) pixels are not \(count) images of \(height)×\(width)")
    require(labels.map { $0.count == count } ?? true, "\(labels?.count ?? 0) labels for \(count) images")
    self.count = count
    self.height = height
    self.width = width
    self.pixels = pixels
    self.labels = labels
  }

  /// Creates images from intensities, an image a row: what lies outside of 0 to 1 becomes black or white.
  public init(_ intensities: Matrix<Double>, height: Int, width: Int, labels: [Int]? = nil) {
    self.init(
      count: intensities.rows, height: height, width: width,
      pixels: intensities.elements.map { UInt8((255 * min(max($0, 0), 1)).rounded()) }, labels: labels)
  }

  /// The images of these numbers, in this order, with their labels.
  public func images(at numbers: [Int]) -> Images {
    let size = pixelsPerImage
    return Images(
      count: numbers.count, height: height, width: width,
      pixels: numbers.flatMap { pixels[$0 * size..<($0 + 1) * size] },
      labels: labels.map { all in numbers.map { all[$0] } })
  }

  /// The number of pixels of an image.
  public var pixelsPerImage: Int { height * width }

  /// The images of a range as rows of intensities from 0 to 1.
  public func intensities(_ range: Range<Int>) -> Matrix<Double> {
    require(range.upperBound <= count && range.lowerBound >= 0, "there are \(count) images, not \(range)")
    let slice = pixels[range.lowerBound * pixelsPerImage..<range.upperBound * pixelsPerImage]
    return Matrix(rows: range.count, columns: pixelsPerImage, elements: slice.map { Double($0) / 255 })
  }
}

extension Images {
  public static var typeName: String { "images" }
  public static var valueNames: [String] { ["count", "height", "width", "classes"] }

  /// How many images there are, and their size; where there are labels, also how many different ones.
  public var values: [String: ReportValue] {
    var values: [String: ReportValue] = [
      "count": .integer(count), "height": .integer(height), "width": .integer(width),
    ]
    if let labels { values["classes"] = .integer(Set(labels).count) }
    return values
  }

  public func files() -> ArtifactFiles {
    var files = ArtifactFiles(["images.npy": Npy.bytes(pixels, shape: [count, height, width])])
    if let labels { files.contents["labels.npy"] = Npy.bytes(labels) }
    return files
  }

  public init(files: ArtifactFiles) throws {
    let file = try NumpyFile(files["images.npy"], name: "images.npy")
    try file.expectDimensions(3, "save N images as an array of N×height×width")
    self.init(
      count: file.shape[0], height: file.shape[1], width: file.shape[2], pixels: try file.pixels(),
      labels: try files.labels(of: file.shape[0]))
  }
}
