import Fingerprints
import Foundation
import Testing

@Suite struct SourceManifestTests {
  private func file(_ path: String, _ source: String) -> SourceManifest.File {
    SourceManifest.File(path: path, source: Array(source.utf8))
  }

  @Test func aCommentChangesNothing() {
    let one = SourceManifest([file("Sources/A/a.swift", "let a = 1"), file("Sources/C/c.c", "int c;")])
    let other = SourceManifest([file("Sources/C/c.c", "int c; // c"), file("Sources/A/a.swift", "let a = 1\n\n// a")])
    #expect(one == other)
    #expect(one.fingerprint == other.fingerprint)
  }

  @Test func anEditChangesTheFingerprintAndIsNamed() {
    let one = SourceManifest([file("Sources/A/a.swift", "let a = 1"), file("Sources/A/b.swift", "let b = 1")])
    let other = SourceManifest([file("Sources/A/a.swift", "let a = 1"), file("Sources/A/b.swift", "let b = 2")])
    #expect(one.fingerprint != other.fingerprint)
    #expect(other.paths(changedSince: one) == ["Sources/A/b.swift"])
  }

  /// The layout may change as often as it likes.
  @Test func aFileThatMovesChangesNothing() {
    let one = SourceManifest([file("Sources/A/a.swift", "let a = 1"), file("Sources/A/b.swift", "let b = 1")])
    let other = SourceManifest([file("Sources/B/c.swift", "let a = 1"), file("Sources/A/b.swift", "let b = 1")])
    #expect(one.fingerprint == other.fingerprint)
    #expect(other.paths(changedSince: one).isEmpty)
  }

  @Test func filesThatComeAndGoAreNamed() {
    let a = file("Sources/A/a.swift", "let a = 1")
    let b = file("Sources/A/b.swift", "let b = 1")
    #expect(SourceManifest([a, b]).fingerprint != SourceManifest([a]).fingerprint)
    #expect(SourceManifest([a, b]).paths(changedSince: SourceManifest([a])) == ["Sources/A/b.swift"])
    #expect(SourceManifest([a]).paths(changedSince: SourceManifest([a, b])) == ["Sources/A/b.swift"])
  }

  /// Two files of the same tokens are two.
  @Test func aCopyCounts() {
    let a = file("Sources/A/a.swift", "let a = 1")
    let copy = file("Sources/A/b.swift", "let a = 1")
    #expect(SourceManifest([a]).fingerprint != SourceManifest([a, copy]).fingerprint)
    #expect(SourceManifest([a, copy]).paths(changedSince: SourceManifest([a])) == ["Sources/A/b.swift"])
  }

  @Test func theTextReadsBack() {
    let manifest = SourceManifest([file("Sources/A/a b.swift", "let a = 1"), file("Sources/A/é.swift", "let b = 1")])
    #expect(SourceManifest(text: manifest.text) == manifest)
    #expect(SourceManifest(text: "")?.files.isEmpty == true)
    #expect(SourceManifest(text: "no digest  Sources/A/a.swift\n") == nil)
  }

  @Test func aFolderIsSeenAsItIsNow() throws {
    let root = FileManager.default.temporaryDirectory.appending(path: "manifest-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: root) }
    func write(_ path: String, _ text: String) throws {
      let url = root.appending(path: path)
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: url, atomically: true, encoding: .utf8)
    }
    let built = SourceManifest([file("Sources/A/a.swift", "let a = 1"), file("Sources/A/b.swift", "let b = 1")])
    try write("Sources/A/a.swift", "let a = 1 // now with a comment")
    try write("Sources/A/Deeper/c.swift", "let c = 1")
    try write("Sources/A/A.docc/A.md", "# A")
    try write("Sources/B/d.swift", "let d = 1")
    try write("Sources/A/Reading/e.swift", "let e = 1")
    let now = try built.now(in: root.path)
    #expect(now.files.map(\.path) == ["Sources/A/Deeper/c.swift", "Sources/A/a.swift"])
    #expect(now.paths(changedSince: built) == ["Sources/A/Deeper/c.swift", "Sources/A/b.swift"])
    let reading = SourceManifest(built.files + [file("Sources/A/Reading/f.swift", "let f = 1")])
    #expect(try reading.now(in: root.path).files.map(\.path).contains("Sources/A/Reading/e.swift"))
  }
}
