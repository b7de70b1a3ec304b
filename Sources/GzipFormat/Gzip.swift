private import CZlib
public import FormatErrors
private import Requirements

/// Whether bytes begin as a gzip file does.
public func isGzip(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x1f, 0x8b]) }

/// Returns what a gzip file holds; of several members, one after the other.
///
/// The length that the file itself claims is not believed: memory grows with what is really there.
///
/// - Parameters:
///   - bytes: The file.
///   - file: Its name, for messages.
///   - limit: The most bytes that it may hold.
/// - Returns: The bytes within.
/// - Throws: `FormatError` for a file that is truncated, damaged, followed by other bytes, or too large.
public func gunzip(_ bytes: [UInt8], file: String, limit: Int = 1 << 32) throws(FormatError) -> [UInt8] {
  var result: [UInt8] = []
  var offset = 0
  repeat {
    guard isGzip(Array(bytes[offset..<min(offset + 2, bytes.count)])) else {
      let what = offset == 0 ? "is no gzip file: it does not begin with 1f 8b" : "other bytes follow the gzip data"
      throw FormatError(what, in: file, at: .byte(offset))
    }
    offset = try inflateMember(of: bytes, from: offset, file: file, limit: limit, into: &result)
  } while offset < bytes.count
  return result
}

/// Returns a gzip file of one member. The same bytes give the same file: it names no time, no system and no file.
public func gzip(_ bytes: [UInt8]) -> [UInt8] {
  var stream = z_stream()
  let size = Int32(MemoryLayout<z_stream>.size)
  let status = deflateInit2_(
    &stream, Z_BEST_COMPRESSION, Z_DEFLATED, gzipWindow, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size)
  require(status == Z_OK, "zlib cannot start (status \(status))")
  defer { deflateEnd(&stream) }
  var header = gz_header()
  header.os = 255  // unknown, lest the same bytes give another file on another system
  var input = bytes
  // The stream keeps pointers to input, output and header between calls, so their addresses must be pinned.
  return withUnsafeMutablePointer(to: &header) { header in
    deflateSetHeader(&stream, header)
    return input.withUnsafeMutableBufferPointer { source in
      [UInt8](unsafeUninitializedCapacity: Int(deflateBound(&stream, UInt(source.count)))) { target, count in
        stream.next_in = source.baseAddress
        stream.avail_in = UInt32(source.count)
        stream.next_out = target.baseAddress
        stream.avail_out = UInt32(target.count)
        let status = deflate(&stream, Z_FINISH)
        require(status == Z_STREAM_END, "zlib cannot compress \(source.count) bytes (status \(status))")
        count = Int(stream.total_out)
      }
    }
  }
}

/// Both formats' largest window, with gzip's header and checksum.
private let gzipWindow: Int32 = 15 + 16

/// Appends what the member at an offset holds; returns the offset after it.
private func inflateMember(
  of bytes: [UInt8], from offset: Int, file: String, limit: Int, into result: inout [UInt8]
) throws(FormatError) -> Int {
  var stream = z_stream()
  let status = inflateInit2_(&stream, gzipWindow, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
  require(status == Z_OK, "zlib cannot start (status \(status))")
  defer { inflateEnd(&stream) }
  var chunk = [UInt8](repeating: 0, count: 1 << 18)
  var at = offset
  while true {
    let step = inflateStep(&stream, bytes, from: at, into: &chunk)
    at += step.consumed
    guard result.count + step.produced <= limit else {
      throw FormatError("holds more than \(limit) bytes", in: file, at: .byte(at))
    }
    result += chunk[..<step.produced]
    if step.status == Z_STREAM_END { return at }
    guard step.status == Z_OK || step.status == Z_BUF_ERROR else {
      let why = step.message ?? "status \(step.status)"
      throw FormatError("the gzip data are damaged (\(why)); get the file again", in: file, at: .byte(at))
    }
    if step.consumed == 0, step.produced == 0 {
      throw FormatError("the gzip data end too early; get the whole file", in: file, at: .byte(at))
    }
  }
}

/// What one call of zlib did.
private struct InflateStep {
  let status: Int32
  let consumed: Int
  let produced: Int
  let message: String?
}

private func inflateStep(
  _ stream: inout z_stream, _ bytes: [UInt8], from offset: Int, into chunk: inout [UInt8]
) -> InflateStep {
  // zlib takes raw pointers, which are valid only within these closures; the stream is given new ones each time.
  bytes.withUnsafeBufferPointer { source in
    chunk.withUnsafeMutableBufferPointer { target in
      let available = min(source.count - offset, 1 << 30)
      stream.next_in = source.baseAddress.map { UnsafeMutablePointer(mutating: $0 + offset) }
      stream.avail_in = UInt32(available)
      stream.next_out = target.baseAddress
      stream.avail_out = UInt32(target.count)
      let status = inflate(&stream, Z_NO_FLUSH)
      return InflateStep(
        status: status, consumed: available - Int(stream.avail_in), produced: target.count - Int(stream.avail_out),
        message: stream.msg.map { String(cString: $0) })
    }
  }
}
