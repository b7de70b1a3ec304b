private import CZlib
import FormatErrors
private import Requirements

extension ZipArchive {
  /// What a deflated member holds. Memory grows with what is really there, and no further than the size that is said.
  func inflated(_ packed: Range<Int>, _ member: Member) throws(FormatError) -> [UInt8] {
    var stream = z_stream()
    // Without zlib's or gzip's head and checksum.
    let start = inflateInit2_(&stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    require(start == Z_OK, "zlib cannot start (status \(start))")
    defer { inflateEnd(&stream) }
    var result: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    var at = packed.lowerBound
    while true {
      let step = inflateStep(&stream, at..<packed.upperBound, into: &chunk)
      at += step.consumed
      result += chunk[..<step.produced]
      guard result.count <= member.size else {
        throw wrong(member, "is said to hold \(member.size) bytes, but holds more")
      }
      if step.status == Z_STREAM_END { break }
      guard step.status == Z_OK || step.status == Z_BUF_ERROR, step.consumed > 0 || step.produced > 0 else {
        throw wrong(member, "is damaged or ends too early; get the file again")
      }
    }
    guard result.count == member.size else {
      throw wrong(member, "is said to hold \(member.size) bytes, but holds \(result.count)")
    }
    return result
  }

  /// What one call of zlib did.
  private struct Step {
    let status: Int32
    let consumed: Int
    let produced: Int
  }

  private func inflateStep(_ stream: inout z_stream, _ packed: Range<Int>, into chunk: inout [UInt8]) -> Step {
    // zlib takes raw pointers, which are valid only within these closures; the stream is given new ones each time.
    bytes.withUnsafeBufferPointer { source in
      chunk.withUnsafeMutableBufferPointer { target in
        let available = min(packed.count, 1 << 30)
        stream.next_in = source.baseAddress.map { UnsafeMutablePointer(mutating: $0 + packed.lowerBound) }
        stream.avail_in = UInt32(available)
        stream.next_out = target.baseAddress
        stream.avail_out = UInt32(target.count)
        let status = inflate(&stream, Z_NO_FLUSH)
        return Step(
          status: status, consumed: available - Int(stream.avail_in), produced: target.count - Int(stream.avail_out))
      }
    }
  }

  /// The CRC-32 of bytes.
  func checksum(_ contents: [UInt8]) -> UInt32 {
    contents.withUnsafeBufferPointer { buffer in
      guard let address = buffer.baseAddress else { return 0 }
      return UInt32(crc32_z(0, address, buffer.count))
    }
  }
}
