public import FormatErrors
import GzipFormat

/// A file of MNIST's IDX format, plain or compressed with gzip, of bytes.
///
/// Source: https://yann.lecun.com/exdb/mnist/, "The IDX file format".
public struct IDXFile: Equatable, Sendable {
  /// The length along each dimension.
  public let shape: [Int]
  /// The entries, in C order.
  public let entries: [UInt8]
  /// The file as messages name it.
  public let name: String

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - bytes: The whole file, compressed or not.
  ///   - name: Its name, for messages. Offsets in messages about a compressed file are those after decompression.
  /// - Throws: `FormatError` for a file that is of another type, malformed, or of another length than its head says.
  public init(_ bytes: [UInt8], name: String) throws(FormatError) {
    let isCompressed = isGzip(bytes)
    let plain = isCompressed ? try gunzip(bytes, file: name) : bytes
    self.name = isCompressed ? name + " (decompressed)" : name
    let head = try IDXFile.head(plain, self.name)
    shape = head.shape
    entries = Array(plain[head.length...])
  }

  /// The entries as N images of equal height and width.
  public func images() throws(FormatError) -> IDXImages {
    try expectDimensions(3, "images")
    return IDXImages(count: shape[0], height: shape[1], width: shape[2], pixels: entries)
  }

  /// The entries as labels.
  public func labels() throws(FormatError) -> [Int] {
    try expectDimensions(1, "labels")
    return entries.map(Int.init)
  }

  private func expectDimensions(_ wanted: Int, _ what: String) throws(FormatError) {
    guard shape.count == wanted else {
      throw FormatError(
        "its shape is \(shape.map(String.init).joined(separator: "×")), so it holds no \(what)", in: name, at: .byte(3))
    }
  }

  /// Reads magic and lengths, and holds the file's length against them.
  private static func head(_ bytes: [UInt8], _ name: String) throws(FormatError) -> (shape: [Int], length: Int) {
    guard bytes.starts(with: [0, 0]), bytes.count >= 4 else {
      throw FormatError("is no IDX file: it does not begin with 00 00 08", in: name, at: .byte(0))
    }
    guard bytes[2] == 8 else {
      throw FormatError("its entries are of type \(bytes[2]); only 8 (bytes) can be read", in: name, at: .byte(2))
    }
    let dimensions = Int(bytes[3])
    guard dimensions > 0, bytes.count >= 4 + 4 * dimensions else {
      throw FormatError("says that it has \(dimensions) dimensions, but ends before them", in: name, at: .byte(3))
    }
    let shape = (0..<dimensions).map { d in (0..<4).reduce(0) { $0 << 8 | Int(bytes[4 + 4 * d + $1]) } }
    let length = 4 + 4 * dimensions
    let written = Extents.written(shape)
    guard let needed = Extents.byteCount(shape, entrySize: 1) else {
      throw FormatError("no file has room for \(written) entries", in: name, at: .byte(4))
    }
    guard needed == bytes.count - length else {
      throw FormatError(
        "\(written) entries take \(needed) bytes, but \(bytes.count - length) follow the head", in: name,
        at: .byte(length + min(needed, bytes.count - length)))
    }
    return (shape, length)
  }
}

/// Images of one size, a byte a pixel.
public struct IDXImages: Equatable, Sendable {
  /// The number of images.
  public let count: Int
  /// Rows of pixels.
  public let height: Int
  /// Columns of pixels.
  public let width: Int
  /// Image by image, row by row, 0 to 255.
  public let pixels: [UInt8]
}
