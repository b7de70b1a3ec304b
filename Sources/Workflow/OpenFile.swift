private import Glibc

/// An open file; whoever opened it closes it.
package struct OpenFile: Sendable {
  private let descriptor: Int32
  private let path: String

  package init(_ descriptor: Int32, _ path: String) {
    self.descriptor = descriptor
    self.path = path
  }

  /// Opens any file for reading.
  init(reading path: String) throws(FileError) {
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    self.path = path
    if descriptor < 0 { throw FileError("open", path) }
  }

  func close() { _ = Glibc.close(descriptor) }

  /// What the system says of it.
  func signature() throws(FileError) -> FileSignature {
    var status = stat()
    if fstat(descriptor, &status) != 0 { throw FileError("look at", path) }
    return FileSignature(status)
  }

  /// All of it, from the start.
  package func content() throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    var room = Self.smallFile
    while true {
      let count = bytes.count
      var got = 0
      bytes.reserveCapacity(count + room)
      bytes.append(addingCapacity: room) { span in
        span.withUnsafeMutableBufferPointer { buffer, initialized in
          got = readAgain(descriptor, buffer.baseAddress, room)
          initialized = max(got, 0)
        }
      }
      if got < 0 { throw FileError("read", path) }
      if got == 0 { return bytes }
      room = got < room ? Self.smallFile : try remaining(after: bytes.count)
    }
  }

  /// Passes all of it on, piece by piece, from the start.
  func forEachPiece(_ body: (UnsafeRawBufferPointer) -> Void) throws(FileError) {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let got = readAgain(descriptor, buffer.baseAddress, buffer.count)
      if got < 0 { throw FileError("read", path) }
      if got == 0 { return }
      body(UnsafeRawBufferPointer(rebasing: buffer[..<got]))
    }
  }

  /// Writes bytes, all of them.
  func write(_ bytes: [UInt8]) throws(FileError) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress?.advanced(by: written), $0.count - written)
      }
      if count < 0, errno != EINTR { throw FileError("write", path) }
      written += max(count, 0)
    }
  }

  /// Waits until what was written has reached the disk.
  func flush() throws(FileError) {
    if fdatasync(descriptor) != 0 { throw FileError("flush", path) }
  }

  private static let smallFile = 4096

  private func remaining(after count: Int) throws(FileError) -> Int {
    max(try signature().size - count, 0) + Self.smallFile
  }
}

/// Reads once more when a signal interrupted.
private func readAgain(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  while true {
    let got = read(descriptor, buffer, count)
    if got >= 0 || errno != EINTR { return got }
  }
}
