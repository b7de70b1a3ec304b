private import IDXFormat
public import Interchange
public import Parameters
public import Stages

/// Reads labelled images from two files of MNIST's IDX format, plain or compressed with gzip.
public struct ReadDigits: Stage {
  public static let name = "read-digits"
  public static let summary = "Reads labelled images from IDX files, such as those of MNIST."

  public let images: ParameterReader.File
  public let labels: ParameterReader.File
  public let checksums: ParameterReader.File?
  public let count: Int?

  public init(from reader: inout ParameterReader) throws(NotebookError) {
    images = try reader.file("images", "The file of images.")
    labels = try reader.file("labels", "The file of labels.")
    checksums =
      reader.has("checksums")
      ? try reader.file(
        "checksums", "A file of SHA-256 digests that the two are held against, in the form of 'sha256sum'.") : nil
    count =
      reader.has("count")
      ? try reader.integer("count", "How many images to keep, from the first on; without it, all.", in: 1...Int.max)
      : nil
  }

  public func run(_ input: Nothing, in context: StageContext) throws -> Images {
    let imageFile = try context.read(images)
    let labelFile = try context.read(labels)
    if let checksums {
      let sums = try Checksums(context.read(checksums).bytes, source: checksums.path)
      try sums.verify(images.path, sha256: imageFile.sha256)
      try sums.verify(labels.path, sha256: labelFile.sha256)
    }
    let read = try IDXFile(imageFile.bytes, name: images.path).images()
    guard read.count == 0 || read.height * read.width > 0 else {
      throw ArtifactError(
        "'\(images.path)' holds images of \(read.height)×\(read.width) pixels; an image needs a pixel at least")
    }
    let classes = try IDXFile(labelFile.bytes, name: labels.path).labels()
    guard classes.count == read.count else {
      throw ArtifactError(
        "'\(images.path)' holds \(read.count) images, but '\(labels.path)' \(classes.count) labels; "
          + "name two files that belong together")
    }
    let kept = count ?? read.count
    guard kept <= read.count else {
      throw ArtifactError("'count' is \(kept), but '\(images.path)' holds \(read.count) images")
    }
    return Images(
      count: kept, height: read.height, width: read.width,
      pixels: Array(read.pixels.prefix(kept * read.height * read.width)), labels: Array(classes.prefix(kept)))
  }
}
