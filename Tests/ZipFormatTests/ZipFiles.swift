import FormatErrors
import GzipFormat
import TestSupport
import ZipFormat

let zeros = [UInt8](repeating: 0, count: 100_000)

/// A deflated member.
func member(_ name: String, deflating contents: [UInt8]) -> ZipWriter.Member {
  ZipWriter.Member(name, gzip: gzip(contents), contents: contents)
}

/// A stored member, a deflated one and an empty one.
let usual = [
  ZipWriter.Member("a/b.txt", Array("hello\n".utf8)), member("zeros", deflating: zeros), ZipWriter.Member("empty", []),
]

/// The message of the error that reading all members throws.
func complaint(_ bytes: [UInt8], limit: Int = 1 << 20) -> String? {
  do throws(FormatError) {
    let archive = try ZipArchive(bytes, name: "a.zip")
    for member in archive.members { _ = try archive.contents(of: member, limit: limit) }
    return nil
  } catch {
    return error.description
  }
}
