import Foundation
import Testing

/// The program that the build calls for each family of stages. It lies beside the tests.
@Suite final class SourceDigestTests {
  private let root = FileManager.default.temporaryDirectory.appending(path: "digest-\(UUID().uuidString)").path

  init() throws {
    try FileManager.default.createDirectory(atPath: root + "/Sources/A", withIntermediateDirectories: true)
    try write("7", to: "Sources/A/a.css")
    try write("let a = 1", to: "Sources/A/a.swift")
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  private func write(_ text: String, to path: String) throws {
    try text.write(toFile: root + "/" + path, atomically: true, encoding: .utf8)
  }

  /// What the program prints, says on standard error, and whether it ends well.
  private func run(_ arguments: String...) throws -> (printed: String, said: String, isDone: Bool) {
    let process = Process()
    process.executableURL = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appending(path: "SourceDigest")
    process.arguments = arguments
    let (output, error) = (Pipe(), Pipe())
    (process.standardOutput, process.standardError) = (output, error)
    try process.run()
    let printed = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    let said = String(decoding: error.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (printed, said, process.terminationReason == .exit && process.terminationStatus == 0)
  }

  /// printf 7 | sha256sum; of a file that is no code, every byte counts.
  private let seven = "7902699be42c8a8e46fbbb4501726517e86b22c56a189f7625a6da49081b2451"

  @Test func aManifestNamesFilesByTheirPathsFromTheRoot() throws {
    for root in [root, root + "/"] {
      let (printed, said, isDone) = try run("-", root, self.root + "/Sources/A/a.css")
      #expect(printed == "\(seven)  Sources/A/a.css\n" && said.isEmpty && isDone)
    }
    let elsewhere = try run("-", root + "/Sources/B", root + "/Sources/A/a.css")
    #expect(elsewhere.printed == "\(seven)  \(root)/Sources/A/a.css\n")
  }

  @Test func neitherTheOrderOfFilesNorACommentCounts() throws {
    let files = ["a.css", "a.swift"].map { "\(root)/Sources/A/\($0)" }
    let before = try run("-", root, files[0], files[1]).printed
    #expect(before.split(separator: "\n").map { $0.dropFirst(66) } == ["Sources/A/a.css", "Sources/A/a.swift"])
    try write("let a = 1  // one", to: "Sources/A/a.swift")
    #expect(try run("-", root, files[1], files[0]).printed == before)
    try write("let a = 2", to: "Sources/A/a.swift")
    #expect(try run("-", root, files[0], files[1]).printed != before)
  }

  /// The fingerprint is the digest of the digests: printf `seven` | sha256sum, and that of nothing.
  @Test func aSourceHoldsTheFingerprintAndTheManifest() throws {
    let output = root + "/SourceFingerprint.swift"
    #expect(try run(output, root, root + "/Sources/A/a.css").isDone)
    #expect(
      try String(contentsOfFile: output, encoding: .utf8) == """
        let sourceFingerprint = "1048f03db5d45f654b955eae20d84b72673680fb13b318e7da22e8dce58df21c"
        let sourceManifest = #\"""
        \(seven)  Sources/A/a.css
        \"""#

        """)
    #expect(try run(output, root).isDone)
    let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    #expect(
      try String(contentsOfFile: output, encoding: .utf8)
        == "let sourceFingerprint = \"\(empty)\"\nlet sourceManifest = #\"\"\"\n\"\"\"#\n")
  }

  @Test func withoutARootItSaysHowItIsCalled() throws {
    for result in [try run(), try run("-")] {
      #expect(result.said.contains("usage: SourceDigest OUTPUT ROOT FILE...") && !result.isDone)
    }
  }

  @Test func aFileThatIsNotThereLeavesNoOutput() throws {
    let output = root + "/SourceFingerprint.swift"
    #expect(try !run(output, root, root + "/Sources/A/none.swift").isDone)
    #expect(!FileManager.default.fileExists(atPath: output))
  }
}
