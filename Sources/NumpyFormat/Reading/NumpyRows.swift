public import FormatErrors
private import Glibc
public import LinearAlgebra

/// The rows of a `.npy` file of `<f8` or `<f4` in C order, read from the disk as they are asked for, so that a file may be
/// larger than memory.
///
/// A file is read rather than mapped: what is gone from a mapped one ends the process, here it is an error.
public struct NumpyRows: Sendable {
  /// The number of rows.
  public var rows: Int { header.shape[0] }
  /// The number of columns.
  public var columns: Int { header.shape[1] }
  /// Bytes of an entry: 8 or 4.
  public var entrySize: Int { header.entrySize }

  private let header: NumpyHeader
  private let file: OpenedFile
  private let name: String

  /// Opens a file; nil for one that must be read whole to be understood, or to say why it cannot: of other entries, of
  /// another order or of other dimensions.
  ///
  /// - Parameters:
  ///   - path: Where it lies.
  ///   - name: Its name, for messages.
  /// - Throws: `FormatError` for a file that is malformed, or of another length than its head says.
  public init?(path: String, name: String) throws(FormatError) {
    guard let file = OpenedFile(path) else { return nil }
    header = try NumpyHeader(file.bytes(0..<min(file.size, Self.longestHead)), length: file.size, file: name)
    guard [.float64, .float32].contains(header.kind), header.shape.count == 2, header.shape[1] > 0, !header.isFortran
    else { return nil }
    self.file = file
    self.name = name
  }

  /// Some rows, widened to `Double` without loss.
  ///
  /// - Throws: `FormatError` for an entry that is not finite, and for a file that ends before them.
  public func matrix(_ range: Range<Int>) throws(FormatError) -> Matrix<Double> {
    let start = header.offset + range.lowerBound * columns * entrySize
    let bytes = file.bytes(start..<start + range.count * columns * entrySize)
    guard bytes.count == range.count * columns * entrySize else {
      throw FormatError("ends here, but did not when it was opened", in: name, at: .byte(start + bytes.count))
    }
    let numbers =
      header.kind == .float64
      ? Self.numbers(bytes) { (bits: UInt64) in Double(bitPattern: bits) }
      : Self.numbers(bytes) { (bits: UInt32) in Double(Float(bitPattern: bits)) }
    if let index = numbers.firstIndex(where: { !$0.isFinite }) {
      throw FormatError(
        "entry (\(range.lowerBound + index / columns), \(index % columns)) is \(FormatError.written(numbers[index])), not a "
          + "finite number; find out where it arose", in: name, at: .byte(start + index * entrySize))
    }
    return Matrix(rows: range.count, columns: columns, elements: numbers)
  }

  /// As long as no head is in practice: of version 1.0 it may be 64 KiB.
  private static let longestHead = 1 << 17

  @inline(__always)
  private static func numbers<Bits: FixedWidthInteger & BitwiseCopyable>(
    _ bytes: [UInt8], _ make: (Bits) -> Double
  ) -> [Double] {
    let (raw, size) = (bytes.span.bytes, MemoryLayout<Bits>.size)
    return [Double](unsafeUninitializedCapacity: bytes.count / size) { buffer, count in
      for i in 0..<bytes.count / size {
        buffer[i] = make(Bits(littleEndian: raw.unsafeLoadUnaligned(fromByteOffset: i * size, as: Bits.self)))
      }
      count = bytes.count / size
    }
  }
}

/// A file that is open as long as somebody holds it; parts of it may be read by several threads at once.
private final class OpenedFile: Sendable {
  let size: Int
  private let descriptor: Int32

  /// Nil for what cannot be opened, or is no file.
  init?(_ path: String) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      return nil
    }
    self.descriptor = descriptor
    size = Int(status.st_size)
  }

  deinit { close(descriptor) }

  /// The bytes of a range, or as many of them as there are.
  func bytes(_ range: Range<Int>) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: range.count) { buffer, count in
      while count < range.count {
        let got = pread(
          descriptor, buffer.baseAddress?.advanced(by: count), range.count - count, range.lowerBound + count)
        if got < 0, errno == EINTR { continue }
        guard got > 0 else { return }
        count += got
      }
    }
  }
}
