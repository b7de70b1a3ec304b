import Glibc

/// What the system tells of a file without reading it. A file with the same signature has the same content, unless it
/// changed within the clock's resolution.
package struct FileSignature: Equatable, Sendable {
  /// Device and inode: which file it is, whatever its name.
  package struct Identity: Hashable, Sendable {
    let device: UInt64
    package let inode: UInt64
  }

  /// Which file.
  package let identity: Identity
  /// The length in bytes.
  package let size: Int
  /// When the content last changed, as programs may set it: nanoseconds since 1970.
  package let modified: Int64
  /// When content, name or rights last changed; nobody can set it: nanoseconds since 1970.
  package let changed: Int64

  package init(identity: Identity, size: Int, modified: Int64, changed: Int64) {
    self.identity = identity
    self.size = size
    self.modified = modified
    self.changed = changed
  }

  init(_ status: stat) {
    identity = Identity(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
    size = Int(status.st_size)
    modified = Self.nanoseconds(status.st_mtim)
    changed = Self.nanoseconds(status.st_ctim)
  }

  /// Looks at a file.
  package init(ofFile path: String) throws(FileError) {
    var status = stat()
    if stat(path, &status) != 0 { throw FileError("look at", path) }
    self.init(status)
  }

  /// A time, or the nearest between 1938 and 2261 that there is a number for: a file may claim any, and differences of those
  /// must be numbers, too. That a file was changed still shows, in the time that the system keeps itself.
  private static func nanoseconds(_ time: timespec) -> Int64 {
    min(max(Int64(time.tv_sec), -1_000_000_000), 9_200_000_000) * 1_000_000_000 + Int64(time.tv_nsec)
  }

  /// The time now, in nanoseconds since 1970.
  package static var now: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return nanoseconds(time)
  }

  /// Whether the file last changed clearly before a time, so that any later change shows in its signature.
  ///
  /// Git calls the others "racily clean". A clock tick is at most 10 ms; some file systems keep whole seconds, or two.
  package func isOlder(than time: Int64) -> Bool {
    let second: Int64 = 1_000_000_000
    let keepsWholeSeconds = modified % second == 0 && changed % second == 0
    let resolution = keepsWholeSeconds ? 2 * second + second / 2 : second / 20
    return max(modified, changed) < time - resolution
  }
}
